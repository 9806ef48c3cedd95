"""The rooms of the package know only whom the table of ARCHITECTURE.md lets them know."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

HOOKS = Path(__file__).resolve().parents[2] / "hooks"
PACKAGE = HOOKS / "dissemination"
ARCHITECTURE = HOOKS.parent / "ARCHITECTURE.md"
ROOT = "dissemination"


class Room(NamedTuple):
    """Whom a room may know: other rooms, or single modules of them, and libraries."""

    rooms: set[str]
    libraries: set[str]


# Who may know the library may know what it hands out.
LIBRARY = {"library", "model"}
PRODUCT = LIBRARY | {"urls", "locale", "problems"}
ROOMS = {
    "problems": Room(set(), set()),
    "file_names": Room(set(), set()),
    "system_errors": Room({"problems"}, set()),
    "glyphs": Room(set(), set()),
    "folding": Room(set(), set()),
    "gazetteer": Room({"folding"}, set()),
    "model": Room({"problems"}, {"pydantic", "pydantic_core"}),
    "markdown": Room({"problems", "model"}, {"comrak", "nh3", "pyromark"}),
    "source": Room(
        {"problems", "model", "file_names"},
        {"yaml", "PIL", "pi_heif", "pikepdf", "pydantic", "lxml", "tinycss2"}
        | {"bibtexparser", "pylatexenc"},
    ),
    "configuration": Room({"problems", "source"}, {"yaml"}),
    "urls": Room({"model", "problems"}, {"idna"}),
    "library": Room({"model", "markdown", "locale", "urls", "problems", "gazetteer"}, set()),
    "checks": Room(
        {"model", "source", "markdown", "library", "urls", "file_names", "glyphs", "problems"}
        | {"stamps", "workers", "gazetteer"},
        set(),
    ),
    "load": Room({"model", "source", "library", "locale", "checks", "problems"}, set()),
    "locale": Room({"model", "problems"}, {"babel"}),
    "figures": Room(LIBRARY | {"locale", "gazetteer", "problems"}, {"lxml"}),
    "images": Room(
        LIBRARY
        | {"urls", "cache", "output", "problems", "file_names"}
        | {"source.drawings", "source.picture_files", "source.jpeg"},
        {"PIL"},
    ),
    "linked_data": Room(LIBRARY | {"urls", "problems"}, set()),
    "templating": Room(
        LIBRARY | {"urls", "locale", "figures", "cache", "problems"}, {"jinja2", "markupsafe"}
    ),
    "site": Room(
        PRODUCT
        | {"output", "publication.document", "figures", "images", "linked_data", "markdown"}
        | {"templating", "cache", "runs", "folding", "gazetteer"},
        {"jinja2", "markupsafe", "segno", "snowballstemmer"},
    ),
    "output": Room({"problems", "cache"}, set()),
    "feeds": Room(PRODUCT | {"output", "cache", "workers"}, {"feedgen", "lxml"}),
    "calendars": Room(PRODUCT | {"output", "cache"}, {"icalendar"}),
    "publication": Room(
        PRODUCT
        | {"output", "figures", "cache", "images", "markdown", "templating", "glyphs"}
        | {"source.drawings"},
        {"typst", "pikepdf", "lxml", "markupsafe", "segno", "PIL", "jinja2", "yaml"},
    ),
    "open_data": Room(PRODUCT | {"output", "cache", "runs"}, set()),
    "rules": Room({"problems", "file_names"}, {"lxml", "icalendar", "jsonschema", "referencing"}),
    "workers": Room(set(), set()),
    "cache": Room({"workers"}, set()),
    "runs": Room({"cache"}, set()),
    "lock": Room(set(), set()),
    "signals": Room(set(), set()),
    "publish": Room({"cache", "lock"}, set()),
    "moments": Room(set(), set()),
    "stamps": Room(set(), set()),
    "inputs": Room({"cache", "publish", "stamps"}, set()),
    "sealed": Room(set(), set()),
    "public_state": Room({"stamps", "sealed"}, set()),
}
PRODUCTS = {"site", "feeds", "calendars", "publication", "open_data"}
ROOMS["build"] = Room(
    LIBRARY
    | PRODUCTS
    | {"load", "urls", "images", "output", "templating", "cache", "publish", "signals", "problems"}
    | {"inputs", "moments", "public_state", "stamps", "checks.kept_reading", "workers"}
    | {"configuration", "file_names", "source.drawings", "system_errors"},
    set(),
)
ROOMS["adapter"] = Room({"build", "problems"}, {"mkdocs"})
ROOMS["desk"] = Room(
    LIBRARY
    | {"configuration", "rules", "site", "checks", "source", "urls", "problems"}
    | {"adapter", "build", "cache", "inputs", "public_state", "publish", "sealed", "stamps"}
    | {"system_errors", "workers"},
    {"markupsafe", "watchfiles"},
)
ROOMS["cli"] = Room(
    LIBRARY
    | {"configuration", "load", "checks", "desk", "publication", "system_errors", "urls"}
    | {"cache", "inputs", "moments", "problems", "signals"},
    {"click"},
)

READS_THE_CLOCK = {
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "localtime"),
    ("time", "gmtime"),
}


@dataclass(frozen=True, order=True)
class Import:
    """One import: where it stands, and the dotted name of the module."""

    path: str
    line: int
    module: str

    @property
    def room(self) -> str:
        """The room in which it stands."""
        return room_of(self.path)

    @property
    def top(self) -> str:
        """The first part of the module's name."""
        return self.module.partition(".")[0]

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.room} imports {self.module}"


