"""References and Markdown texts of the nodes of a file, valid or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dissemination.model.record import KindName
from dissemination.model.references import prose, prose_in, references, references_in
from dissemination.source.records import Invalid, Located, Node
from dissemination.source.tree import Location


def data_of(node: Node) -> Any:
    """What stands in the file at the place of a record."""
    data = node.tree.data
    for step in node.location:
        data = data[step]
    return data


def references_of(node: Located[Any] | Invalid) -> Iterator[tuple[Location, KindName, str]]:
    """The references of a record or an invalid node that have no problem yet: path, and kind and id
    of the other record."""
    if isinstance(node, Located):
        found = references(node.record)
    else:
        found = references_in(node.model, node.data)
    for location, kind, value in found:
        if not node.tree.reported or not node.tree.is_reported(node.location + location):
            yield location, kind, value.strip()


def prose_of(node: Located[Any] | Invalid) -> Iterator[tuple[Location, str]]:
    """The Markdown texts of a record or an invalid node, each with its path."""
    if isinstance(node, Located):
        yield from prose(node.record)
    else:
        for location, text in prose_in(node.model, node.data):
            if not node.tree.is_reported(node.location + location):
                yield location, text.strip()
