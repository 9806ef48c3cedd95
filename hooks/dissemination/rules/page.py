"""A page of a built site, parsed once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from lxml import etree

from dissemination.rules.link import Link, links_of_page, parsed
from dissemination.rules.nesting import Nesting
from dissemination.rules.xpath import elements, texts

HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
IDS: Final = texts("//@id")
TITLE: Final = elements("//title[not(ancestor::svg)]")
OF_SOURCES: Final = elements("preceding-sibling::source[parent::picture]")
INLINE: Final = elements("//style | //script[not(@src)] | //*[@style]")
# The types of `<script>` that are data, which no policy blocks (HTML 4.12.1).
DATA: Final = frozenset({"application/ld+json", "application/json"})
HANDLERS: Final = elements("//*[@*[starts-with(name(), 'on')]]")
METAS: Final = elements("//meta[@name or @http-equiv]")
# The main part as the theme writes it: the mark of a page of the theme.
OF_THEME: Final = elements("//main[contains(concat(' ', normalize-space(@class), ' '), ' main ')]")
ARTICLE: Final = elements("//meta[@property='og:type'][@content='article']")
CANONICAL: Final = texts("//link[@rel='canonical']/@href")
GRAPHS: Final = elements("//script[@type='application/ld+json']")
UNSPOKEN: Final = elements("//script | //style | //title[not(ancestor::svg)]")
HANDLER: Final = re.compile(r"\son\w+\s*=", re.IGNORECASE)

Attributes = dict[str, str]


@dataclass(frozen=True)
class Picture:
    """An `<img>` with its attributes, and those of the `<source>` elements before it."""

    attributes: Attributes
    sources: tuple[Attributes, ...] = ()

    def __getitem__(self, name: str) -> str | None:
        return self.attributes.get(name)

    def get(self, name: str) -> str | None:
        """An attribute, if the picture has it."""
        return self.attributes.get(name)

    @property
    def file(self) -> str:
        """The address of the picture, without its query."""
        return (self.get("src") or "").partition("?")[0]


@dataclass
class Page:
    """The contents of a page and its links; `Page(source)` parses it.

    `ids` and `links` are in the order of the page, `metas` has the contents by `name` or
    `http-equiv` in lower case, `graphs` the texts of the linked data, `inline` the styles and
    scripts that stand in the page itself, `handlers` the scripts in attributes, `faults` the errors
    of nesting. `is_of_theme` is false for an HTML file that was only put beside the pages, and
    `is_article` true for a news item, an event or a practice (Open Graph's type).
    """

    source: str
    lang: str = ""
    title: str = ""
    canonical: str = ""
    metas: dict[str, str] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    graphs: list[str] = field(default_factory=list)
    text: str = ""
    is_of_theme: bool = False
    is_article: bool = False

    def __post_init__(self) -> None:
        root = parsed(self.source.encode("utf-8", "replace"))
        if root is not None:
            self._read_head(root)
            self._read_body(root)

    @property
    def leads_on(self) -> bool:
        """Whether the page only redirects to another."""
        return "refresh" in self.metas

    @property
    def is_of_generator(self) -> bool:
        """Whether the generator made the page: one of the theme, or a redirect at an earlier
        address, which names the later one."""
        return self.is_of_theme or (self.leads_on and bool(self.canonical))

    @property
    def may_be_indexed(self) -> bool:
        """Whether a search engine may show the page."""
        return "noindex" not in self.metas.get("robots", "")

    @cached_property
    def faults(self) -> list[str]:
        """The errors in how elements are nested and closed."""
        return Nesting(self.source).faults

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The ids of the page."""
        return frozenset(self.ids)

    def _read_head(self, root: etree._Element) -> None:
        self.lang = root.get("lang", "")
        self.title = "".join(title.text or "" for title in TITLE(root))
        self.canonical = next(iter(CANONICAL(root)), "")
        for meta in METAS(root):
            name = meta.get("name") or meta.get("http-equiv") or ""
            self.metas[name.lower()] = meta.get("content", "")
        self.is_article = bool(ARTICLE(root))
        self.graphs = [script.text or "" for script in GRAPHS(root)]

    def _read_body(self, root: etree._Element) -> None:
        self.is_of_theme = bool(OF_THEME(root))
        self.ids = [each for each in IDS(root) if each]
        self.headings = [str(heading.tag) for heading in root.iter(*HEADINGS)]
        self.pictures = list(_pictures(root))
        self.links = links_of_page(root, self.source)
        self.inline = list(_inline(root))
        if HANDLER.search(self.source):
            self.handlers = list(_handlers(root))
        for element in UNSPOKEN(root):
            element.text = None
        self.text = " ".join(etree.tostring(root, encoding="unicode", method="text").split())


def _handlers(root: etree._Element) -> Iterator[str]:
    for element in HANDLERS(root):
        names = (str(name) for name in element.attrib)
        yield from (f"{name} of <{element.tag}>" for name in names if name.startswith("on"))


def _inline(root: etree._Element) -> Iterator[str]:
    for element in INLINE(root):
        if "style" in element.attrib:
            yield f"style of <{element.tag}>"
        elif str(element.get("type", "")).lower() not in DATA:
            yield f"<{element.tag}>"


def _pictures(root: etree._Element) -> Iterator[Picture]:
    for element in root.iter("img"):
        sources = tuple(_attributes(source) for source in OF_SOURCES(element))
        yield Picture(_attributes(element), sources)


def _attributes(element: etree._Element) -> Attributes:
    return {str(name): str(value) for name, value in element.attrib.items()}
