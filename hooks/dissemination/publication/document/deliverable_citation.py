"""How to cite a deliverable."""

from __future__ import annotations

from dissemination.library.deliverables import authors
from dissemination.library.library import Library
from dissemination.model.deliverable import Deliverable
from dissemination.publication.document.citation import Citation
from dissemination.urls import Addresses, record, stem


def deliverable_citation(
    deliverable: Deliverable, library: Library, addresses: Addresses
) -> Citation:
    """The citation of a deliverable: by its authors, else by the partner that answers for it, else
    by the project; its year is that in which it was handed in."""
    locale, acronym = library.locale, library.project.acronym
    lead = library.partners.get(deliverable.lead or "")
    number = deliverable.id
    values = {"number": number, "acronym": acronym, "grant": library.project.funding.number}
    note = (
        locale.gettext(
            "Deliverable %(number)s of the project %(acronym)s, grant %(grant)s.", **values
        )
        if values["grant"]
        else locale.gettext("Deliverable %(number)s of the project %(acronym)s.", **values)
    )
    return Citation(
        key=f"{stem(acronym)}-{number.lower()}",
        authors=tuple(authors(deliverable, library)) or (lead.name if lead else acronym,),
        title=deliverable.title,
        url=addresses.absolute(record("deliverable", number)),
        note=note,
        language=library.settings.language,
        year=deliverable.date.year if deliverable.date else None,
        doi=deliverable.doi,
        kind="techreport",
        more={
            "institution": acronym,
            "type": locale.pgettext("a kind of report", "Deliverable"),
            "number": number,
            "version": deliverable.version or "",
        },
    )
