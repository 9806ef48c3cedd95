"""Publications, datasets and software as ScholarlyArticle, Dataset, SoftwareSourceCode …"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from dissemination import urls
from dissemination.library.library import Library
from dissemination.linked_data.author import persons
from dissemination.linked_data.organization import short_organization
from dissemination.linked_data.terms import Ids, Node, identified, node, reference
from dissemination.model.research_output import ResearchOutput

KINDS: Final[Mapping[str, str]] = {
    "article": "ScholarlyArticle",
    "conference-paper": "ScholarlyArticle",
    "preprint": "ScholarlyArticle",
    "book": "Book",
    "chapter": "Chapter",
    "report": "Report",
    "thesis": "Thesis",
    "dataset": "Dataset",
    "software": "SoftwareSourceCode",
}
_WITHIN: Final[Mapping[str, str]] = {"article": "Periodical", "chapter": "Book"}


def research_outputs(library: Library, ids: Ids) -> Iterator[Node]:
    """A node for each publication, dataset and software."""
    for output in library.research_outputs.values():
        yield _output(library, output, ids)


def _output(library: Library, output: ResearchOutput, ids: Ids) -> Node:
    place = ids.page(urls.record("research output", output.id))
    doi = urls.uri(f"https://doi.org/{output.doi}") if output.doi else None
    file = ids.page(urls.attached(f"data/{output.file}")) if output.file else None
    venue = _WITHIN.get(output.kind, "CreativeWork")
    return identified(
        *(KINDS.get(output.kind, "CreativeWork"), f"{place}-work"),
        name=output.title,
        headline=output.title if output.kind == "article" else None,
        identifier=doi,
        sameAs=doi,
        url=urls.uri(output.url) if output.url else doi or place,
        author=persons(library, output.authors, ids),
        datePublished=output.date.iso if output.date else None,
        isPartOf=node(venue, name=output.venue) if output.venue else None,
        publisher=node("Organization", name=output.publisher) if output.publisher else None,
        license=output.licence,
        isAccessibleForFree=output.is_open,
        inLanguage=output.language or library.settings.language,
        encoding=node("MediaObject", contentUrl=file) if file else None,
        sourceOrganization=[
            short_organization(library.partners[key], ids) for key in output.partners
        ],
        about=reference(ids.project),
    )
