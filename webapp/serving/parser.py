"""A request as it comes in: what it may not be is known before its body is read."""

import re

from waitress.parser import HTTPRequestParser
from waitress.utilities import BadRequest, Error, RequestEntityTooLarge

BEGINNING = 256
"""Bytes of a request that are kept as they came, to tell where a broken one was going."""

HEALTH = "/healthz"
"""How the path ends that is answered without a thread, however busy these are."""

DRAWINGS = ("/api/v1/predictions", "/api/v1/readings")
"""How the paths end to which pages send their drawings."""

SHORT_BODY = 16_384
"""Bytes of a drawing's request, at most: mostly it has a fifth of that."""

NAME_OF_PREFIX = re.compile(rb"^SCRIPT_NAME:", re.IGNORECASE | re.MULTILINE)
"""How some proxies call `X-Forwarded-Prefix`; waitress drops names with an underscore."""


class LengthRequired(BadRequest):  # type: ignore[misc]  # waitress has no types
    """A body of unknown length."""

    code = 411
    reason = "Length Required"


class RequestTimeout(BadRequest):  # type: ignore[misc]  # as above
    """A request that took too long to come in."""

    code = 408
    reason = "Request Timeout"


class Busy(Error):  # type: ignore[misc]  # as above
    """More than the server can hold at once."""

    code = 503
    reason = "Service Unavailable"


class RequestParser(HTTPRequestParser):  # type: ignore[misc]  # as above
    """waitress' parser, which takes bodies of known length only and leaves too long ones unread.

    `is_cut` tells that a body was too long: the app answers, and nothing more is read.
    """

    beginning = b""
    error: Error | None = None
    is_cut = False

    def received(self, data: bytes) -> int:
        """Take up bytes; how many of them belong to this request."""
        self.beginning = self.beginning or data[:BEGINNING]
        consumed: int = super().received(data)
        if isinstance(self.error, RequestEntityTooLarge):
            self.error, self.is_cut = None, True
        elif self.chunked or "TRANSFER_ENCODING" in self.headers:
            self.refuse(LengthRequired("expected a Content-Length, got none"))
        return consumed

    def parse_header(self, header_plus: bytes) -> None:
        """Parse all before the body."""
        super().parse_header(NAME_OF_PREFIX.sub(b"X-Forwarded-Prefix:", header_plus))

    def refuse(self, error: Error) -> None:
        """End the request here, to be answered with an error."""
        self.error = self.error or error
        self.completed = True

    @property
    def needs_no_work(self) -> bool:
        """Whether it is refused, or asks for a sign of life alone."""
        return self.error is not None or bool(self.path.endswith(HEALTH))

    @property
    def is_drawing(self) -> bool:
        """Whether it asks what a drawing is."""
        return bool(self.path.endswith(DRAWINGS) and self.content_length <= SHORT_BODY)

    @property
    def asked_path(self) -> str:
        """The path as the client wrote it, of a request that could not be parsed too."""
        _, _, rest = self.beginning.lstrip().partition(b" ")
        return rest.partition(b" ")[0].decode("latin-1")
