"""The form to send a picture with."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import StringField, ValidationError

from webapp.pages.samples import label_of_sample, read_sample
from webapp.texts.problems import text_of_problem

label_of_kind: Mapping[str, LazyString] = {
    "": _("Automatic"),
    "digit": _("One digit"),
    "number": _("A number"),
}
"""What a picture is read as, by what the form sends for it; without more it is found out."""


class PictureForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """One picture, of files, just taken with a phone, or a sample; it needs no cookie."""

    class Meta:
        """Without a token: it keeps nothing, and where it comes from is checked of every form."""

        csrf = False

    file = FileField(_("Choose a picture"))
    camera = FileField(_("Take a photo"))

    sample = StringField()

    kind = StringField(_("Read it as"), default="")

    @property
    def asked_kind(self) -> str:
        """What the picture is to be read as: a key of `label_of_kind`."""
        return self.kind.data if self.kind.data in label_of_kind else ""

    def read(self) -> bytes:
        """The picture that a valid form holds."""
        if self.sample.data in label_of_sample:
            return read_sample(self.sample.data)
        data: bytes = (self.file.data or self.camera.data).read()
        return data

    def validate_file(self, field: FileField) -> None:
        """Refuse a form without a picture; raises `ValidationError`."""
        if self.sample.data in label_of_sample or self.file.data or self.camera.data:
            return
        raise ValidationError(text_of_problem["missing"])


def form_with(problem: str, kind: str) -> PictureForm:
    """A form without a picture that shows a problem, a key of `texts/problems.py`."""
    form = PictureForm(formdata=None, kind=kind)
    form.file.errors = [text_of_problem[problem]]
    return form
