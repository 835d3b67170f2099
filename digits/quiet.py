"""A start without what LiteRT writes of itself."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile

STDERR = 2
"""The descriptor, which C++ writes to as well."""


@contextmanager
def without_litert() -> Iterator[None]:
    """Leave out of stderr what LiteRT writes; only for a process that has one thread.

    With its first network it announces a "TensorFlow Lite" delegate, an alarm to whoever was told
    that there is no TensorFlow, and has no setting against it. It does so once, also for forks.
    """
    with TemporaryFile() as written:
        sys.stderr.flush()
        kept = os.dup(STDERR)
        os.dup2(written.fileno(), STDERR)
        try:
            yield
        finally:
            sys.stderr.flush()
            os.dup2(kept, STDERR)
            os.close(kept)
            written.seek(0)
            for line in written:
                if b"TensorFlow Lite" not in line:
                    os.write(STDERR, line)
