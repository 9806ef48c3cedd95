"""Descriptions for readers: every published kind and field has one, and none is left over."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from dissemination.model.fields import Field, Group, Many, Named, Shape
from dissemination.model.kind import Kind
from dissemination.model.kinds import PUBLISHED
from dissemination.model.record import Model
from dissemination.open_data.catalogue import form
from dissemination.open_data.descriptions import FIELDS, KINDS
from dissemination.open_data.fields import MEASURES, PAGE, TEXT, of_kind, visible
from dissemination.open_data.schema import schema
from tests.support.marked import Marked
from tests.support.small import ADDRESSES
from tools.catalogue import catalogue

ADDED = (PAGE, TEXT)


def groups(shape: Shape) -> Iterator[type[Model]]:
    """The models of a shape whose fields are published, at any depth."""
    match shape:
        case Many(of) | Named(_, of):
            yield from groups(of)
        case Group(model):
            yield model
            for field in visible(model):
                yield from groups(field.shape)


def published() -> Iterator[tuple[type[Model], Field]]:
    """Every published field with its model, nested ones included."""
    for kind in PUBLISHED:
        models = {kind.model, *(m for field in of_kind(kind) for m in groups(field.shape))}
        for model in models:
            yield from ((model, field) for field in visible(model))


def owner(model: type[Model], name: str) -> type[Model]:
    """The model in whose table the description of a field stands."""
    return next(each for each in model.__mro__ if name in FIELDS.get(each, {}))


def described(part: Any) -> Iterator[str]:
    """All descriptions in a schema."""
    if isinstance(part, dict):
        if isinstance(text := part.get("description"), str):
            yield text
        for each in part.values():
            yield from described(each)
    if isinstance(part, list):
        for each in part:
            yield from described(each)


def test_every_published_field_has_a_description() -> None:
    fields = list(published())
    assert len(fields) > 200
    assert [(m.__name__, f.name) for m, f in fields if not f.description] == []


def test_no_description_is_of_a_field_that_is_not_published() -> None:
    own = [(model, field) for model, field in published() if field not in MEASURES]
    used = {(owner(model, field.name), field.name) for model, field in own}
    written = {(model, name) for model, texts in FIELDS.items() for name in texts}
    assert written - used == set()


def test_every_published_kind_has_a_description() -> None:
    assert KINDS.keys() == {kind.name for kind in PUBLISHED}


def test_descriptions_are_sentences_of_their_own() -> None:
    texts = {text for texts in FIELDS.values() for text in texts.values()} | {*KINDS.values()}
    odd = [text for text in texts if not text.endswith(".") or text != text.strip()]
    assert odd == []
    assert [text for text in texts if not text[0].isupper() and not text.startswith("done ")] == []


def test_all_descriptions_of_the_schemas_are_messages() -> None:
    messages = {message.id for message in catalogue()}
    fields = {text for texts in FIELDS.values() for text in texts.values()}
    assert fields | {*KINDS.values()} | {field.description for field in ADDED} <= messages


@pytest.mark.parametrize("kind", PUBLISHED, ids=[kind.file for kind in PUBLISHED])
def test_schemas_and_forms_are_in_the_language_of_the_site(kind: Kind) -> None:
    published_schema = schema(kind, ADDRESSES, Marked("en"))
    texts = [published_schema["title"], *described(published_schema)]
    assert [text for text in texts if not (text[0] == "⟦" and text[-1] == "⟧")] == []
    assert json.dumps(published_schema["$defs"]["record"]).count('"description"') > 2
    forms = [form(field.shape, Marked("en")) for field in of_kind(kind)]
    assert [text for text in forms if not (text[0] == "⟦" and text[-1] == "⟧")] == []
