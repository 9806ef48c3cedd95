"""What must hold of every input: no traceback, no message out of form, no word lost, no innocent
file named; and nothing wrong with a build that the check did not tell."""

from __future__ import annotations

import os
import re
import shutil
import traceback
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

import lxml.html
from click.testing import CliRunner

from dissemination.cache import Cache
from dissemination.cli import main
from dissemination.desk.verify import expected_notice
from dissemination.file_names import composed
from dissemination.images.image_set import ImageSet
from dissemination.library.library import Library
from dissemination.load import load
from dissemination.markdown.rendering import render
from dissemination.model.entry import Entry
from dissemination.model.kinds import GROUPS, ITEMS, RECORDS
from dissemination.model.references import prose
from dissemination.problems import ContentError, printable
from dissemination.rules.catalogue import findings
from dissemination.rules.finding import lines
from dissemination.rules.site import Site
from dissemination.urls import item as item_address
from tests.fuzz import drawings, pictures
from tests.fuzz.bases import Base
from tests.fuzz.bodies import MARKER, visible
from tests.fuzz.inputs import Input
from tests.support.engine import Engine
from tests.support.small import MOMENT

MOST: Final = 1_000  # characters of a line
LINE: Final = re.compile(r"(?P<path>.+?):(?P<line>[0-9]+): (?P<text>\S.*)")
NO_PAST: Final = (
    "Left out: the comparison with what is public, since this folder is in no git repository.\n"
)
ADDRESS: Final = "https://small.example/"


@dataclass(frozen=True)
class Finding:
    """What does not hold, by its kind, and the proof."""

    kind: str
    proof: str

    @property
    def family(self) -> str:
        """The same for findings of probably the same cause."""
        return self.kind + re.sub(r'"[^"]*"|\d+|wq\w+|/\S+', "", self.proof.split("\n")[-1])[:120]


def checked(base: Base, changed: Input, root: Path) -> tuple[list[Finding], bool]:
    """What does not hold of the check of an input that lies in a folder, and whether it is
    accepted."""
    environment = {"SOURCE_DATE_EPOCH": str(int(MOMENT.timestamp()))}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        run = CliRunner().invoke(main, ["check", "--root", str(root)], env=environment)
    if run.exception and not isinstance(run.exception, SystemExit):
        return [Finding("traceback", _traceback(run.exception))], False
    found = [Finding("warning of Python", str(warning.message)) for warning in caught]
    if output := run.stderr.replace(NO_PAST, ""):
        found.append(Finding("error output", output))
    printed = run.stdout.removesuffix("\n").split("\n")
    if run.exit_code not in {0, 1}:
        found.append(Finding("exit status", f"{run.exit_code}: {printed}"))
    if not re.match(r"No problem in \d|\d+ problems?\.$", printed[-1]):
        found.append(Finding("last line", printed[-1]))
    found += _lines(base, changed, root, printed[:-1])
    if run.exit_code == 0:
        found += _words(changed, root, set(MARKER.findall(run.stdout)))
        found += _drawings(changed, root)
    return found, run.exit_code == 0


def _lines(base: Base, changed: Input, root: Path, printed: list[str]) -> Iterator[Finding]:
    """Lines out of form, and those that blame a file that has nothing to do with the change."""
    paths = {printable(composed(path.relative_to(root).as_posix())): path for path in _paths(root)}
    touched = {printable(composed(path)) for path in changed.files}
    guilty = touched.union(*(base.referring.get(path, ()) for path in changed.files))
    for line in printed:
        line = re.sub("^(?:warning|held back): ", "", line)
        if line in base.warnings or line.startswith("data/site.yml: "):  # of no line
            continue
        match = LINE.fullmatch(line)
        if not match or not line.isprintable() or len(line) > MOST:
            yield Finding("form", line)
            continue
        path, number = match["path"], int(match["line"])
        if path not in paths and (number != 1 or path not in base.files):
            yield Finding("form", f"no such file: {line}")
        elif path in paths and not 1 <= number <= _count(paths[path]):
            yield Finding("form", f"no such line: {line}")
        if path not in guilty and not any(other in match["text"] for other in touched):
            yield Finding("innocent", line)


def _paths(root: Path) -> Iterator[Path]:
    for top in ("data", "content", "docs"):
        yield from (root / top, *(root / top).rglob("*"))


def _count(path: Path) -> int:
    """How many lines a file has; a device is read by nobody."""
    try:
        return len(re.split(b"\r\n|\r|\n", path.read_bytes())) if path.is_file() else 1
    except OSError:
        return 1


# Words


def _words(changed: Input, root: Path, told: set[str]) -> Iterator[Finding]:
    """Words of bodies that are lost on the way to HTML, and not `told`."""
    for entry in _entries(changed, root):
        lost = visible(entry.body) - _words_of(render(entry.body)) - told
        if lost:
            yield Finding("words lost", f"{entry.path}: {sorted(lost)}")


