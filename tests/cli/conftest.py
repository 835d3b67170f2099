import pytest
from flask import Flask
from flask.testing import FlaskClient

from webapp import create_app
from webapp.settings import Settings


@pytest.fixture
def app(recognizer) -> Flask:
    return create_app(Settings(), recognizer)


@pytest.fixture
def client(app) -> FlaskClient:
    return app.test_client()
