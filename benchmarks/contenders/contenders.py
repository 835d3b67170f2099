"""Who is measured: Digitpad, an empty route under its server, and what people use instead."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from testing.servers import ROOT

WORK = ROOT / ".bench"
"""What the benchmark installs, records and keeps; git ignores it."""

PEERS = Path("benchmarks/peers")


@dataclass(frozen=True)
class Pad:
    """The page: CSS selectors of what is drawn on, of what shows the answer, and of its buttons.

    `endpoint` is the part of an address that is asked for an answer; `pen` the button, if any, that
    has to be pressed before one can draw; `path` where the page is, on its server.
    """

    canvas: str
    answer: str
    clear: str
    endpoint: str
    pen: str | None = None
    path: str = ""


@dataclass(frozen=True)
class Contender:
    """A web app: where it is installed and from what, how it is started, where it says it is ready.

    `command` follows the Python of its own environment, in the repository's root; the port comes
    in PORT and DIGITPAD_PORT. `files` are what it needs besides its packages.
    """

    name: str
    environment: Path
    requirements: Path
    command: tuple[str, ...]
    files: tuple[str, ...]
    ready: str = "/"
    variables: Mapping[str, str] = field(default_factory=dict, hash=False)
    pad: Pad | None = None


SERVING = ("digits", "webapp", "static", "templates", "saved_model")

KERAS_MODEL = "saved_model/digits.keras"

KERAS_PREDICT = "Keras, model.predict"
"""The same network in process, as the textbook app asks it."""

DIGITPAD = Contender(
    name="Digitpad",
    environment=WORK / "serve",
    requirements=Path("requirements/serve.txt"),
    command=("-m", "webapp"),
    files=SERVING,
    ready="/readyz",
    pad=Pad("#pad", "[data-digit]", "#clear", "/api/v1/predictions"),
)

NUMBERS = replace(
    DIGITPAD,
    name="Digitpad, in a number",
    pad=Pad("#pad", "[data-digit]", "#undo", "/api/v1/readings", path="/number"),
)
"""Where the stroke that was written is taken back, and all before it stays."""

TWO_WORKERS = replace(DIGITPAD, name="Digitpad, two workers", variables={"DIGITPAD_WORKERS": "2"})

WITH_METRICS = replace(
    DIGITPAD, name="Digitpad with metrics", variables={"DIGITPAD_METRICS_PORT": "19464"}
)

EMPTY_ROUTE = Contender(
    name="empty Flask route",
    environment=DIGITPAD.environment,
    requirements=DIGITPAD.requirements,
    command=("-m", "benchmarks.peers.empty"),
    files=(),
)

TEXTBOOK = Contender(
    name="Flask + model.predict",
    environment=WORK / "textbook",
    requirements=PEERS / "textbook/requirements.txt",
    command=(str(PEERS / "textbook/app.py"),),
    files=(str(PEERS / "textbook"), KERAS_MODEL),
    pad=Pad("#pad", ".percent", "#clear", "/predict"),
)

GRADIO = Contender(
    name="Gradio",
    environment=WORK / "gradio",
    requirements=PEERS / "gradio/requirements.txt",
    command=(str(PEERS / "gradio/app.py"),),
    files=(str(PEERS / "gradio"), KERAS_MODEL),
    variables={"GRADIO_ANALYTICS_ENABLED": "False", "GRADIO_TEMP_DIR": str(WORK / "uploads")},
    pad=Pad(
        canvas="canvas",
        answer=".confidence-set",
        clear="button[aria-label='Clear canvas']",
        endpoint="/queue/join",
        pen="button[aria-label='Brush']",
    ),
)

WITH_A_PAGE = (DIGITPAD, TEXTBOOK, GRADIO)

OVER_HTTP = (DIGITPAD, WITH_METRICS, TWO_WORKERS, EMPTY_ROUTE, TEXTBOOK, GRADIO)
