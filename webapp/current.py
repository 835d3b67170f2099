"""The model that the app reads with: one record, swapped when the library promotes another."""

import logging
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, current_app, g

from digits.bundle import Bundle, read_bundles
from digits.fastest import FASTEST, Choice, fastest
from digits.library import Library
from digits.recognizer import Recognizer
from digits.report import Report, ReportError, read_report
from webapp.log import say
from webapp.settings import Settings

logger = logging.getLogger(__name__)

WATCH_S = 0.5
"""So often a worker looks which version is promoted: it reads one line, and no request waits."""


@dataclass(frozen=True)
class CurrentModel:
    """A model as one record, so that nobody shows one version's report with another's answers.

    `folder` is the model's; `report` is None where there is none that can be read. `ms` is how long
    each of its networks took to read a digit here, and empty where the fastest was not looked for.
    """

    recognizer: Recognizer
    folder: Path
    report: Report | None
    ms: Mapping[str, float]

    @property
    def version(self) -> str:
        """Which model this is."""
        return self.recognizer.bundle.version

    @property
    def network(self) -> str:
        """Which of its networks reads: "float" or "int8"."""
        return self.recognizer.bundle.network

    @property
    def description(self) -> str:
        """The network and the version, and why this network, where there was a choice."""
        read = f"the {self.network} network of model {self.version}"
        if not self.ms:
            return read
        own = self.ms[self.network]
        (other,) = (ms for network, ms in self.ms.items() if network != self.network)
        compared = "faster" if own < other else "as fast"
        return f"{read}, measured {compared} here: {own:.2f} against {other:.2f} ms a digit"


class ModelHolder:
    """Holds the current model of one process: threads take `model` while another swaps it."""

    def __init__(self, model: CurrentModel, network: str, library: Library | None) -> None:
        """`network` is the setting: "float", "int8" or "auto"."""
        self.model = model
        self._network = network
        self._library = library
        self._told = ""

    def refresh(self) -> None:
        """Take up the version that is promoted, if it is another; one that cannot be read is told.

        The model that there is goes on until then, and where the next cannot be opened. Of several
        networks the one that was fastest at the start is kept, in all workers alike.
        """
        try:
            folder = _promoted(self._library)
            if folder not in (None, self.model.folder):
                self.model = _open(folder, self._network, self.model.network)
                self._tell(f"Digitpad now reads with model {self.model.version}")
        except Exception as error:  # whatever it is, whoever draws meanwhile is answered
            self._tell(f"Digitpad goes on with model {self.model.version}: {error}")

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Refresh at once, and from then on in a thread of its own where there is a library."""
        if self._library is None:
            yield
            return
        self.refresh()
        stopped = threading.Event()
        watcher = threading.Thread(target=self._refresh_until, args=[stopped], daemon=True)
        watcher.start()
        try:
            yield
        finally:
            stopped.set()
            watcher.join()

    def _refresh_until(self, stopped: threading.Event) -> None:
        while not stopped.wait(WATCH_S):
            self.refresh()

    def _tell(self, text: str) -> None:
        if text != self._told:  # a version that cannot be opened is tried again and again
            say(text)
        self._told = text


def register(app: Flask, settings: Settings, recognizer: Recognizer | None = None) -> None:
    """Give the app its model: the library's, or without one that of the settings' folder.

    A recogniser that is given is taken for that folder's. Raises `BundleError`.
    """
    library = Library(settings.models) if settings.models and recognizer is None else None
    folder = _promoted(library) or settings.model
    if recognizer is None:
        model = _open(folder, settings.network)
    else:
        model = _record(recognizer, folder, {})
    app.extensions["model"] = ModelHolder(model, settings.network, library)


def holder_of(app: Flask) -> ModelHolder:
    """What holds the app's model."""
    holder: ModelHolder = app.extensions["model"]
    return holder


def current_model() -> CurrentModel:
    """The model that answers this request, from its beginning to its end."""
    if "model" not in g:
        g.model = holder_of(current_app).model
    model: CurrentModel = g.model
    return model


def _promoted(library: Library | None) -> Path | None:
    """The folder of the version that reads, if there is a library that has one."""
    version = library.current if library else None
    return library.folder_of(version) if library and version else None


def _open(folder: Path, network: str, chosen: str | None = None) -> CurrentModel:
    """A folder's model with the network of the settings: "auto" is `chosen`, where there is one."""
    if network != FASTEST:
        return _record(Recognizer.open(folder, network), folder, {})
    choice = _choose(read_bundles(folder), chosen)
    return _record(Recognizer(choice.bundle), folder, choice.ms)


def _choose(bundles: Sequence[Bundle], chosen: str | None) -> Choice:
    """The one with the network that was chosen before, or else the fastest."""
    return fastest([one for one in bundles if one.network == chosen] or bundles)


def _record(recognizer: Recognizer, folder: Path, ms: Mapping[str, float]) -> CurrentModel:
    return CurrentModel(recognizer, folder, _report(folder), ms)


def _report(folder: Path) -> Report | None:
    """The report in a model's folder; one that cannot be read is left out, and the log says why."""
    try:
        return read_report(folder)
    except ReportError as error:
        logger.warning("%s", error)
        return None
