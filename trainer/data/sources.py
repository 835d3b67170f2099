"""Who gave the data that a network learned from, and under which licence: a report must say so."""

from dataclasses import dataclass

from trainer.learning import config


@dataclass(frozen=True)
class Source:
    """A data set as its makers want it named; `home` and `licence_url` are addresses."""

    name: str
    makers: str
    home: str
    licence: str
    licence_url: str


MNIST = Source(
    "MNIST",
    "Yann LeCun, Corinna Cortes, Christopher J. C. Burges",
    "http://yann.lecun.com/exdb/mnist/",
    "CC BY-SA 3.0",
    "https://creativecommons.org/licenses/by-sa/3.0/",
)

UNIPEN = Source(
    "UNIPEN",
    "International Unipen Foundation",
    "https://zenodo.org/records/1195803",
    "CC BY 4.0",
    "https://creativecommons.org/licenses/by/4.0/",
)

PENDIGITS = Source(
    "Pen-Based Recognition of Handwritten Digits",
    "Ethem Alpaydin, Fevzi Alimoglu",
    "https://archive.ics.uci.edu/dataset/81/pen+based+recognition+of+handwritten+digits",
    "CC BY 4.0",
    "https://creativecommons.org/licenses/by/4.0/",
)

HERSHEY = Source(
    "Hershey fonts",
    "A. V. Hershey, US National Bureau of Standards; James Hurt, Cognition Inc.",
    "https://github.com/apshu/HersheyFonts",
    "free with credit",
    "https://solhsa.com/hershey/hershey.txt",
)

KANJIVG = Source(
    "KanjiVG",
    "Ulrich Apel and contributors",
    "https://kanjivg.tagaini.net/",
    "CC BY-SA 3.0",
    "https://creativecommons.org/licenses/by-sa/3.0/",
)

sources_of_data: dict[str, tuple[Source, ...]] = dict(
    zip(config.DATA, [(MNIST, UNIPEN, PENDIGITS, HERSHEY, KANJIVG), (MNIST,)], strict=True)
)
"""What each choice of the configuration's `data` learns from."""
