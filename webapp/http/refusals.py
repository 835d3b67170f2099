"""Refusals without the app: of what never came to it, and of names under which it has no pages."""

from werkzeug.wrappers import Response

from webapp.http.problems import PROBLEM_JSON, problem_json
from webapp.http.programs import PATHS
from webapp.http.request_ids import HEADER
from webapp.http.security import value_of_header


def refusal(status: int, path: str, detail: str, request_id: str) -> Response:
    """An answer that says what was expected: problem+json for programs, or else plain text."""
    headers = value_of_header | {HEADER: request_id}
    if not any(part in path for part in PATHS):  # below a path that a proxy has for us
        return Response(detail, status, headers, content_type="text/plain")
    body = problem_json(status, detail, request_id)
    return Response(body, status, headers, PROBLEM_JSON)
