"""Earlier names and addresses, under which something is still found, and templates of such
addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import BeforeValidator

from dissemination.model.text import CODE, ID, NOT_A_CODE, NOT_AN_ID, keyboard, line, refused
from dissemination.problems import Message, nearest

NOT_FROM_ROOT: Final = Message(
    'an earlier address begins at the root of the site, found "{value}"; write {better}',
    code="alias-not-from-root",
)
UNSAFE_PATH: Final = Message(
    'the earlier address "{value}" cannot be kept: {reason}', code="unsafe-alias"
)
UNKNOWN_PART: Final = Message('unknown part "{value}"; {nearest}', code="unknown-permalink-part")
NO_SLUG: Final = Message(
    "expected :slug in it, the part by which items differ, such as /:year/:month/:slug.html",
    code="permalink-without-slug",
)

MOST: Final = 200  # characters of a path; each name in it has a limit of its own
# What a host of files shows or hands out as what it is.
PAGES: Final = ("html", "htm", "xhtml", "xml")
ENDINGS: Final = (*PAGES, "rss", "atom", "rdf", "json", "ics")
# What is never in a path that a file can lie at, with the words for it; the first one is told.
_UNSAFE: Final = (
    (r"\?", 'no file answers a query; leave out "?" and what follows, or delete the alias'),
    ("#", 'browsers do not send an anchor; leave out "#" and what follows'),
    ("%", "hosts read percent codes in different ways; delete the alias"),
    (
        "[A-Z]",
        (
            "many systems take capitals for small letters; write small letters if the former host "
            "answered to them, or delete the alias"
        ),
    ),
    (r"(^|/)\.", 'a name in it begins with "."; write the path without, or delete the alias'),
    ("//", 'nothing stands between two "/"; write one'),
    (
        "[^a-z0-9._~/-]",
        'only a to z, 0 to 9, "-", ".", "_" and "~" can stand in it; delete the alias',
    ),
)
_ENDS: Final = tuple(f".{ending}" for ending in ENDINGS)
_PART: Final = re.compile(":[a-z_]+")
PARTS: Final = (
    *(":year", ":month", ":day", ":slug", ":title", ":category", ":categories", ":section"),
)


def names(aliases: Iterable[str]) -> list[str]:
    """The earlier slugs or ids among aliases."""
    return [alias for alias in aliases if not alias.startswith("/")]


def paths(aliases: Iterable[str]) -> list[str]:
    """The earlier addresses among aliases, each from the root of the site: `/2018/title.html`."""
    return [alias for alias in aliases if alias.startswith("/")]


def _path(value: object) -> str:
    text = line(value)
    if text.startswith("/") and not text.startswith("//"):
        return _safe(text, text)
    parts = urlsplit(text if "//" in text else f"//-/{text}")
    raise refused(NOT_FROM_ROOT, value=text, better=parts.path or "/")


def _safe(path: str, value: str) -> str:
    """A path that a file can lie at; `value` is told where it is none."""
    if reason := next((reason for sign, reason in _UNSAFE if re.search(sign, path)), ""):
        raise refused(UNSAFE_PATH, value=value, reason=reason)
    if len(path) > MOST:
        reason = (
            f"it has {len(path)} characters, and at most {MOST} can be stored; delete the alias"
        )
        raise refused(UNSAFE_PATH, value=value, reason=reason)
    *folders, last = path[1:].split("/")
    ending = last.rpartition(".")[2] if "." in last else ""
    if ending and ending not in ENDINGS:
        reason = f'hosts of files do not show ".{ending}" as a page or feed; delete the alias'
        raise refused(UNSAFE_PATH, value=value, reason=reason)
    if file := next((name for name in folders if name.endswith(_ENDS)), None):
        reason = f'"{file}" would be a file and a folder at once; delete the alias'
        raise refused(UNSAFE_PATH, value=value, reason=reason)
    return path


def _alias(pattern: re.Pattern[str], message: Message) -> BeforeValidator:
    """A validator of an earlier name of a pattern, or of an earlier address."""

    def check(value: object) -> str:
        text = line(value)
        if pattern.fullmatch(text):
            return text
        if "/" in text or "." in text:
            return _path(text)
        raise refused(message, value=text)

    return BeforeValidator(keyboard(check))


def _permalink(value: object) -> str:
    text = line(value)
    for part in _PART.findall(text):
        if part not in PARTS:
            raise refused(UNKNOWN_PART, value=part, nearest=nearest(part, PARTS))
    if not {":slug", ":title"} & set(_PART.findall(text)):
        raise refused(NO_SLUG)
    if not text.startswith("/"):
        raise refused(NOT_FROM_ROOT, value=text, better=f"/{text}")
    _safe(_PART.sub("x", text), text)
    return text


Alias = Annotated[str, _alias(ID, NOT_AN_ID)]
CodeAlias = Annotated[str, _alias(CODE, NOT_A_CODE)]
EarlierPath = Annotated[str, BeforeValidator(keyboard(_path))]
Permalink = Annotated[str, BeforeValidator(keyboard(_permalink))]
