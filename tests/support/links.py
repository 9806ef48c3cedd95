"""A built site as a browser meets it: pages, feeds and calendars, and where their links lead."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import etree

VOID = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
    *("track", "wbr"),
}
# What cannot stand in a paragraph: a browser would end the paragraph before it.
BLOCKS = {
    *("address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset"),
    *("figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
    *("main", "nav", "ol", "p", "pre", "section", "table", "ul"),
}
LOADING_RELATIONS = {
    *("apple-touch-icon", "dns-prefetch", "icon", "manifest", "modulepreload"),
    *("preconnect", "prefetch", "preload", "shortcut", "stylesheet"),
}
IN_STYLE = re.compile(r"""url\(\s*["']?([^"')]*)|@import\s+["']([^"']*)""")
ADDRESS_IN_TEXT = re.compile(r"""https?://[^\s"'<>\\,;)]+""")


@dataclass(frozen=True)
class Link:
    """An address as a page writes it: what element leads there, and whether the page loads it."""

    element: str
    address: str
    loads: bool = False


@dataclass
class Page(HTMLParser):
    """A page taken to pieces, with the faults in how its elements are nested."""

    source: str
    lang: str = ""
    title: str = ""
    base: str = ""
    metas: dict[str, str] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    pictures: list[dict[str, str | None]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    canonical: str = ""
    handlers: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []
        self._words: list[str] = []
        self.feed(self.source)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self._open]

    @property
    def text(self) -> str:
        """The words of the page, scripts and styles left out, with single spaces."""
        return " ".join("".join(self._words).split())

    @property
    def leads_on(self) -> bool:
        """Whether the page is only a sign to another."""
        return "refresh" in self.metas

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS and "p" in self._open and not self._inside("svg"):
            self.faults.append(f"<{tag}> in <p>, line {self.getpos()[0]}")
        if tag in {"a", "button"} and {"a", "button"} & set(self._open):
            self.faults.append(f"<{tag}> in a link or button, line {self.getpos()[0]}")
        if tag not in VOID:
            self._open.append(tag)
        self._take(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID and not self._inside("svg"):
            self.faults.append(f"<{tag}/> closes nothing, line {self.getpos()[0]}")
        self._take(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()
            return
        inner = self._open[-1] if self._open else "nothing"
        self.faults.append(f"</{tag}> where <{inner}> is open, line {self.getpos()[0]}")
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._inside("title") and not self._inside("svg"):
            self.title += data
        elif self._inside("style"):
            self._take_style(data, "style")
        elif not self._inside("script"):
            self._words.append(data)

    def _inside(self, tag: str) -> bool:
        return tag in self._open

    def _take(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if len(values) < len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice, line {self.getpos()[0]}")
        self.handlers += [f"{name} of <{tag}>" for name in values if name.startswith("on")]
        if found := values.get("id"):
            self.ids.append(found)
        if style := values.get("style"):
            self._take_style(style, tag)
        if tag == "html":
            self.lang = values.get("lang") or ""
        elif tag == "meta" and (name := values.get("name") or values.get("http-equiv")):
            self.metas[name.lower()] = values.get("content") or ""
        elif tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.headings.append(tag)
        elif tag == "img":
            self.pictures.append(values)
        self.links += _links(tag, values)
        if tag == "link" and values.get("rel") == "canonical":
            self.canonical = values.get("href") or ""

    def _take_style(self, style: str, tag: str) -> None:
        self.links += [Link(f"style of <{tag}>", address, True) for address in in_style(style)]


def _links(tag: str, values: dict[str, str | None]) -> Iterator[Link]:
    """Every address that an element carries."""
    relations = set((values.get("rel") or "").split())
    loads = tag not in {"a", "area", "form", "link"} or bool(relations & LOADING_RELATIONS)
    names = ("href", "src", "action", "poster", "data", "formaction", "xlink:href", "data-index")
    for name in names:
        if (address := values.get(name)) is not None:
            yield Link(f"{name} of <{tag}>", address, loads)
    for candidate in filter(None, (values.get("srcset") or "").split(",")):
        yield Link(f"srcset of <{tag}>", candidate.split()[0], True)
    if tag == "meta" and (values.get("http-equiv") or "").lower() == "refresh":
        yield Link("refresh", (values.get("content") or "").partition("url=")[2])


def in_style(style: str) -> list[str]:
    """The addresses that a style sheet loads; pictures written into it are none."""
    found = (url or imported for url, imported in IN_STYLE.findall(style))
    return [address for address in found if not address.startswith(("data:", "#"))]


@dataclass(frozen=True)
class Site:
    """A site's folder, and the public root at which it is meant to stand."""

    folder: Path
    root: str

    @cached_property
    def files(self) -> set[str]:
        """Every file, as a path from the folder with slashes."""
        files = (file for file in self.folder.rglob("*") if file.is_file())
        return {file.relative_to(self.folder).as_posix() for file in files}

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every page by its address: `news/berlin/`, `404.html`."""
        return {
            name.removesuffix("index.html"): Page(self.text(name))
            for name in sorted(self.files)
            if name.endswith(".html")
        }

    @cached_property
    def full_pages(self) -> dict[str, Page]:
        """The pages that a reader stays on."""
        return {at: page for at, page in self.pages.items() if not page.leads_on}

    def text(self, name: str) -> str:
        """The text of a file."""
        return (self.folder / name).read_text(encoding="utf-8")

    def dead_links(self) -> list[str]:
        """Every link of pages, style sheets, feeds and calendars that leads nowhere on the site."""
        return [
            f"{where or '/'}: {link.element}: {link.address!r}: {reason}"
            for where, link in self.links()
            if (reason := self.lost(link.address, where))
        ]

    def foreign_loads(self) -> list[str]:
        """Everything that pages or style sheets load from another host."""
        host = urlsplit(self.root).netloc
        return [
            f"{where}: {link.element}: {link.address}"
            for where, link in self.links()
            if link.loads and urlsplit(urljoin(self.place(where), link.address)).netloc != host
        ]

    def place(self, where: str) -> str:
        """Where a browser is when it reads a file; the page of the lost stands anywhere."""
        return self.root + ("no/such/page/" if where == "404.html" else where)

    def links(self) -> Iterator[tuple[str, Link]]:
        """Every link, with the address of the page or file that has it."""
        for at, page in self.pages.items():
            for link in page.links:
                yield at, link
        for name in sorted(self.files):
            if name.endswith(".css"):
                for address in in_style(self.text(name)):
                    yield name, Link("style sheet", address, loads=True)
            elif name.endswith((".xml", ".opml")):
                yield from ((name, link) for link in _links_of_xml(self.text(name)))
            elif name.endswith((".json", ".webmanifest")) and not name.startswith("search/"):
                yield from ((name, link) for link in _links_of_json(json.loads(self.text(name))))
            elif name.endswith(".ics"):
                yield from ((name, link) for link in _links_of_calendar(self.text(name)))

    def lost(self, address: str, where: str = "") -> str | None:
        """Why an address leads nowhere on this site; None if it does, or leaves the site."""
        here = self.pages.get(where)
        if here and address.startswith("#"):
            return _missing(address[1:], here)
        if not here and not where.endswith(".css") and not urlsplit(address).scheme:
            return "it is not absolute"
        address, anchor = urldefrag(urljoin(self.place(where), address))
        if address.startswith("webcal:"):  # a calendar program asks by https
            address = urlsplit(self.root).scheme + address.removeprefix("webcal")
        if urlsplit(address).netloc != urlsplit(self.root).netloc:
            return None
        if not address.startswith(self.root):
            return "it is above the root of the site"
        path = unquote(urlsplit(address).path.removeprefix(urlsplit(self.root).path))
        file = f"{path}index.html" if path == "" or path.endswith("/") else path
        if file not in self.files:
            return "there is no such file"
        return _missing(anchor, self.pages.get(file.removesuffix("index.html")))


def _missing(anchor: str, page: Page | None) -> str | None:
    anchor = unquote(anchor)
    if not anchor or (page and anchor in page.ids):
        return None
    return f"there is no id {anchor!r}"


def _links_of_xml(text: str) -> Iterator[Link]:
    for element in etree.fromstring(text.encode()).iter(etree.Element):
        yield from _links_of_text(element.text or "", str(element.tag))
        for name, value in element.attrib.items():
            yield from _links_of_text(str(value), f"{name!s} of {element.tag}")


def _links_of_json(value: object, name: str = "value") -> Iterator[Link]:
    if isinstance(value, str):
        yield from _links_of_text(value, name)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _links_of_json(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _links_of_json(inner, name)


def _links_of_text(text: str, name: str) -> Iterator[Link]:
    """A text may be an address, or HTML with links, or words."""
    text = text.strip()
    if re.fullmatch(r"https?://\S+", text):
        yield Link(name, text)
    elif re.match(r"<[a-z]", text):
        for link in Page(text).links:
            yield Link(f"{link.element} in {name}", link.address)


def _links_of_calendar(text: str) -> Iterator[Link]:
    unfolded = re.sub(r"\r?\n[ \t]", "", text)
    for line in unfolded.splitlines():
        name = re.split("[:;]", line)[0]
        for found in ADDRESS_IN_TEXT.findall(line.partition(name)[2]):
            yield Link(name, found)
