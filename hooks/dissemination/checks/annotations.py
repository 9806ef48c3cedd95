"""References and Markdown texts of what stands in a file, a record or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dissemination.library.references import AnnotatedValue, annotated_data, annotated_values
from dissemination.source.records import Invalid, Located


def annotated_fields(node: Located[Any] | Invalid) -> Iterator[AnnotatedValue]:
    """The references and Markdown texts of a record, or of what stands in its place; of the latter
    those fields that have no problem yet."""
    if isinstance(node, Located):
        yield from annotated_values(node.record)
    else:
        for location, annotation, text in annotated_data(node.model, node.data):
            if not node.tree.is_reported(node.location + location):
                yield location, annotation, text.strip()
