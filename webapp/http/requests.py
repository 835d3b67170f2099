"""Requests that need no disk."""

from io import BytesIO
from typing import IO

from flask import Request


class RequestInMemory(Request):
    """Flask's request, with the files of its form in memory: a folder for them may be full.

    They are as small as the body that they come in, and of that the settings say how large.
    """

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        return BytesIO()
