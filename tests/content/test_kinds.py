"""The table of kinds: each row is whole, and everything that depends on the kinds follows it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields as attributes
from pathlib import Path
from typing import Any

import pytest

from dissemination.feeds.slots import ENTRIES
from dissemination.library.library import Library
from dissemination.locale.kinds import ALL, ONE
from dissemination.model.fields import Group, Leaf, Many, Shape, fields, group
from dissemination.model.kinds import BY_NAME, CHOICES, COLLECTIONS, ITEMS, KINDS
from dissemination.problems import ContentError
from dissemination.site.search.search_entry import ANSWERS, ORDER, WORDS
from tests.support.added_kind import added
from tests.support.small import small


def leaves(shape: Shape) -> Iterator[Leaf]:
    match shape:
        case Many(of):
            yield from leaves(of)
        case Group():
            for field in shape.fields:
                yield from leaves(field.shape)
        case Leaf():
            yield shape


def test_no_two_kinds_share_a_name() -> None:
    for attribute in ("name", "file", "model", "title", "collection"):
        values = [getattr(kind, attribute) for kind in KINDS]
        assert len(set(values)) == len(values)


def test_every_kind_has_words_for_readers() -> None:
    assert ONE.keys() == ALL.keys() == {kind.name for kind in KINDS}
    assert len({*ALL.values()}) == len(ALL)
    assert len({*ONE.values()}) == len(ONE)


def test_the_library_has_a_collection_of_every_kind() -> None:
    types = {a.name: str(a.type) for a in attributes(Library)}
    mappings = {name for name, of in types.items() if of.startswith(("Mapping", "Collection"))}
    others = {"pictures", "attachments", "file_sizes", "notices"}
    assert {kind.collection for kind in COLLECTIONS} == mappings - others
    groups = {kind.collection for kind in KINDS if kind.is_group}
    assert groups <= {attribute.name for attribute in attributes(Library)}


def test_every_reference_is_to_a_kind_or_a_choice() -> None:
    referred = {leaf.refers for kind in KINDS for leaf in leaves(group(kind.model))} - {None}
    assert referred <= BY_NAME.keys() | CHOICES.keys()


def test_records_have_ids_and_parts_have_ids() -> None:
    for kind in COLLECTIONS:
        assert fields(kind.model)[0].name == "id"
        assert bool(kind.part) == bool(kind.parts)
        assert kind.part is None or fields(kind.part)[0].name == "id"


def test_what_products_do_with_items_is_known_of_every_kind() -> None:
    assert ENTRIES.keys() == {kind.name for kind in ITEMS.values()}


def test_the_search_orders_only_answers_that_there_are() -> None:
    answers = {kind.name for kind in KINDS if kind.is_searched}
    assert set(ORDER) - {"page", "fact", "list"} <= answers
    assert len(set(ANSWERS)) == len(ANSWERS)
    assert set(ANSWERS) <= WORDS.keys()


def test_a_field_is_called_in_files_as_before(tmp_path: Path) -> None:
    source = "- {id: paper, title: T, publisher: P, url: https://p.example/, accessed: 2026-11}\n"
    with pytest.raises(ContentError) as caught:
        small(tmp_path, {"data/sources.yml": source})
    assert [problem.message for problem in caught.value.problems] == [
        'accessed: no such field; did you mean "read"?'
    ]


@pytest.fixture(scope="module")
def kind(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the package knows of a kind that was added."""
    return added(tmp_path_factory.mktemp("added"))


def test_an_added_kind_is_checked(kind: dict[str, Any]) -> None:
    assert kind["problems"] == [
        'data/tools.yml:1: needs[1]: unknown tool "anvil"; did you mean "nail"?',
        "data/tools.yml:2: text: missing; expected what it is for, in a sentence",
        "data/tools.yml:2: title: missing; expected what the tool is called",
    ]


def test_an_added_kind_has_an_address_and_a_name(kind: dict[str, Any]) -> None:
    assert kind["address"] == kind["link"] == "documents/#hammer"
    assert kind["name"] == "A hammer"
    assert kind["kind"] == "tool"


def test_an_added_kind_refers_and_is_referred_to(kind: dict[str, Any]) -> None:
    assert kind["referring"] == ["hammer"]
    assert "A hammer" in kind["cited by"]


def test_an_added_kind_is_found(kind: dict[str, Any]) -> None:
    tools = [entry for entry in kind["answers"] if entry[0] == "tool"]
    assert [entry[:4] for entry in tools] == [
        ["tool", "A hammer", "It drives nails.", "documents/#hammer"],
        ["tool", "A nail", "It holds boards.", "documents/#nail"],
    ]
    assert "A nail" in tools[0][4]
    assert [entry[5] for entry in tools] == ["3 February 2026", ""]


def test_an_added_kind_is_open_data(kind: dict[str, Any]) -> None:
    files = kind["files"]
    assert files.keys() == {
        *("data/tools.json", "data/tools.csv"),
        *("data/schemas/tools.json", "data/schemas/source/tools.json"),
    }
    hammer, _ = json.loads(files["data/tools.json"])["records"]
    assert hammer["needs"] == [
        {"id": "nail", "name": "A nail", "page": "https://small.example/documents/#nail"}
    ]
    assert files["data/tools.csv"].startswith("id,page,")
    assert '"nail"' in files["data/schemas/source/tools.json"]


def test_an_added_kind_changes(kind: dict[str, Any]) -> None:
    assert kind["changes"] == [
        ["All tools.", [["Tools", "documents/"]]],
        ["The hammer.", [["A hammer", "documents/#hammer"]]],
    ]
    assert kind["changed"] == "2026-05-01"
    assert '"ids of tools"' in kind["schema of changes"]
