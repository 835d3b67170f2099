"""Requests that need no disk, and forms that hold little but files."""

from io import BytesIO
from typing import IO, Any, cast

from flask import Request, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.formparser import FormDataParser

MOST_TEXT = 131_072
"""Bytes of a form's text, and of what stands before each of its files."""

MOST_PARTS = 8
"""Of a form: the largest of the pages' has two."""


class TooManyFiles(RequestEntityTooLarge):
    """A form has more files than the request may have."""


class SmallForms(FormDataParser):
    """werkzeug's parser, which takes no long text: that costs it far more time than a file does."""

    def parse(
        self,
        stream: IO[bytes],
        mimetype: str,
        content_length: int | None,
        options: dict[str, str] | None = None,
    ) -> Any:
        """Raises 413 for a form that holds more than a file and a few words."""
        parts = self.max_form_parts
        expected = f"expected a form of at most {parts} parts and {MOST_TEXT:,} bytes of text"
        if mimetype != "multipart/form-data" and (content_length or 0) > MOST_TEXT:
            raise RequestEntityTooLarge(f"{expected}, got {content_length:,}")
        try:
            return super().parse(stream, mimetype, content_length, options)
        except TooManyFiles:
            raise
        except RequestEntityTooLarge:
            raise RequestEntityTooLarge(f"{expected}, got more") from None


class RequestInMemory(Request):
    """Flask's request, with the files of its form in memory: a folder for them may be full.

    They are as small as the body that they come in, and of that the settings say how large.
    """

    form_data_parser_class = SmallForms
    max_form_memory_size = MOST_TEXT
    max_form_parts = MOST_PARTS
    max_files = MOST_PARTS
    files_begun = 0

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        self.files_begun += 1
        if self.files_begun > self.max_files:
            raise TooManyFiles
        return BytesIO()


def allow_files(most: int) -> None:
    """Let the form of this request have so many files, and a few words; `TooManyFiles` ends it."""
    own = cast(RequestInMemory, request)
    own.max_files = most
    own.max_form_parts = most + MOST_PARTS
