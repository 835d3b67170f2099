"""The API: the rules that a number can be held to."""

from flask import Blueprint

from digits.reading.rules.catalogue import catalogue
from webapp.api import answers

blueprint = Blueprint("rules", __name__, url_prefix="/api/v1")


@blueprint.get("/rules")
def rules() -> answers.Rules:
    """All of them, in the catalogue's order."""
    return {
        "rules": [
            {
                "name": listed.name,
                "title": listed.title,
                "lengths": list(listed.lengths),
                "example": listed.example,
                "written": listed.written,
                "source": listed.source,
            }
            for listed in catalogue()
        ]
    }
