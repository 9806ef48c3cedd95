"""The PDF edition of the publication."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from markupsafe import Markup

from dissemination.library.library import Library
from dissemination.locale.catalogue import N_
from dissemination.locale.locale import Locale
from dissemination.problems import ContentError, Message, Problem
from dissemination.publication.document.citation import authors
from dissemination.publication.document.work import Chapter, Work
from dissemination.publication.theme_tokens import ThemeTokens
from dissemination.publication.typeset_xml import document
from dissemination.publication.typesetting import TypesettingError, pdf

NOT_SET = Message("this practice cannot be typeset: {value}", code="practice-not-typeset")
WORK_NOT_SET = Message(
    "the publication cannot be typeset, whatever its practices: {value}",
    code="publication-not-typeset",
)
# Of the EPUB, for catalogues of books.
ACCESSIBILITY: Final = N_(
    "All text can be read aloud and enlarged; every figure has a text alternative and its data as "
    "text."
)


def book(
    work: Work,
    library: Library,
    tokens: ThemeTokens,
    files: Mapping[str, bytes],
) -> bytes:
    """The work as PDF; `files` are its pictures and figures by their names.

    Raises ContentError with the practices that cannot be typeset.
    """
    about, day = title_page(work, library), edition_day(library)
    every = {**tokens.files, **files}
    try:
        return _typeset(work, about, every, day)
    except TypesettingError as error:

        def refusal(*chapters: Chapter) -> str | None:
            return _refusal(chapters, work, about, every, day)

        raise ContentError(_problems(work, refusal, error)) from error


def edition_day(library: Library) -> date:
    """The day of the newest edition, else the site's first day."""
    publication = library.settings.publication
    newest = publication.edition if publication else None
    return newest.day if newest else library.settings.first_day


def _typeset(work: Work, about: Mapping[str, str], files: Mapping[str, bytes], day: date) -> bytes:
    return pdf("work", {**files, "work.xml": document(work, about)}, day)


def _problems(
    work: Work, refusal: Callable[..., str | None], error: TypesettingError
) -> list[Problem]:
    """The practices that cannot be typeset alone; the publication where that is no practice's
    fault."""
    of_practices = (
        []
        if refusal()
        else [
            NOT_SET.at(chapter.practice.path, 1, value=reason)
            for chapter in work.practices
            if chapter.practice and (reason := refusal(chapter))
        ]
    )
    return of_practices or [WORK_NOT_SET.at("data/site.yml", 1, value=error)]


def _refusal(
    chapters: tuple[Chapter, ...],
    work: Work,
    about: Mapping[str, str],
    files: Mapping[str, bytes],
    day: date,
) -> str | None:
    """Why these chapters cannot be typeset without the others, as typst puts it; None if they
    can."""
    alone = tuple(
        replace(chapter, html=Markup(str(chapter.html).replace('href="#', 'data-to="#')))
        for chapter in chapters
    )  # chapters to which they lead are missing
    try:
        _typeset(replace(work, front=alone, parts=(), back=()), about, files, day)
    except TypesettingError as error:
        return str(error)
    return None


def title_page(work: Work, library: Library) -> dict[str, str]:
    """The texts of the title page, the running heads and the metadata of the file, and the words
    that editions write by themselves, by the names of their attributes in `work.xml`."""
    publication, project = work.publication, library.project
    assert publication
    locale = Locale(work.language)
    newest, edition = publication.edition, ""
    if newest:
        day = locale.day(newest.day)
        edition = locale.gettext("Edition %(number)s, %(day)s", number=newest.number, day=day)
    return {
        "lang": work.language,
        "title": publication.title,
        "subtitle": publication.subtitle or "",
        "statement": publication.statement,
        "acronym": project.acronym,
        "author": ", ".join(authors(library)),
        "keywords": "; ".join(part.area.title for part in work.parts),
        "day": edition_day(library).isoformat(),
        "edition": edition,
        "licence": library.settings.licence.name,
        "imprint": locale.gettext("Imprint"),
        "cover": locale.gettext("Cover"),
        "contents": locale.gettext("Contents"),
        "accessibility": locale.gettext(ACCESSIBILITY),
        "emblem": locale.gettext("Emblem of the European Union"),
    }
