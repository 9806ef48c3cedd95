"""Material's blog with mkdocs-rss-plugin and the same items.

What is equal to this tool's site: Python, MkDocs and Material; a search of everything; title, day,
category and body of each item; 20 other pages; strict mode; no network; lists by year and category
with 20 items to a page; RSS and JSON feeds of the newest 50 items with their whole texts.

What differs, each to the advantage of the blog: this site also has checks of all content and data,
and, from the same items, back links, Atom, archives and feeds of each category and partner,
calendars, month grids, lists by type and partner, linked data and open data. The blog's estimated
reading time, authors and tables of contents of lists are off, and its posts are not looked up in
git.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bench.items import Item
from bench.peers.pages import pages
from bench.sites import Site

SETTINGS: Final = """\
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


class Blog(Site):
    """Material's blog plugin and mkdocs-rss-plugin."""

    name = "Material's blog"

    @classmethod
    def new(cls, folder: Path) -> Blog:
        """The blog without posts, in a new folder."""
        (folder / "docs" / "posts").mkdir(parents=True)
        (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
        for name, (title, text) in pages().items():
            (folder / f"docs/{name}.md").write_text(f"# {title}\n\n{text}", "utf-8")
        return cls(folder)

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
