"""Pages that are the same for everybody: each is rendered once, and not for each visitor."""

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import TypeVarTuple

from flask import Flask, current_app, g, request

from webapp.current import current_model
from webapp.http.language import language

MOST = 64
"""Pages of a kind that are kept: in each language, for some models and paths."""

RENDERED_ONCE = "rendered_once"
"""The name in Flask's `g` of the page that a request is answered with, if it is one of these."""

Given = TypeVarTuple("Given")


def rendered_once(render: Callable[[*Given], str]) -> Callable[[*Given], str]:
    """Keep what this gives for an app, model, language, path of the host and its arguments.

    These are hashable, and the page differs by nothing else.
    """

    @lru_cache(MOST)
    def kept(_app: Flask, _rest: Hashable, *given: *Given) -> str:
        return render(*given)

    @wraps(render)
    def page(*given: *Given) -> str:
        app = current_app._get_current_object()  # type: ignore[attr-defined]
        rest = current_model().version, language(), request.script_root
        answer = kept(app, rest, *given)
        setattr(g, RENDERED_ONCE, answer)
        return answer

    return page
