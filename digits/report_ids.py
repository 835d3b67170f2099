"""The ids of everything that a model's report tells of.

The trainer writes them; what a visitor reads is decided by id, in the visitor's language.
"""

from typing import Literal

DataSetId = Literal[
    "mnist",
    "numbers",
    "unipen",
    "pendigits",
    "hershey",
    "kanjivg",
    "detexify",
    "quickdraw",
    "orand-car-a",
]

Licence = Literal[
    "cc-by-sa-3.0", "cc-by-4.0", "cc0-1.0", "odbl-1.0", "free-with-credit", "research"
]

Component = Literal["mnist", "pen-digits", "outliers"]
"""A component of the mixture of images that a network learns from."""

TestSet = Literal["mnist", "unipen", "unipen-cross-site", "pendigits"]
"""Digits of people who did not train; at the cross-site, nobody did."""

Condition = Literal[
    "snapshot", "canvas", "pen-10", "pen-17", "pen-24", "off-centre", "tiny", "tilted", "thick"
]
"""A way in which pen strokes are drawn to be examined; the pen's width is in pixels."""

Corruption = Literal[
    "shot-noise",
    "impulse-noise",
    "glass-blur",
    "motion-blur",
    "shear",
    "scale",
    "rotate",
    "brightness",
    "translate",
    "stripe",
    "fog",
    "spatter",
    "dotted-line",
    "zigzag",
    "edges",
]
"""A way in which MNIST's test images are spoiled."""

OutlierKind = Literal[
    "capitals",
    "small-letters",
    "symbols",
    "look-alikes",
    "signs",
    "doodles",
    "scribbles",
    "pieces",
    "pairs",
]
"""A kind of drawing that is not a digit."""

Metric = Literal[
    "mnist-accuracy",
    "unipen-snapshot",
    "unipen-canvas",
    "unipen-cross-site-snapshot",
    "unipen-cross-site-canvas",
    "pendigits-snapshot",
    "pendigits-canvas",
    "scans",
    "digits-turned-down",
    "letters-and-symbols-auroc",
    "letters-and-symbols-accepted",
    "signs-accepted",
    "doodles-accepted",
    "calibration-error",
]
"""A metric that a network has to reach before it is shipped."""
