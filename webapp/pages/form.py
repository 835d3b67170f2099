"""The form to send a picture with."""

from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import ValidationError

from webapp.texts.problems import text_of_problem


class PictureForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """One picture, chosen from files or, on a phone, just taken; it needs no cookie."""

    class Meta:
        """Without a token: it keeps nothing, and where it comes from is checked of every form."""

        csrf = False

    file = FileField(_("Choose a picture"))
    camera = FileField(_("Take a photo"))

    @property
    def chosen(self) -> Any:
        """The file that was sent in either field, or None."""
        return self.file.data or self.camera.data

    def validate_file(self, field: FileField) -> None:
        """Refuse a form without a file; raises `ValidationError`."""
        if not self.chosen:
            raise ValidationError(text_of_problem["missing"])


def form_with(problem: str) -> PictureForm:
    """An empty form that shows a problem, a key of `texts/problems.py`."""
    form = PictureForm(formdata=None)
    form.file.errors = [text_of_problem[problem]]
    return form
