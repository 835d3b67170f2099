"""The page to write numbers on."""

from flask import Blueprint, render_template

from webapp.http.pages import rendered_once
from webapp.texts.rules import names_of_rules, rules_made_to_measure
from webapp.texts.scripts import texts_of_number

blueprint = Blueprint("number", __name__)


@blueprint.get("/number")
@rendered_once
def number() -> str:
    """A wide pad, and the number that the network reads on it."""
    return render_template(
        "number/number.html",
        rules=names_of_rules(),
        made_to_measure=rules_made_to_measure(),
        texts=texts_of_number(),
    )
