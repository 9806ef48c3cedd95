"""The sound projects that inputs change, in folders, and which of their files refer to which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from PIL import Image

from dissemination.library.library import Library
from dissemination.library.link_targets import is_outside, target
from dissemination.load import load
from dissemination.markdown.examination import examine
from dissemination.model.entry import Entry
from dissemination.model.kinds import BY_NAME, CHOICES, COLLECTIONS, GROUPS, ITEMS
from dissemination.model.references import prose, references
from tests.support.frozen import INNO_DROP, MILLS, MINIMAL, copy_project
from tests.support.small import FILES, MOMENT, minimal, news
from tests.support.small import ITEMS as SMALL_ITEMS


def picture(form: str = "JPEG") -> bytes:
    """A small picture."""
    content = BytesIO()
    Image.new("RGB", (8, 6), "teal").save(content, form)
    return content.getvalue()


# Around the items of the small project: one with a picture, and data with texts.
MORE: Final[Mapping[str, str | bytes]] = {
    "content/news/open-day/index.md": news(
        "See ![the tower](tower.jpg).", id="open-day", image="tower.jpg", image_alt="A tower"
    ),
    "content/news/open-day/tower.jpg": picture(),
    "data/partners.yml": FILES["data/partners.yml"] + "  text: |\n    It makes *water*.\n",
    "data/glossary.yml": "- id: label\n  term: label\n  text: A **sign** of quality.\n",
    "data/milestones.yml": "- id: M1\n  number: 1\n  title: First\n  text: A *list*.\n"
    "  verification: The list\n  reached:\n    value: 2026-03\n    sources: [paper]\n",
}
SMALL_FILES: Final = {
    path: text if isinstance(text, bytes) else text.encode()
    for path, text in {**FILES, **SMALL_ITEMS, **MORE}.items()
}
PROJECTS: Final = {"small": MINIMAL, "mills": MILLS, "inno-drop": INNO_DROP}


@dataclass(frozen=True)
class Base:
    """A sound project: the files of data and content that lie in `folder`, by their paths, and the
    files that refer to each. `warnings` are what the check says of it as it
    is."""

    name: str
    files: Mapping[str, bytes]
    referring: Mapping[str, frozenset[str]]
    warnings: frozenset[str]


def lay(name: str, folder: Path, *, whole: bool = False) -> Path:
    """A project in a folder, with the pages of docs/ where it is one of the frozen projects, or is
    to be built."""
    if name != "small" or whole:
        copy_project(folder, PROJECTS[name])
    if name == "small":
        minimal(folder)
        for path, content in SMALL_FILES.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    return folder


@cache
def base(name: str, folder: Path) -> Base:
    """The project that was laid in a folder."""
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for top in ("data", "content")
        for path in sorted((folder / top).rglob("*"))
        if path.is_file()
    }
    referring: dict[str, set[str]] = {}
    library = load(folder, MOMENT)
    for path, other in _references(library):
        referring.setdefault(other, set()).add(path)
    for path in files:
        if not path.endswith((".md", ".yml")):
            name_in_file = path.rpartition("/")[2].encode()
            pictured = [other for other, text in files.items() if name_in_file in text]
            referring.setdefault(path, set()).update(pictured)
    by_path = {path: frozenset(others) for path, others in referring.items()}
    return Base(
        name, files, by_path, frozenset((*library.warnings(), *map(str, library.held_back)))
    )


def _references(library: Library) -> Iterator[tuple[str, str]]:
    """Every file of data and content with each file to which something in it refers."""
    for kind in (*GROUPS.values(), *COLLECTIONS):
        for record in library.records(kind):
            is_entry = isinstance(record, Entry)
            path = record.path if is_entry else f"data/{kind.file}.yml"
            for _, name, key in references(record.item if is_entry else record):
                yield path, _file(library, name, key)
            texts = [record.body] if is_entry else [text for _, text in prose(record)]
            for text in texts:
                contents = examine(text, path)
                for link in (*contents.links, *contents.pictures):
                    if not is_outside(link.address):
                        yield path, target(link.address, path).path


def _file(library: Library, name: str, key: str) -> str:
    """The file that has the record of a kind with an id."""
    if name in CHOICES:
        return "data/site.yml"
    kind = BY_NAME[name]
    record: Any = library.lookup(name, key)
    return record.path if kind.file in ITEMS and record else f"data/{kind.file}.yml"
