"""Memory that large pictures take, and how it is given back once they are read."""

import ctypes

LIBRARY = ctypes.CDLL(None)
"""The C library: what is asked of it here is glibc's, and others need none of it."""

MMAP_THRESHOLD = -3
"""The name of a parameter in glibc's malloc.h."""

LARGE = 1 << 17
"""Bytes from which on memory is the system's again as soon as it is free."""


def prepare() -> None:
    """Keep large pieces of memory apart: glibc would else take them for usual and keep them."""
    if hasattr(LIBRARY, "mallopt"):
        LIBRARY.mallopt(MMAP_THRESHOLD, LARGE)


def give_back() -> None:
    """Give all that is free back to the system."""
    if hasattr(LIBRARY, "malloc_trim"):
        LIBRARY.malloc_trim(0)
