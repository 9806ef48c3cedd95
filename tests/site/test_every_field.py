"""Every field of every kind is in the schema for editors, in open data, on the page of its record,
and in linked data where schema.org has it: a walk through the model and the large project."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from dissemination import urls
from dissemination.library import names
from dissemination.load import load
from dissemination.model.entry import Entry
from dissemination.model.kind import Kind
from dissemination.model.kinds import BY_NAME, KINDS
from tests.support.every_field import Filled, filled, named
from tests.support.frozen import MINIMAL, copy_project
from tests.support.linked_fields import LINKED
from tests.support.published_value import is_published
from tests.support.record_place import Pages, Place, words
from tests.support.shown_fields import NOT_PUBLISHED, NOT_SHOWN, OPTIONS, OTHER_PAGES, reason
from tests.support.shown_value import Shown
from tests.support.small import MOMENT, PROJECT, minimal

pytestmark = pytest.mark.slow

NAMES = [name for kind in KINDS for name in named(kind)]
# Fields that the walk over values of a running project does not meet.
NOT_FILLED = {
    "project.terminated": "the project runs",
    "practice.unknown": "it has values under names",
    **{f"settings.{name}": "it would leave something out" for name in ("shown", "hidden")},
    **{f"{kind}.withdrawn": "what is withdrawn is public no more" for kind in ("news", "event")},
    "practice.withdrawn": "what is withdrawn is public no more",
}


class Walk:
    """The large project: its library, its values by the names of fields, and its site."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.library = load(site.parent, MOMENT)
        self.values = filled(self.library)
        self.pages = Pages(site)
        self._places: dict[int, Place] = {}
        self._data: dict[str, dict[str, dict[str, Any]]] = {}

    def place(self, kind: Kind, record: Any) -> Place:
        """Where readers see a record."""
        if id(record) not in self._places:
            self._places[id(record)] = self._place(kind, record)
        return self._places[id(record)]

    def _place(self, kind: Kind, record: Any) -> Place:
        if kind.is_group:
            return self.pages.whole(OTHER_PAGES[kind.name])
        if isinstance(record, Entry):
            return self.pages.main(names.address(record))
        address = urls.record(kind.name, record.id)
        if "#" not in address:
            return self.pages.main(address)
        ids = [each.id for each in self.library.records(kind)]
        anchors = [urls.record(kind.name, each).partition("#")[2] for each in ids]
        return self.pages.at(address, anchors)

    def published(self, kind: Kind, record: Any) -> dict[str, Any]:
        """A record as open data have it."""
        if kind.file not in self._data:
            records = json.loads((self.site / urls.data(kind.file, "json")).read_text("utf-8"))
            self._data[kind.file] = {each.get("id", ""): each for each in records["records"]}
        item = record.item if isinstance(record, Entry) else record
        return self._data[kind.file]["" if kind.is_group else item.id]


@pytest.fixture(scope="module")
def walk(large: Path) -> Walk:
    return Walk(large)


def kind_of(name: str) -> Kind:
    return BY_NAME[name.partition(".")[0]]


def test_the_large_project_fills_every_field(walk: Walk) -> None:
    missing = [name for name in NAMES if name not in walk.values and name not in NOT_FILLED]
    assert not missing, "\n".join(missing)
    assert [name for name in NOT_FILLED if name in walk.values] == []


def test_what_a_running_project_does_not_fill_is_seen_too(
    tmp_path: Path, build: Callable[..., Path]
) -> None:
    text = f"{PROJECT}terminated: 2026-03-31\n"
    folder = minimal(copy_project(tmp_path, MINIMAL), **{"data/project.yml": text})
    ended = Walk(build(folder, SITE_URL="https://small.example/"))
    [value] = ended.values["project.terminated"]

    assert published(ended, BY_NAME["project"], value)
    assert Shown(ended.library).at(ended.place(BY_NAME["project"], value.record), value, {})


def test_the_lists_of_this_test_name_fields(walk: Walk) -> None:
    listed = [*NOT_SHOWN, *NOT_PUBLISHED, *OPTIONS, *LINKED]
    assert [name for name in listed if not any(each.endswith(name) for each in NAMES)] == []


