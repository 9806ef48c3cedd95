"""The CPU time of the PDF edition of a project, or of its bare text, with links and contents, in a
minimal template: `book.py FOLDER book|bare`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import typst

from bench.programs.check import MOMENT
from bench.programs.clock import seconds
from dissemination.load import load
from dissemination.publication.book import book, title_page
from dissemination.publication.document.figures import print_figures
from dissemination.publication.document.internal_links import internal_href
from dissemination.publication.document.work import work
from dissemination.publication.theme_tokens import theme_tokens
from dissemination.publication.typeset_xml import document
from dissemination.publication.typesetting import FONTS, STANDARDS
from dissemination.site.assets import THEME
from dissemination.urls import Addresses

BARE: Final = Path(__file__).with_name("bare.typ")
ADDRESSES: Final = Addresses("https://bench.example/")


def typesetting(folder: Path) -> dict[str, Callable[[], object]]:
    """What typesets the book of a project, and its bare text."""
    library = load(folder, MOMENT)
    tokens = theme_tokens(THEME)
    figures = print_figures(library, tokens.colours)
    whole = work(library, ADDRESSES, internal_href(library, ADDRESSES), figures.draw)
    text = document(whole, title_page(whole, library))
    return {
        "book": lambda: book(whole, library, tokens, figures.files),
        "bare": lambda: _bare(text),
    }


def _bare(text: bytes) -> None:
    options: dict[str, Any] = {"pdf_standards": [*STANDARDS], "timestamp": 0}
    with TemporaryDirectory() as name:
        template = Path(name, BARE.name)
        template.write_bytes(BARE.read_bytes())
        template.with_name("work.xml").write_bytes(text)
        fonts: Any = {"font_paths": [str(FONTS)], "ignore_system_fonts": True}
        typst.compile(str(template), root=name, **fonts, **options)


if __name__ == "__main__":
    print(json.dumps({"cpu": seconds(typesetting(Path(sys.argv[1]))[sys.argv[2]])}))
