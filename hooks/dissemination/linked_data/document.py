"""Documents of the project as Report or DigitalDocument."""

from __future__ import annotations

from collections.abc import Iterator

from dissemination import urls
from dissemination.library.library import Library
from dissemination.linked_data.organization import short_organization
from dissemination.linked_data.terms import Ids, Node, identified, node, reference
from dissemination.model.document import Document

REPORT = "report"


def documents(library: Library, ids: Ids) -> Iterator[Node]:
    """A node for each document that readers can have."""
    for document in library.documents.values():
        if document.file or (document.copy_at and document.copy_at.value):
            yield _document(library, document, ids)


def _document(library: Library, document: Document, ids: Ids) -> Node:
    place = ids.page(urls.record("document", document.id))
    copy = document.copy_at and document.copy_at.value
    file = ids.page(urls.attached(f"data/{document.file}")) if document.file else None
    kind = "Report" if REPORT in document.kind.casefold() else "DigitalDocument"
    return identified(
        *(kind, f"{place}-document"),
        name=document.title,
        abstract=document.text,
        genre=document.kind,
        url=place,
        sameAs=urls.uri(copy) if copy else None,
        encoding=node("MediaObject", contentUrl=file) if file else None,
        datePublished=document.date.iso if document.date else None,
        version=document.version,
        license=document.licence,
        inLanguage=document.language,
        author=[short_organization(library.partners[key], ids) for key in document.partners],
        about=reference(ids.project),
    )