def test_the_schemas_for_editors_have_every_field(walk: Walk) -> None:
    schemas = {
        kind.name: json.loads((walk.site / urls.source_schema(kind.file)).read_text("utf-8"))
        for kind in KINDS
    }
    missing = [
        name for name in NAMES if not in_schema(schemas[kind_of(name).name], name.split(".")[1:])
    ]
    assert not missing, "\n".join(missing)


def test_open_data_have_every_value(walk: Walk) -> None:
    missing = []
    for name, values in walk.values.items():
        if kind_of(name).is_published and not reason(name, NOT_PUBLISHED):
            lost = [each for each in values if not published(walk, kind_of(name), each)]
            missing += [told(name, lost, values)] if lost else []
    assert not missing, "\n".join(missing)


def test_readers_see_every_field(walk: Walk) -> None:
    """A value may be left out where the state of its record says so, such as the room of an event
    that is over; a field of which two thirds are seen nowhere is forgotten."""
    shown, missing = Shown(walk.library), []
    for name, values in walk.values.items():
        if not reason(name, NOT_SHOWN):
            kind, own = kind_of(name), OPTIONS.get(name, {})
            asked = [each for each in values if not is_plain(each.value, own)]
            unseen = [e for e in asked if not shown.at(walk.place(kind, e.record), e, own)]
            missing += [told(name, unseen, asked)] if 3 * len(unseen) > 2 * len(asked) else []
    assert not missing, "\n".join(missing)


def test_machines_read_every_field_that_schema_org_has(walk: Walk) -> None:
    missing = []
    for name, properties in LINKED.items():
        values = walk.values.get(name, [])
        unread = [each for each in values if not is_linked(walk, kind_of(name), each, properties)]
        missing += [told(name, unread, values)] if 3 * len(unread) > 2 * len(values) else []
    assert not missing, "\n".join(missing)


# Helpers


def told(name: str, missing: list[Filled], asked: list[Filled]) -> str:
    """A field of which values are missing, with some of them."""
    some = ", ".join(repr(str(each.value))[:60] for each in missing[:3])
    return f"{name}: {len(missing)} of {len(asked)}: {some}"


def is_plain(value: Any, own: Mapping[str, str]) -> bool:
    """Whether it is a yes or a no of which readers need not be told."""
    return isinstance(value, bool) and ("yes" if value else "no") not in own


def published(walk: Walk, kind: Kind, value: Filled) -> bool:
    """Whether open data have a value at its place in its record."""
    at: Any = walk.published(kind, value.record)
    for step in value.location:
        try:
            at = at[step]
        except (KeyError, IndexError, TypeError):
            return False
    return is_published(at, value)


def is_linked(walk: Walk, kind: Kind, value: Filled, properties: tuple[str, ...]) -> bool:
    """Whether a page of a record has a value in one of these properties."""
    if kind.is_group:
        pages: tuple[str, ...] = OTHER_PAGES[kind.name]
    else:
        pages = (names.address(value.record).partition("#")[0],)
    texts = Shown(walk.library).texts(value)
    for node in (node for page in pages for node in walk.pages.linked_data(page)):
        for name in properties:
            own = words(json.dumps(node.get(name, ""), ensure_ascii=False))
            if any(words(json.dumps(text, ensure_ascii=False).strip('"')) in own for text in texts):
                return True
    return False


def in_schema(schema: dict[str, Any], path: list[str]) -> bool:
    """Whether a JSON Schema knows the field at the end of a path of names."""
    nodes = [schema]
    for name in path:
        nodes = [
            inner
            for node in nodes
            for each in alternatives(schema, node)
            if (inner := each.get("properties", {}).get(name)) is not None
        ]
    return bool(nodes)


def alternatives(schema: dict[str, Any], node: Any) -> Iterator[dict[str, Any]]:
    """A schema and all that stands in its place: what it refers to, one of several, an entry of a
    list, or the value of a fact."""
    if not isinstance(node, dict):
        return
    yield node
    if name := node.get("$ref"):
        yield from alternatives(schema, schema["$defs"][name.rpartition("/")[2]])
    for each in (*node.get("anyOf", ()), *node.get("oneOf", ()), *node.get("allOf", ())):
        yield from alternatives(schema, each)
    yield from alternatives(schema, node.get("items"))
