"""Headers of every answer: nothing inline, nothing from elsewhere, frames only where allowed."""

from flask import Flask, Response, request

from webapp.settings import Origins, listed

NOBODY = "'none'"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors "
)

POLICY_HEADER = "Content-Security-Policy"

value_of_header = {
    POLICY_HEADER: POLICY + NOBODY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # Not "no-referrer": a browser would then not say which site sends a form, either.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}

HTTPS_AGAIN_S = 7 * 86_400
"""Seconds for which a browser that came over HTTPS asks for nothing else: a host that gives it up
is found again soon."""


def register(app: Flask, frame_ancestors: Origins) -> None:
    """Put the headers on every answer of the app, which these origins may show in frames."""
    framing = listed(frame_ancestors)
    policy = POLICY + (" ".join(["'self'", *framing]) if framing else NOBODY)
    headers = value_of_header | {POLICY_HEADER: policy}

    @app.after_request
    def add_headers(response: Response) -> Response:
        response.headers.extend(headers)
        if request.is_secure:
            response.headers["Strict-Transport-Security"] = f"max-age={HTTPS_AGAIN_S}"
        return response


def not_stored(response: Response) -> Response:
    """Let no browser and no proxy store an answer, which is nobody else's business."""
    response.headers["Cache-Control"] = "no-store"
    return response
