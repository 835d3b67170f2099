from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from threadpoolctl import threadpool_limits

from digits.recognizer import Recognizer
from tests.missing import skip_or_fail
from trainer.data.datasets import MNIST
from trainer.data.digit_set import DigitSet
from trainer.data.download import data_folder
from trainer.data.parts import Part
from webapp import create_app
from webapp.settings import Settings

ROOT = Path(__file__).resolve().parent.parent

LONGEST = ("tests/trainer/", "tests/browser/")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="accept how the pages look now")


def pytest_configure() -> None:
    """Keep numpy to one thread, as the server does: two workers share the cores already."""
    threadpool_limits(1, user_api="blas")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that no worker is left alone with it at the end."""
    items.sort(key=lambda item: [not item.nodeid.startswith(folder) for folder in LONGEST])


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def saved_model() -> Path:
    return ROOT / "saved_model"


@pytest.fixture(scope="session")
def recognizer(saved_model: Path) -> Recognizer:
    return Recognizer.open(saved_model)


@pytest.fixture(scope="session")
def mnist_test() -> DigitSet:
    """MNIST's 10,000 test images, where this machine has them."""
    if not (data_folder() / "mnist").is_dir():
        skip_or_fail(f"MNIST is not in {data_folder()}: `make train` downloads it")
    return MNIST.read(data_folder(), Part.TEST)


@pytest.fixture
def app(recognizer) -> Flask:
    return create_app(Settings(), recognizer)


@pytest.fixture
def client(app) -> FlaskClient:
    return app.test_client()
