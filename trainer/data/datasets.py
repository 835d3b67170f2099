"""Every data set that the trainer knows, each as one record.

Another one is a record more, in `IMAGE_SETS`, `PEN_SETS` or `AMOUNT_SETS`, and a reader in a file
of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from digits.report import Source
from digits.report_ids import DataSetId, Licence
from trainer.data.digit_set import DigitSet
from trainer.data.download import DataFile
from trainer.data.parts import Part, hashed_part, only_training
from trainer.data.readers import detexify, mnist, numbers, orand, pendigits, quickdraw, unipen
from trainer.data.readers.hershey import read_glyphs
from trainer.data.readers.kanji import read_kanji
from trainer.data.strokes import Drawing

address_of_licence: dict[Licence, str] = {
    "cc-by-sa-3.0": "https://creativecommons.org/licenses/by-sa/3.0/",
    "cc-by-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "cc0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "odbl-1.0": "https://opendatacommons.org/licenses/odbl/1-0/",
    "free-with-credit": "https://solhsa.com/hershey/hershey.txt",
    "research": "https://www.orand.cl/en/icfhr2014-hdsr/",
}


@dataclass(frozen=True, kw_only=True)
class DataSet:
    """A data set: its name, makers and licence as they want them told, and its files.

    `address` is where people find it; `files` lie in the data folder, and where there are none a
    package has the data.
    """

    id: DataSetId
    name: str
    makers: str
    address: str
    licence: Licence
    files: tuple[DataFile, ...] = ()

    @property
    def source(self) -> Source:
        """What a report says of it."""
        licence_address = address_of_licence[self.licence]
        return Source(self.id, self.name, self.makers, self.address, self.licence, licence_address)

    def is_in(self, folder: Path) -> bool:
        """Whether a data folder has all its files."""
        return all((folder / file.path).exists() for file in self.files)


@dataclass(frozen=True, kw_only=True)
class ImageSet(DataSet):
    """A data set of digit images; `read` gives those of one part, out of a data folder."""

    read: Callable[[Path, Part], DigitSet]


@dataclass(frozen=True, kw_only=True)
class PenSet(DataSet):
    """A data set of pen strokes, of digits or of what is not a digit.

    `read` gives all drawings, out of a data folder; `part_of` says what one of them is used for,
    None for nothing; `parts` are those that any of them may be in. A drawing that is not a digit
    teaches with `images_a_drawing` images, or, where that is None, with its class's share.
    """

    read: Callable[[Path], list[Drawing]]
    part_of: Callable[[Drawing], Part | None]
    parts: frozenset[Part] = frozenset(Part)
    images_a_drawing: int | None = None


@dataclass(frozen=True, kw_only=True)
class AmountSet(DataSet):
    """A data set of pictures of amounts; `read` gives all of them, out of a data folder."""

    read: Callable[[Path], list[orand.Amount]]


MNIST = ImageSet(
    id="mnist",
    name="MNIST",
    makers="Yann LeCun, Corinna Cortes, Christopher J. C. Burges",
    address="http://yann.lecun.com/exdb/mnist/",
    licence="cc-by-sa-3.0",
    files=tuple(file for files in mnist.files_of_part.values() for file in files),
    read=mnist.read_images,
)

NUMBERS = ImageSet(
    id="numbers",
    name="numbers",
    makers="Alex Schroeder and others",
    address="https://github.com/kensanata/numbers",
    licence="cc0-1.0",
    files=(numbers.ARCHIVE,),
    read=numbers.read_numbers,
)

UNIPEN = PenSet(
    id="unipen",
    name="UNIPEN",
    makers="International Unipen Foundation",
    address="https://zenodo.org/records/1195803",
    licence="cc-by-4.0",
    files=(unipen.ARCHIVE,),
    read=unipen.read_unipen,
    part_of=unipen.part_of,
)

PENDIGITS = PenSet(
    id="pendigits",
    name="Pen-Based Recognition of Handwritten Digits",
    makers="Ethem Alpaydin, Fevzi Alimoglu",
    address="https://archive.ics.uci.edu/dataset/81/pen+based+recognition+of+handwritten+digits",
    licence="cc-by-4.0",
    files=(pendigits.FILE,),
    read=pendigits.read_pendigits,
    part_of=hashed_part,
)

HERSHEY = PenSet(
    id="hershey",
    name="Hershey fonts",
    makers="A. V. Hershey, US National Bureau of Standards; James Hurt, Cognition Inc.",
    address="https://github.com/apshu/HersheyFonts",
    licence="free-with-credit",
    read=lambda _: read_glyphs(),
    part_of=only_training,
    parts=frozenset({Part.TRAINING}),
    images_a_drawing=60,
)

KANJIVG = PenSet(
    id="kanjivg",
    name="KanjiVG",
    makers="Ulrich Apel and contributors",
    address="https://kanjivg.tagaini.net/",
    licence="cc-by-sa-3.0",
    read=lambda _: read_kanji(),
    part_of=only_training,
    parts=frozenset({Part.TRAINING}),
    images_a_drawing=5,
)

DETEXIFY = PenSet(
    id="detexify",
    name="Detexify",
    makers="Daniel Kirsch and contributors",
    address="https://github.com/kirel/detexify-next",
    licence="odbl-1.0",
    files=(detexify.ARCHIVE,),
    read=detexify.read_detexify,
    part_of=detexify.part_of,
    images_a_drawing=4,
)

QUICKDRAW = PenSet(
    id="quickdraw",
    name="Quick, Draw!",
    makers="Google",
    address="https://github.com/googlecreativelab/quickdraw-dataset",
    licence="cc-by-4.0",
    files=(quickdraw.ARCHIVE,),
    read=quickdraw.read_quickdraw,
    part_of=quickdraw.part_of,
    images_a_drawing=10,
)

ORAND = AmountSet(
    id="orand-car-a",
    name="ORAND-CAR-A",
    makers="ORAND S.A.; Computer Vision Lab, TU Wien; José M. Saavedra and others",
    address="https://www.orand.cl/en/icfhr2014-hdsr/",
    licence="research",
    files=(orand.ARCHIVE,),
    read=orand.read_orand,
)

IMAGE_SETS = (MNIST, NUMBERS)

PEN_SETS = (UNIPEN, PENDIGITS, HERSHEY, KANJIVG, DETEXIFY, QUICKDRAW)

AMOUNT_SETS = (ORAND,)

DIGIT_SETS: tuple[DataSet, ...] = (*IMAGE_SETS, *PEN_SETS)
"""Those of single characters, which the network for one digit learns from."""

DATA_SETS: tuple[DataSet, ...] = (*DIGIT_SETS, *AMOUNT_SETS)
