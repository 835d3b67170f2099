"""Archives of many small files, read where they lie."""

import tarfile
from io import BytesIO
from pathlib import Path

from trainer.data.download import DataFile, read_as_is


def read_archive(file: DataFile, folder: Path) -> dict[str, bytes]:
    """What each file of a tar archive in the data folder holds, by its path; or `DataError`."""
    content_of_path = {}
    with tarfile.open(fileobj=BytesIO(read_as_is(file, folder))) as archive:
        for member in archive:
            content = archive.extractfile(member)
            if content is not None:
                content_of_path[member.name.removeprefix("./")] = content.read()
    return content_of_path
