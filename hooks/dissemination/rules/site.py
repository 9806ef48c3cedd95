"""A built site, parsed for the rules; each file is read once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urldefrag, urlsplit

from lxml import etree

from dissemination.rules.address import names_a_host, parted, resolved
from dissemination.rules.finding import Breach
from dissemination.rules.link import (
    Link,
    links_of_calendar,
    links_of_drawing,
    links_of_json,
    links_of_script,
    links_of_style,
    links_of_xml,
)
from dissemination.rules.page import Page

LOST: Final = "404.html"
TEXTS: Final = (
    *(".html", ".css", ".js", ".svg", ".xml", ".opml", ".json", ".webmanifest", ".ics", ".csv"),
    ".txt",
)
# A relative address that is common enough to be joined without a parser.
PLAIN: Final = re.compile(
    r"(?:\./|(?:\.\./)*)[\w%-][\w%.-]*(?:/[\w%-][\w%.-]*)*/?(?:\?\w*)?(?:#[\w%-]*)?|(?:\.\./)+"
)
DRAWN: Final = (".css", ".svg")
XML: Final = (".xml", ".opml", ".svg")
JSON: Final = (".json", ".webmanifest")


@dataclass(frozen=True)
class FundingNotice:
    """What every page must show of the funding: the statements, the alternative text of the emblem,
    and how often the emblem is shown."""

    statements: tuple[str, ...]
    emblem_alt: str
    emblems: int = 1


@dataclass(frozen=True)
class Site:
    """A site's folder, its public address (with a slash at the end), and the funding notice that
    its pages must show, if it is known."""

    folder: Path
    root: str
    funding_notice: FundingNotice | None = None
    _reasons: dict[str, str | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def files(self) -> set[str]:
        """Every file, as a path from the folder with slashes."""
        files = (file for file in self.folder.rglob("*") if file.is_file())
        return {file.relative_to(self.folder).as_posix() for file in files}

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every HTML file by its address: `news/open-day/`, `404.html`."""
        return {name.removesuffix("index.html"): Page(self.text(name)) for name in self.of(".html")}

    @cached_property
    def own_pages(self) -> dict[str, Page]:
        """The pages that the generator made. Other HTML files (such as one by which a search engine
        verifies the owner) need nothing of the theme; a page that lacks the theme's `<main>` by
        mistake is missing from the sitemap's pages."""
        return {at: page for at, page in self.pages.items() if page.is_of_generator}

    @cached_property
    def full_pages(self) -> dict[str, Page]:
        """The pages that the generator made, without redirects."""
        return {at: page for at, page in self.own_pages.items() if not page.leads_on}

    @cached_property
    def trees(self) -> dict[str, etree._Element]:
        """The XML files that are well-formed, by name."""
        return {name: root for name, root, _ in self._read_xml if root is not None}

    @cached_property
    def values(self) -> dict[str, object]:
        """The JSON files that can be read, by name."""
        return {name: value for name, value, fault in self._read_json if not fault}

    @cached_property
    def unreadable(self) -> list[Breach]:
        """The texts that are not UTF-8, and the XML and JSON that are not well-formed."""
        breaches = [Breach(name, fault) for name, _, fault in self._read_xml if fault]
        breaches += [Breach(name, fault) for name, _, fault in self._read_json if fault]
        for name in self.of(*TEXTS):
            try:
                self.content(name).decode("utf-8")
            except UnicodeDecodeError as error:
                breaches.append(Breach(name, f"byte {error.start + 1} is not UTF-8"))
        return breaches

    @cached_property
    def _read_xml(self) -> list[tuple[str, etree._Element | None, str]]:
        return [(name, *_xml(self.content(name))) for name in self.of(*XML)]

    @cached_property
    def _read_json(self) -> list[tuple[str, object, str]]:
        return [(name, *_json(self.content(name))) for name in self.of(*JSON)]

    def of(self, *endings: str) -> list[str]:
        """The files with one of these endings, sorted."""
        return sorted(name for name in self.files if name.endswith(endings))

    def content(self, name: str) -> bytes:
        """The bytes of a file."""
        return (self.folder / name).read_bytes()

    def text(self, name: str) -> str:
        """The text of a file; what is not UTF-8 in it is replaced."""
        return self.content(name).decode("utf-8", "replace")

    @staticmethod
    def file_of(address: str) -> str:
        """The file of a page's address within the site."""
        return f"{address}index.html" if address == "" or address.endswith("/") else address

    def base(self, origin: str) -> str:
        """The base of relative addresses in a file; the 404 page may be shown at any address."""
        return self.root + ("no/such/page/" if origin == LOST else origin)

    def links(self) -> list[tuple[str, Link]]:
        """Every link, with the address of the page or the name of the file that has it, without
        repeats in a file."""
        return self._links

    @cached_property
    def _links(self) -> list[tuple[str, Link]]:
        return list(dict.fromkeys(self._all_links()))

    def _all_links(self) -> Iterator[tuple[str, Link]]:
        for at, page in self.pages.items():
            yield from ((at, link) for link in page.links)
        for name in self.of(".css"):
            yield from ((name, link) for link in links_of_style(self.text(name)))
        for name, root in self.trees.items():
            links = links_of_drawing if name.endswith(".svg") else links_of_xml
            yield from ((name, link) for link in links(root))
        for name, value in self.values.items():
            if not name.startswith("search/") and not name.endswith(".map"):
                yield from ((name, link) for link in links_of_json(value))
        for name in self.of(".ics"):
            yield from ((name, link) for link in links_of_calendar(self.text(name)))

    def loads(self) -> Iterator[tuple[str, Link]]:
        """Every address that a browser loads without a click, with the file that has it."""
        yield from ((origin, link) for origin, link in self.links() if link.loads)
        for name in self.of(".js"):
            yield from ((name, link) for link in links_of_script(self.text(name)))

    def lost(self, address: str, origin: str = "") -> str | None:
        """Why an address that the file `origin` writes leads nowhere on this site; None if it leads
        somewhere, or leaves the site."""
        page, address = self.pages.get(origin), address.strip()
        if address.startswith("#"):
            return _missing(address[1:], page) if page else None
        is_whole = names_a_host(address)
        if not is_whole and not (page or origin.endswith(DRAWN) or address.endswith(".css")):
            return "it is not absolute"
        whole = self.joined(origin, address)
        if whole is None:
            return "it is no address"
        if not is_whole and self.path(whole) is None:
            return "it is above the root of the site"
        if whole not in self._reasons:
            self._reasons[whole] = self._reason(whole)
        return self._reasons[whole]

    def joined(self, origin: str, address: str) -> str | None:
        """The absolute address of one that the file `origin` writes (RFC 3986 5.2); None where the
        text is no address."""
        if address.startswith(self.root) and "/." not in address:
            return address
        if not PLAIN.fullmatch(address) or origin == LOST:
            return resolved(self.base(origin), address)
        folders, rest = origin.split("/")[:-1], address.removeprefix("./")
        while rest.startswith("../") and folders:
            folders.pop()
            rest = rest[3:]
        if ".." in rest:
            return resolved(self.base(origin), address)
        return self.root + "".join(f"{folder}/" for folder in folders) + rest

    def path(self, address: str) -> str | None:
        """The address within the site, without query and anchor; None if it leaves the site."""
        if address.startswith("webcal:"):  # a calendar program asks by https
            address = urlsplit(self.root).scheme + address.removeprefix("webcal")
        if re.split(r"[?#]", address, maxsplit=1)[0] == self.root.rstrip("/"):
            return ""  # hosts lead on to the address with the slash
        parts = parted(address) if address.startswith(self.root) else None
        return unquote(parts.path.removeprefix(urlsplit(self.root).path)) if parts else None

    def _reason(self, whole: str) -> str | None:
        address, anchor = urldefrag(whole)
        path = self.path(address)
        if path is None:
            return None
        file = self.file_of(path)
        if file not in self.files:
            return "there is no such file"
        if file.endswith(".pdf"):
            return None  # the anchor is a page of it (RFC 8118, 3)
        return _missing(anchor, self.pages.get(file.removesuffix("index.html")))


def _missing(anchor: str, page: Page | None) -> str | None:
    """Why an anchor leads nowhere on a page; nothing and `top` are its top (HTML 7.4.2.3.3)."""
    anchor = unquote(anchor)
    if anchor.lower() in {"", "top"} or (page and anchor in page.anchors):
        return None
    return f"there is no id {anchor!r}"


def _xml(content: bytes) -> tuple[etree._Element | None, str]:
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False)), ""
    except etree.XMLSyntaxError as error:
        return None, f"it is not well-formed XML: {error.msg}"


def _json(content: bytes) -> tuple[object, str]:
    try:
        return json.loads(content), ""
    except ValueError as error:
        return None, f"it is no JSON: {error}"
