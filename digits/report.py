"""A model's report: what `trainer` measured and `/model` shows, as one typed, versioned record.

All shares and confidences are in [0, 1].
"""

from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from digits.records import RecordError, as_record, json_object
from digits.report_ids import (
    Component,
    Condition,
    Corruption,
    DataSetId,
    Licence,
    Metric,
    OutlierKind,
    TestSet,
)

FORMAT_VERSION = 1
"""The version of the report's layout that this code reads and writes."""

FOLDER = "report"
"""The report's folder within a model's."""

REPORT = "report.json"

Count = Annotated[int, Meta(ge=0)]
Some = Annotated[int, Meta(ge=1)]
Share = Annotated[float, Meta(ge=0, le=1)]


class ReportError(RuntimeError):
    """A report that cannot be read; the message names the file, what was expected and found."""


class Record(Struct, frozen=True, forbid_unknown_fields=True):
    """What all parts of a report share: they cannot be changed, and unknown fields are refused."""


class Epoch(Record, frozen=True):
    """One pass through the training images, numbered from 0; `val_` is measured on validation."""

    epoch: Count
    accuracy: Share
    loss: float
    val_accuracy: Share
    val_loss: float


class Source(Record, frozen=True):
    """A data set that the network learned from, as its makers want it named."""

    id: DataSetId
    name: str
    makers: str
    address: str
    licence: Licence
    licence_address: str


class Training(Record, frozen=True):
    """How the network learned.

    `images` are how many there were of each component, beside those that validated; `continued`
    says whether it started from the weights of an earlier run.
    """

    history: tuple[Epoch, ...]
    images: dict[Component, Count]
    validation_images: Count
    continued: bool
    sources: tuple[Source, ...]


class DigitMetrics(Record, frozen=True):
    """Precision and recall of one class."""

    digit: Count
    count: Count
    precision: Share
    recall: Share


class ReliabilityBin(Record, frozen=True):
    """The digits whose confidence falls into one of several equal bins of [0, 1]."""

    count: Some
    confidence: Share
    accuracy: Share


class ReadingMetrics(Record, frozen=True):
    """What became of `count` labelled digits.

    `turned_down` is the share that was; accuracy takes no notice of it. `confusion` has a row for
    each true class and a column for each that was read.
    """

    count: Some
    accuracy: Share
    loss: float
    turned_down: Share
    calibration_error: Share
    digits: tuple[DigitMetrics, ...]
    confusion: tuple[tuple[Count, ...], ...]
    reliability: tuple[ReliabilityBin, ...]


class ConditionMetrics(Record, frozen=True):
    """The accuracy on `count` digits in each condition."""

    count: Some
    accuracy: dict[Condition, Share]


class OutlierMetrics(Record, frozen=True):
    """What became of `count` drawings that are not digits.

    `auroc` tells how well confidence separates them from digits drawn the same way; the shares
    were accepted as digits, as served and with a threshold that turns down 5 % of the digits.
    """

    count: Some
    auroc: Share
    accepted: Share
    accepted_at_5_percent: Share


class PenMetrics(Record, frozen=True):
    """What became of test writers' pen strokes.

    `sites` are UNIPEN's contributors by their names there; `snapshot` is all of them together, as
    the page sends them; `uncalibrated_error` their calibration error at temperature 1;
    `letters_and_symbols` are those that nobody takes for a digit.
    """

    test_sets: dict[TestSet, ConditionMetrics]
    sites: dict[str, ConditionMetrics]
    snapshot: ReadingMetrics
    uncalibrated_error: Share
    outliers: dict[OutlierKind, OutlierMetrics]
    letters_and_symbols: OutlierMetrics


class Metrics(Record, frozen=True):
    """Everything that an examination measures; `pen` is None where no strokes were at hand.

    `scans` is what became of test writers' digits on paper, None where none were at hand, and
    `corruptions` has the accuracy on the first `corrupted_images` of MNIST's test images.
    """

    mnist: ReadingMetrics
    corruptions: dict[Corruption, Share]
    corrupted_images: Count
    pen: PenMetrics | None = None
    scans: ReadingMetrics | None = None


class GateResult(Record, frozen=True):
    """A metric of the float network and of the int8 one, the gate it must pass, the bar we aim for.

    With `at_most` smaller is better; None stands for what was not examined.
    """

    metric: Metric
    float_value: float | None
    int8_value: float | None
    gate: float
    bar: float
    at_most: bool


class Mistake(Record, frozen=True):
    """A test image of MNIST, by its index there, that was misread, and how surely."""

    index: Count
    label: Count
    read: Count
    confidence: Share


class Sheet(Record, frozen=True):
    """The picture of all mistakes in their order, row by row of so many columns."""

    file: str
    columns: Some


class Speed(Record, frozen=True):
    """How long reading one of `images` digits took, in milliseconds: median, 95th percentile."""

    images: Some
    median_ms: float
    slow_ms: float


class Report(Record, frozen=True, kw_only=True):
    """The report of one model; `speed` is by network, "float" or "int8"; mistakes surest first."""

    format_version: int = FORMAT_VERSION
    training: Training
    metrics: Metrics
    gates: tuple[GateResult, ...]
    mistakes: tuple[Mistake, ...]
    sheet: Sheet
    speed: dict[str, Speed]


def read_report(model: Path) -> Report:
    """Read the report in a model's folder; raises `ReportError`."""
    path = model / FOLDER / REPORT
    try:
        content = json_object(path.read_bytes())
        version = content.get("format_version")
        if version != FORMAT_VERSION:
            raise ReportError(f"{path}: expected format_version {FORMAT_VERSION}, got {version!r}")
        return as_record(content, Report)
    except OSError as error:
        raise ReportError(f"{path}: expected a file, got {error.strerror}") from None
    except RecordError as error:
        raise ReportError(f"{path}: {error}") from None


def save_report(report: Report, model: Path) -> None:
    """Write a report into a model's folder, whose report folder has to be there."""
    content = msgspec.json.format(msgspec.json.encode(report), indent=1)
    (model / FOLDER / REPORT).write_bytes(content + b"\n")
