"""Refusals without the app: of what never came to it, and of names under which it has no pages."""

from werkzeug.wrappers import Response

from webapp.http.problems import PROBLEM_JSON, problem_json
from webapp.http.programs import PATHS
from webapp.http.security import value_of_header


def refusal(status: int, path: str, detail: str) -> Response:
    """An answer that says what was expected: problem+json for programs, or else plain text."""
    if not any(part in path for part in PATHS):  # below a path that a proxy has for us
        return Response(detail, status, value_of_header, content_type="text/plain")
    return Response(problem_json(status, detail), status, value_of_header, PROBLEM_JSON)
