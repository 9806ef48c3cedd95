"""The files to take along of an item."""

from __future__ import annotations

from typing import Any

from dissemination.library.attachment import Attachment
from dissemination.library.library import Library
from dissemination.linked_data.terms import Ids, Node, node
from dissemination.model.entry import Entry


def media_object(file: Attachment, ids: Ids, title: str | None = None) -> Node:
    """A published file as a MediaObject, with its size in bytes."""
    return node(
        "MediaObject",
        name=title or file.name,
        contentUrl=ids.page(file.address),
        encodingFormat=file.format.type,
        contentSize=str(file.bytes),
    )


def media_objects(library: Library, entry: Entry[Any], ids: Ids) -> list[Node]:
    """The files that the front matter of an item names."""
    return [media_object(file, ids, named.title) for named, file in library.files_of(entry)]
