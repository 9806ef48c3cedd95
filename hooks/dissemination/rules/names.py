"""Rules for the names of files: each can be published by any web host, from any system."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dissemination.file_names import is_portable, without_capitals
from dissemination.rules.finding import Breach
from dissemination.rules.site import Site


def unusual_names(site: Site) -> Iterator[Breach]:
    """A name that Windows or a web host does not take."""
    for file in sorted(site.files):
        for part in file.split("/"):
            if not is_portable(part):
                yield Breach(file, f'the name "{part}"')


def equal_names(site: Site) -> Iterator[Breach]:
    """Two files whose names differ in capitals alone: on many systems they are one."""
    by_compared: dict[str, list[str]] = defaultdict(list)
    for file in sorted(site.files):
        by_compared[without_capitals(file)].append(file)
    for files in by_compared.values():
        yield from (Breach(file, f"{files[0]} differs in capitals alone") for file in files[1:])


def unreadable_files(site: Site) -> Iterator[Breach]:
    """Texts that are not UTF-8, XML and JSON that are not well-formed, and empty files."""
    yield from site.unreadable
    for file in sorted(site.files):
        if not (site.folder / file).stat().st_size:
            yield Breach(file, "the file is empty")