def _entries(changed: Input, root: Path) -> list[Entry[Any]]:
    """The items of the changed files that readers can see."""
    library = load(root, MOMENT)
    return [entry for path, entry in library.entries.items() if path in changed.files]


def _words_of(page: str | bytes) -> set[str]:
    """The markers that a reader of HTML finds: in its text, and in the texts of pictures and
    links."""
    content = page if isinstance(page, bytes) else page.encode()
    tree = lxml.html.fromstring(b"<div>%s</div>" % content)
    attributes = ("alt", "title", "aria-label")
    values = [str(element.get(name, "")) for element in tree.iter() for name in attributes]
    return visible_in("\n".join([*map(str, tree.itertext()), *values]))


def visible_in(text: str) -> set[str]:
    """The markers of plain text."""
    return set(re.findall(r"wq\d+n\d+z", text))


# Drawings


def _drawings(changed: Input, root: Path) -> Iterator[Finding]:
    """Drawings of changed files that run or load something where they are published."""
    if any(path.lower().endswith(".svg") for path in changed.files):
        for file in ImageSet(load(root, MOMENT), root, Cache()).files():
            if file.address.lower().endswith(".svg"):
                faults = drawings.faults(file.make())
                yield from (Finding("drawing", f"{file.address}: {fault}") for fault in faults)


# Builds


def built(changed: Input, root: Path, *, rules: bool = False) -> list[Finding]:
    """What does not hold of a build of an accepted input; with `rules`, the rules for every site
    too."""
    os.environ["SITE_URL"] = ADDRESS
    shutil.rmtree(root / "site", ignore_errors=True)
    try:
        site = Engine.of(root, MOMENT).write()
    except ContentError as error:
        return [Finding("told by the build alone", str(error).split("\n")[0])]
    except Exception as error:
        return [Finding("traceback of a build", _traceback(error))]
    library = load(root, MOMENT)
    entries = [entry for path, entry in library.entries.items() if path in changed.files]
    return [
        *(finding for entry in entries for finding in _lost(entry, site)),
        *_lost_of_records(changed, library, site),
        *_broken_pictures(entries, site),
        *(_broken_rules(library, site) if rules else ()),
    ]


def _broken_pictures(entries: list[Entry[Any]], site: Path) -> Iterator[Finding]:
    """What is wrong with the pictures that are published beside changed items, and with what their
    pages say of them."""
    for entry in entries:
        at = item_address(entry.kind, entry.slug)
        beside = (file for file in (site / at).rglob("*") if file.is_file())
        files = {file.relative_to(site).as_posix(): file.read_bytes() for file in beside}
        page = files[f"{at}index.html"].decode().partition("<main")[2]
        for fault in (
            *pictures.faults(files),
            *pictures.heavy(files),
            *pictures.faults_of_page(page, at, files),
        ):
            yield Finding("broken picture in a build", fault)


def _broken_rules(library: Library, site: Path) -> Iterator[Finding]:
    whole = Site(site, ADDRESS, expected_notice(library))
    for line in lines(findings(whole), "site"):
        yield Finding("rule broken by a build", line)


def _lost_of_records(changed: Input, library: Library, site: Path) -> Iterator[Finding]:
    """Words of the texts of changed data files that stand on no page."""
    pages: set[str] = set()
    for kind in (*GROUPS.values(), *RECORDS.values()):
        if f"data/{kind.file}.yml" not in changed.files:
            continue
        pages = pages or set(MARKER.findall(" ".join(map(_page, site.rglob("*.html")))))
        for record in library.records(kind):
            for location, text in prose(record):
                if lost := visible(text) - pages:
                    yield Finding(
                        "words lost in a build", f"{kind.file} {location}: {sorted(lost)}"
                    )


def _page(file: Path) -> str:
    return file.read_text("utf-8")


def _lost(entry: Entry[Any], site: Path) -> Iterator[Finding]:
    """Words of an item that are not on its page, or, of a practice, not in the EPUB."""
    kind = next(kind.name for kind in ITEMS.values() if kind.name == entry.kind)
    pages = {"page": site / item_address(kind, entry.slug) / "index.html"}
    if kind == "practice":
        pages["EPUB"] = next(site.glob("best-practices/*.epub"))
    for name, file in pages.items():
        lost = visible(entry.body) - set().union(*map(_words_of, _contents(file)))
        if lost:
            yield Finding(f"words lost in the {name}", f"{entry.path}: {sorted(lost)}")


def _contents(file: Path) -> list[bytes]:
    if file.suffix == ".html":
        return [file.read_bytes().split(b"</head>", 1)[-1]]
    with ZipFile(file) as book:
        names = [name for name in book.namelist() if name.endswith(".xhtml")]
        return [book.read(name).split(b"</head>", 1)[-1] for name in names]


def _traceback(error: BaseException) -> str:
    return "".join(traceback.format_exception(error)).strip()
