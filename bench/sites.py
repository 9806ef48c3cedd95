"""Two sites with the same items: this tool's, and Material's blog with its feeds.

What is equal: Python, MkDocs and Material; a search of everything; title, day, category and body
of each item; ten years of dates; strict mode; no network; lists by year and category, 20 to a page
where they have pages; RSS and JSON feeds of the newest 50 items with their whole texts. Bodies
are Markdown that GitHub and Python-Markdown read alike.

What differs, each to the advantage of the blog: this site also has the pages of `docs/` with
their macros and INNO-DROP's own items and records, the checks of all content and data, and,
from the same items, back links, Atom, calendars, month grids and lists by type and partner. It is
built to a stage and then compared with the public folder. The blog's estimated reading time,
authors and tables of contents of lists are off, and its posts are not looked up in git.
"""

from __future__ import annotations

import compileall
import shutil
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Final

import yaml

from bench.items import Item
from tests.support.frozen import copy_project

BLOG: Final = """\
site_name: Items
site_url: https://blog.example/
site_description: The same items as posts of a blog.
strict: true
theme:
  name: material
  language: en
  font: false
plugins:
  search: {}
  blog:
    blog_dir: .
    pagination_per_page: 20
    post_excerpt: required
    post_readtime: false
    authors: false
  rss:
    match_path: posts/.*
    date_from_meta: {as_creation: date.created, as_update: date.created}
    use_git: false
    categories: [categories]
    length: 50
    abstract_chars_count: -1
markdown_extensions:
  - tables
  - toc: {permalink: false}
validation:
  omitted_files: warn
  absolute_links: warn
  unrecognized_links: warn
  anchors: warn
"""


class Site(ABC):
    """A site in a folder of its own, which `mkdocs build` makes."""

    name: str

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @abstractmethod
    def file(self, item: Item) -> Path:
        """The file in which an author would write an item."""

    @abstractmethod
    def fields(self, item: Item) -> dict[str, object]:
        """The front matter of an item."""

    @abstractmethod
    def body(self, item: Item) -> str:
        """The text of an item."""

    def add(self, item: Item) -> None:
        """Write an item."""
        cache = {name: value for name, value in self.fields(item).items() if value != []}
        front = yaml.dump(cache, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)
        self.file(item).write_text(f"---\n{front}---\n{self.body(item)}", "utf-8", newline="\n")

    def remove(self, item: Item) -> None:
        """Delete an item."""
        self.file(item).unlink()

    def clear(self) -> None:
        """Delete what builds have made and kept."""
        for name in (".cache", "site"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def pages(self) -> int:
        """How many pages the last build made."""
        return sum(1 for _ in (self.folder / "site").rglob("*.html"))


class ThisSite(Site):
    """The frozen INNO-DROP of the tests, its own items included, and the generated ones."""

    name = "this site"

    def __init__(self, folder: Path) -> None:
        super().__init__(copy_project(folder))
        compileall.compile_dir(folder / "hooks", quiet=1)

    def file(self, item: Item) -> Path:
        """`content/events/some-slug.md`."""
        return self.folder / "content" / item.kind / f"{item.slug}.md"

    def fields(self, item: Item) -> dict[str, object]:
        """What all items have, and what those of its kind have."""
        common = {"id": item.slug, "title": item.title, "summary": item.summary}
        if item.kind == "news":
            return {**common, "date": item.day, "category": item.category, **item.fields}
        return {**common, "published": item.day, **item.fields}

    def body(self, item: Item) -> str:
        """The text, with links to files of the repository."""
        return item.text(lambda kind, slug: f"../{kind}/{slug}.md")


class Blog(Site):
    """Material's blog plugin and mkdocs-rss-plugin."""

    name = "Material's blog"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        (folder / "docs" / "posts").mkdir(parents=True)
        (folder / "docs" / "index.md").write_text("# Items\n", "utf-8")
        (folder / "mkdocs.yml").write_text(BLOG, "utf-8")

    def file(self, item: Item) -> Path:
        """`docs/posts/some-slug.md`."""
        return self.folder / "docs" / "posts" / f"{item.slug}.md"

    def fields(self, item: Item) -> dict[str, object]:
        """Title, summary, day and category."""
        return {
            "title": item.title,
            "description": item.summary,
            "date": {"created": item.day},
            "categories": [item.category],
        }

    def body(self, item: Item) -> str:
        """The summary, which lists show as the excerpt, and the text."""
        return f"{item.summary}\n\n<!-- more -->\n\n{item.text(lambda _, slug: f'{slug}.md')}"
