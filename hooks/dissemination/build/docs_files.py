"""The files of docs/ as an engine has them, with the names under which the site has them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Protocol, TypeVar

from dissemination.build.build import is_left_out
from dissemination.file_names import composed


class SourceFile(Protocol):
    """A file of an engine: the folder of its source, if it has one; its path from there; its place
    on the disk, which follows from the path when it is first asked for; and its text."""

    src_dir: str | None
    src_uri: str
    content_string: str

    @property
    def abs_src_path(self) -> str | None:
        """The place on the disk."""


FileT = TypeVar("FileT", bound=SourceFile)


def docs_files(files: Iterable[FileT], themes: Collection[str] = ()) -> Iterator[FileT]:
    """Those that are part of the site, without those in the folders of themes: the build makes the
    files of its own. Their paths and the texts of pages are composed (Unicode, NFC), in whatever
    form they lie on the disk, so that links find what looks equal."""
    for file in files:
        if file.src_dir in themes or is_left_out(file.src_uri):
            continue
        _ = file.abs_src_path
        file.src_uri = composed(file.src_uri)
        if file.src_uri.endswith(".md"):
            _compose(file)
        yield file


def _compose(page: SourceFile) -> None:
    """Compose the text of a page; one that is composed stays a file on the disk for the engine."""
    text = page.content_string
    if (normal := composed(text)) != text:
        page.content_string = normal
