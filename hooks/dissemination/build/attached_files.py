"""The files to take along as outputs: their bytes are those of the project's folder, read when they
are written, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import file_digest
from pathlib import Path
from typing import Final

from dissemination.file_names import on_disk
from dissemination.library.attachment import Attachment
from dissemination.output import Output, SourceChangedError, checksum

CHANGED: Final = (
    "nothing was published: {path} was changed while the site was built, so build again"
)


def attached_files(root: Path, attachments: Iterable[Attachment]) -> Iterator[Output]:
    """Each file to take along of a project's folder; its key is the digest of its bytes."""
    for attachment in attachments:
        with on_disk(root, attachment.path).open("rb") as content:
            key = file_digest(content, "sha256").hexdigest()
        yield Output(attachment.address, partial(_read, root, attachment.path, key), key)


def _read(root: Path, path: str, key: str) -> bytes:
    """The bytes of a file. Raises SourceChangedError if it is another by then."""
    content = on_disk(root, path).read_bytes()
    if checksum(content) != key:
        raise SourceChangedError(CHANGED.format(path=path))
    return content