def room_of(path: str) -> str:
    return path.split("/")[2].removesuffix(".py")


@cache
def nodes(file: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(file.read_text("utf-8"))))


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def place(file: Path) -> str:
    return file.relative_to(HOOKS.parent).as_posix()


def imports(file: Path) -> Iterator[Import]:
    """Every import of a module, those inside functions included, as absolute names."""
    package = file.relative_to(HOOKS).with_suffix("").parts[:-1]
    for node in nodes(file):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(place(file), node.lineno, alias.name)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) + 1 - node.level] if node.level else ()
            base = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                yield Import(place(file), node.lineno, submodule(base, alias.name))


def submodule(base: str, name: str) -> str:
    """`from base import name` imports the module `base.name` if there is one, else `base`."""
    folder = HOOKS.joinpath(*base.split("."))
    is_module = (folder / f"{name}.py").is_file() or (folder / name).is_dir()
    return f"{base}.{name}" if is_module else base


def all_imports() -> list[Import]:
    return sorted(imported for file in sources() for imported in imports(file))


def may_know(room: str, module: str) -> bool:
    """Whether a room may import a module of the package, given without the package's name."""
    rooms = ROOMS[room].rooms | {room}
    return any(f"{module}.".startswith(f"{name}.") for name in rooms)


def test_every_room_is_in_the_table() -> None:
    rooms = {room_of(place(file)) for file in sources()} - {"__init__"}
    assert rooms <= ROOMS.keys()


def test_rooms_know_only_whom_they_may_know() -> None:
    strangers = [
        str(imported)
        for imported in all_imports()
        if imported.module.startswith(f"{ROOT}.")
        and not may_know(imported.room, imported.module.removeprefix(f"{ROOT}."))
    ]
    assert strangers == []


def test_rooms_use_only_their_libraries() -> None:
    strangers = [
        str(imported)
        for imported in all_imports()
        if imported.top != ROOT
        and imported.top not in sys.stdlib_module_names
        and imported.top not in ROOMS[imported.room].libraries
    ]
    assert strangers == []


@pytest.mark.parametrize("product", sorted(PRODUCTS))
def test_products_do_not_know_each_other(product: str) -> None:
    assert not ROOMS[product].rooms & (PRODUCTS - {product})


def test_the_architecture_tells_this_table() -> None:
    """Rooms of the design that are not built yet stand in `ROOMS` alone."""
    rows = re.findall(
        r"^\| `(\w+)/?` \|.*\| (.*) \|$", ARCHITECTURE.read_text("utf-8"), re.MULTILINE
    )
    rows_by_room = {room: knows.partition(";") for room, knows in rows}
    built = {room_of(place(file)) for file in sources()} - {"__init__"}
    assert rows_by_room.keys() == built
    for room, (allowed, _, libraries) in rows_by_room.items():
        named = built - {room} if allowed == "all" else set(re.findall(r"\w+", allowed))
        handed_out = {"model"} if named & {"library", "site"} else set()
        rooms = {name.partition(".")[0] for name in ROOMS[room].rooms} & built
        assert rooms - {room, "problems"} == (named | handed_out) - {"problems"}
        used = {name.replace("Pillow", "PIL") for name in re.findall(r"\w+", libraries)}
        assert ROOMS[room].libraries - {"pydantic_core"} == used


def test_the_table_has_no_circle() -> None:
    settled: set[str] = set()
    waiting = {
        room: {name.partition(".")[0] for name in allowed.rooms} - {room}
        for room, allowed in ROOMS.items()
    }
    while free := [room for room in waiting if waiting[room] <= settled]:
        settled.update(free)
        for room in free:
            del waiting[room]
    assert waiting == {}


def test_the_adapter_alone_imports_an_engine() -> None:
    engines = {"mkdocs", "material", "mkdocs_macros", "properdocs", "zensical"}
    assert {imported.room for imported in all_imports() if imported.top in engines} == {"adapter"}


def test_the_adapter_is_small_and_knows_the_build_alone() -> None:
    files = sorted((PACKAGE / "adapter").glob("*.py"))
    of_package = {
        ".".join(imported.module.split(".")[:2])
        for file in files
        for imported in imports(file)
        if imported.top == ROOT
    }
    assert of_package <= {f"{ROOT}.adapter", f"{ROOT}.build", f"{ROOT}.problems"}
    assert max(len(file.read_text("utf-8").splitlines()) for file in files) <= 200
    assert len((HOOKS / "mkdocs_hooks.py").read_text("utf-8").splitlines()) <= 25


def test_no_module_is_imported_by_a_text() -> None:
    """`importlib.import_module` and `__import__` would hide an import from these tests."""
    hidden = [
        f"{place(file)}:{node.lineno}"
        for file in sources()
        for node in nodes(file)
        if (isinstance(node, ast.Name) and node.id == "__import__")
        or (isinstance(node, ast.Attribute) and node.attr == "import_module")
    ]
    assert hidden == []


def test_the_clock_is_read_by_the_adapter_and_the_command_line_only() -> None:
    read = {
        place(file)
        for file in [*sources(), HOOKS / "mkdocs_hooks.py"]
        for node in nodes(file)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in READS_THE_CLOCK
    }
    assert read <= {"hooks/dissemination/adapter/events.py", "hooks/dissemination/cli.py"}
