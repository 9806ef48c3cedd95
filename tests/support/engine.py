"""A second engine before the build: Jinja and Python-Markdown in place of MkDocs and its plugins.

It does what the build asks of an engine, and no more: it renders the pages of docs/, with the
placeholders of their macros, and the shell of the theme around each page.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markdown import Markdown  # type: ignore[import-untyped]
from markdown.treeprocessors import Treeprocessor  # type: ignore[import-untyped]

from dissemination.build import THEME, Build, DocsPage, Mistake, Navigation, NavigationItem, Shells
from dissemination.problems import ContentError, Problem

FRONT_MATTER: Final = re.compile(r"---\n(.*?)\n---\n+", re.DOTALL)
EXTENSIONS: Final = ("toc", "tables", "fenced_code")  # those that MkDocs has by itself
LOST: Final = "404.html"


@dataclass(frozen=True)
class Engine:
    """Renders the project in a folder, with its parsed mkdocs.yml, for its build."""

    root: Path
    config: Mapping[str, Any]
    build: Build

    @classmethod
    def of(cls, root: Path, moment: datetime) -> Engine:
        """The engine of the project in a folder at an aware moment. Raises ContentError."""
        config = yaml.load((root / "mkdocs.yml").read_text("utf-8"), _Loader)
        return cls(root, config, Build.of(root, config["site_url"], moment))

    def write(self) -> Path:
        """Write every file of the site, and give its folder. Raises ContentError."""
        site: Path = self.root / self.config["site_dir"]
        for output in self.build.outputs(self._shells()):
            _write(site / output.address, output.make())
        for path in self._docs:
            if not path.endswith(".md"):
                _write(site / path, (self.root / "docs" / path).read_bytes())
        self.build.cache.save()
        return site

    def _shells(self) -> Shells:
        pages = self._pages()
        return Shells(
            pages,
            Navigation(tuple(_item(entry, pages) for entry in self.config["nav"])),
            {page.address: self._shell(page.address) for page in pages},
            {depth: self._shell("x/" * depth) for depth in self.build.depths},
            self._shell(LOST),
        )

    # Pages of docs/

    def _pages(self) -> list[DocsPage]:
        problems: list[Problem] = []
        pages = [self._page(path, problems) for path in self._docs if path.endswith(".md")]
        problems += self.build.problems(pages)
        if problems:
            raise ContentError(problems)
        return pages

    def _page(self, path: str, problems: list[Problem]) -> DocsPage:
        """The page of a file; what is wrong with its macros is added to the problems."""
        source = (self.root / "docs" / path).read_text("utf-8")
        match = FRONT_MATTER.match(source)
        front_matter = yaml.safe_load(match[1]) if match else {}
        text, mistake = self._rendered(source[match.end() if match else 0 :], _address(path))
        problems += self.build.page_problems(f"docs/{path}", source, mistake)
        markdown = self._markdown(path)
        html = markdown.convert(text)
        names = [heading["name"] for heading in markdown.toc_tokens]
        name = self._titles.get(path) or front_matter.get("title") or [*names, path][0]
        return DocsPage.of(f"docs/{path}", _address(path), name, html, front_matter)

    def _rendered(self, text: str, address: str) -> tuple[str, Mistake | None]:
        """A text with the placeholders of its macros, or the mistake for which it has none."""
        macros = self.build.macros.functions(lambda: address)
        try:
            return Environment(undefined=StrictUndefined).from_string(text).render(macros), None
        except Exception as error:  # whatever a macro may raise
            return "", Mistake.of(error)

    def _markdown(self, path: str) -> Markdown:
        settings: dict[str, Any] = {name: {} for name in EXTENSIONS}
        for extension in self.config["markdown_extensions"]:
            settings |= extension if isinstance(extension, dict) else {extension: {}}
        markdown = Markdown(extensions=[*settings], extension_configs=settings)
        markdown.treeprocessors.register(_Links(path), "links", 0)
        return markdown

    @cached_property
    def _docs(self) -> list[str]:
        """The files of docs/."""
        return _paths(self.root / "docs")

    @cached_property
    def _titles(self) -> dict[str, str]:
        return _titles(self.config["nav"])

    # The theme

    def _shell(self, address: str) -> str:
        """The shell around a page at an address."""
        template = self._templates.get_template("main.html")
        return template.render(address=address, config=self.config)

    @cached_property
    def _templates(self) -> Environment:
        environment = Environment(loader=FileSystemLoader(THEME))
        environment.filters["url"] = self.build.assets.filter(self._url)
        return environment

    @pass_context
    def _url(self, context: Context, path: str) -> str:
        if context["address"] == LOST:  # it is shown at any address
            return posixpath.join(urlsplit(self.config["site_url"]).path, path)
        return _relative(path, context["address"])


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml, where `!ENV [NAME, default]` is a variable of the environment."""

    def variable(self, node: yaml.SequenceNode) -> Any:
        name, default = self.construct_sequence(node)
        return os.environ.get(name, default)


_Loader.add_constructor("!ENV", _Loader.variable)


class _Links(Treeprocessor):  # type: ignore[misc]
    """Makes links between the files of docs/ lead to their addresses."""

    def __init__(self, path: str) -> None:
        self.path = path

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in {"href", "src"}.intersection(element.attrib):
                element.set(name, self._link(element.attrib[name]))

    def _link(self, link: str) -> str:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or not parts.path:
            return link
        file = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), parts.path))
        return parts._replace(path=_relative(_address(file), _address(self.path))).geturl()


def _paths(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _titles(entries: Iterable[Any]) -> dict[str, str]:
    """The titles of pages in the navigation, by their paths."""
    titles: dict[str, str] = {}
    for entry in entries:
        for title, below in entry.items() if isinstance(entry, dict) else ():
            titles |= _titles(below) if isinstance(below, list) else {below: title}
    return titles


def _item(entry: Any, pages: list[DocsPage]) -> NavigationItem:
    """An entry of the navigation: a path, or a title with a path or what is below it."""
    title, below = next(iter(entry.items())) if isinstance(entry, dict) else ("", entry)
    if isinstance(below, list):
        return NavigationItem.section(title, tuple(_item(child, pages) for child in below))
    page = next(page for page in pages if page.path == f"docs/{below}")
    return NavigationItem.of(page.name, page.address, page.path)


def _address(path: str) -> str:
    """The address of a file of docs/."""
    if not path.endswith(".md"):
        return path
    return re.sub(r"(^|/)index/$", r"\1", path.removesuffix(".md") + "/")


def _relative(address: str, start: str) -> str:
    path = posixpath.relpath(address or ".", start or ".")
    return f"{path}/" if address.endswith("/") or not address else path
