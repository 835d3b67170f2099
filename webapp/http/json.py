"""JSON in answers, by msgspec: in a fifth of the time that Python's own takes."""

from typing import Any

import msgspec
from flask import Response
from flask.json.provider import DefaultJSONProvider


class Msgspec(DefaultJSONProvider):
    """Flask's JSON, whose answers msgspec writes."""

    def response(self, *args: Any, **kwargs: Any) -> Response:
        """An answer with the JSON of its one argument, or of a list or dictionary of them."""
        return Response(
            msgspec.json.encode(self._prepare_response_obj(args, kwargs)), mimetype=self.mimetype
        )
