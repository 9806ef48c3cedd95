"""How to cite a publication, a dataset or software of the project."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dissemination.library import names
from dissemination.library.library import Library
from dissemination.library.research_outputs import publication_line
from dissemination.model.research_output import ResearchOutput
from dissemination.publication.document.citation import Citation
from dissemination.urls import Addresses, attached, record, uri

# What each kind is in BibTeX, and the field in which that has the work it is in.
_KINDS: Final[Mapping[str, tuple[str, str]]] = {
    "article": ("article", "journal"),
    "conference-paper": ("inproceedings", "booktitle"),
    "book": ("book", "series"),
    "chapter": ("incollection", "booktitle"),
    "report": ("techreport", "series"),
    "thesis": ("phdthesis", "series"),
    "preprint": ("unpublished", "howpublished"),
}
_PUBLISHERS: Final[Mapping[str, str]] = {"report": "institution", "thesis": "school"}


def output_citation(output: ResearchOutput, library: Library, addresses: Addresses) -> Citation:
    """The citation of an output, with the address of its place on this site if it has no other."""
    kind, venue = _KINDS.get(output.kind, ("misc", "howpublished"))
    line = ", ".join(publication_line(output))
    authors = tuple(names.author(library, author) for author in output.authors)
    return Citation(
        key=output.id,
        authors=authors or (library.project.acronym,),
        title=output.title,
        url=_address(output, addresses),
        note=f"{line}." if line else "",
        language=library.settings.language,
        year=output.date.year if output.date else None,
        doi=output.doi,
        kind=kind,
        more={
            venue: output.venue or "",
            _PUBLISHERS.get(output.kind, "publisher"): output.publisher or "",
            "note": output.details or "",
        },
        are_people=bool(authors),
    )


def _address(output: ResearchOutput, addresses: Addresses) -> str:
    if output.url:
        return uri(output.url)
    if output.doi:
        return ""
    if output.file:
        return addresses.absolute(attached(f"data/{output.file}"))
    return addresses.absolute(record("research output", output.id))
