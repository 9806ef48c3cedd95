"""The files of docs/ as an engine has them, with the names under which the site has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from dissemination.build.build import is_left_out
from dissemination.file_names import composed


class SourceFile(Protocol):
    """A file of docs/: its path from there, and its place on the disk, which follows from the path
    when it is first asked for."""

    src_uri: str

    @property
    def abs_src_path(self) -> str | None:
        """The place on the disk."""


FileT = TypeVar("FileT", bound=SourceFile)


def docs_files(files: Iterable[FileT]) -> Iterator[FileT]:
    """Those that are part of the site, their paths composed (Unicode, NFC) as those of links are,
    in whatever form their names lie on the disk."""
    for file in files:
        if not is_left_out(file.src_uri):
            _ = file.abs_src_path
            file.src_uri = composed(file.src_uri)
            yield file
