"""What in the settings would break a site without a word, or is likely a mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from dissemination.configuration import engine_theme
from dissemination.configuration.settings import Configuration, Given, configuration
from dissemination.problems import ContentError, Message, Problem

NO_ADDRESS: Final = Message(
    "expected the public address of the site, such as https://example.org/project/, found nothing",
    code="no-site-address",
)
NOT_AN_ADDRESS: Final = Message(
    "expected an address that begins with https:// and has no space, ? or #, such as "
    'https://example.org/project/; found "{value}"',
    code="bad-site-address",
)
FLAT_ADDRESSES: Final = Message(
    "the addresses of the site are those of folders, such as /news/; write true, or delete the "
    "line",
    code="flat-addresses",
)
OTHER_FOLDER: Final = Message(
    'the pages and pictures are read from {expected}; write {expected}, found "{value}"',
    code="other-folder",
)
OTHER_THEME: Final = Message(
    'the site is made for the theme {expected} alone; write {expected}, found "{value}"',
    code="other-theme",
)
NOT_WATCHED: Final = Message(
    'there is no "{value}" to watch, and without it no build begins; delete the line, since a '
    "preview watches data and content of itself",
    code="watched-not-there",
)
UNSAFE_FOLDER: Final = Message(
    "a build deletes from this folder all that is no part of the site, and here that would be your "
    'own files; write site, or another folder of its own, found "{value}"',
    code="unsafe-site-folder",
)
NO_MACROS: Final = Message(
    "the plugin macros is missing, without which no page is filled; write below plugins: the line "
    "- macros: {{on_undefined: strict}}",
    code="no-macros",
)
LAX_MACROS: Final = Message(
    "a mistake in a page would be published; write {name}: {expected}", code="lax-macros"
)
NO_HOOK: Final = Message(
    "the hook is missing that makes the site; write hooks: [hooks/mkdocs_hooks.py]", code="no-hook"
)
NOT_STRICT: Final = Message(
    "without it a page of docs/ with a dead link is published; write strict: true",
    code="not-strict",
)


OWN_FOLDERS: Final = ("data", "content", "docs", "hooks", ".git", ".github", ".cache")
_ADDRESS: Final = re.compile(r"https?://[^\s/?#@]+(?:/[^\s?#]*)?")


def settings_problems(
    path: str, environment: Mapping[str, str], given: Given | None = None
) -> list[Problem]:
    """What in the mkdocs.yml at a path would break the site, with those settings that the command
    line has given in place of the file's."""
    try:
        settings = configuration(Path(path).parent, environment, Path(path).name)
    except ContentError as error:
        return list(error.problems)
    return list(problems(settings.given(given) if given else settings))


def problems(settings: Configuration) -> Iterator[Problem]:
    """What in the settings would break the site."""
    yield from _problems_of_address(settings)
    yield from _problems_of_folders(settings)
    yield from _problems_of_theme(settings)
    yield from _problems_of_plugins(settings)
    yield from engine_theme.problems(settings)


def advice(settings: Configuration) -> Iterator[Problem]:
    """What in the settings is likely a mistake, though the site can be made."""
    if settings.values and not settings.values.get("strict"):
        yield settings.problem(NOT_STRICT, "strict")
    yield from engine_theme.advice(settings)


def _problems_of_address(settings: Configuration) -> Iterator[Problem]:
    address = str(settings.values.get("site_url") or "").strip()
    if not address:
        yield settings.problem(NO_ADDRESS, "site_url")
    elif not _ADDRESS.fullmatch(address):
        yield settings.problem(NOT_AN_ADDRESS, "site_url", value=address)
    if settings.values.get("use_directory_urls", True) is not True:
        yield settings.problem(FLAT_ADDRESSES, "use_directory_urls")


def _problems_of_folders(settings: Configuration) -> Iterator[Problem]:
    root = settings.root.resolve()
    docs = settings.values.get("docs_dir") or "docs"
    if (root / str(docs)).resolve() != root / "docs":
        yield settings.problem(OTHER_FOLDER, "docs_dir", value=docs, expected="docs")
    site = (root / settings.site_dir).resolve()
    own = [(root / name).resolve() for name in OWN_FOLDERS]
    if root.is_relative_to(site) or any(site.is_relative_to(each) for each in own):
        yield settings.problem(UNSAFE_FOLDER, "site_dir", value=settings.site_dir)
    watched = settings.values.get("watch")
    for path in watched if isinstance(watched, list) else ():
        if not (root / str(path)).exists():
            yield settings.problem(NOT_WATCHED, "watch", value=path)


def _problems_of_theme(settings: Configuration) -> Iterator[Problem]:
    if (name := settings.theme.get("name")) != "material":
        values = {"expected": "material", "value": name or "nothing"}
        yield settings.problem(OTHER_THEME, "theme", "name", **values)


def _problems_of_plugins(settings: Configuration) -> Iterator[Problem]:
    hooks = settings.values.get("hooks")
    names = {Path(str(hook)).name for hook in hooks} if isinstance(hooks, list) else set()
    if "mkdocs_hooks.py" not in names:
        yield settings.problem(NO_HOOK, "hooks")
    plugins = settings.group("plugins")
    if "macros" not in plugins:
        yield settings.problem(NO_MACROS, "plugins")
        return
    macros = plugins["macros"] or {}
    for name, expected in (("on_undefined", "strict"), ("on_error_fail", False)):
        value = macros.get(name, False) if isinstance(macros, dict) else None
        if value != expected:
            word = str(expected).lower()
            place = ("plugins", "macros", name)
            yield settings.problem(LAX_MACROS, *place, name=name, expected=word)
