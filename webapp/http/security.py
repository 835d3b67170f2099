"""Headers of every answer: nothing inline, nothing from elsewhere, no framing."""

from flask import Flask, Response, request

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)

value_of_header = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
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


def register(app: Flask) -> None:
    """Put the headers on every answer of the app."""
    app.after_request(_add_headers)


def _add_headers(response: Response) -> Response:
    response.headers.extend(value_of_header)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = f"max-age={HTTPS_AGAIN_S}"
    return response


def not_stored(response: Response) -> Response:
    """Let no browser and no proxy store an answer, which is nobody else's business."""
    response.headers["Cache-Control"] = "no-store"
    return response
