"""The EPUB edition of the publication (EPUB 3.3, EPUB Accessibility 1.1), by pandoc."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pypandoc  # type: ignore[import-untyped]
from lxml import etree, html
from lxml.etree import SubElement
from lxml.html import HtmlElement

from dissemination.publication.document.work import Chapter, Work
from dissemination.publication.epub_labels import labelled

STYLE: Final = Path(__file__).parent / "epub.css"
_SYSTEM_VARIABLES: Final = ("SYSTEMROOT",)  # without which Windows starts no program
HEADINGS: Final = ("h6", "h5", "h4", "h3", "h2")


def epub(
    work: Work, about: Mapping[str, str], identifier: str, files: Mapping[str, bytes], day: date
) -> bytes:
    """The work as EPUB. `about` are the texts of the title page, `identifier` is the permanent id
    of the publication, `files` are its pictures and figures by their names, with `cover.png`."""
    tree = json.loads(_pandoc(page(work, about), "--from=html", "--to=json", day=day))
    tree["meta"] = _meta(metadata(about, identifier, day))["c"]
    with TemporaryDirectory() as name:
        folder = Path(name)
        for path, content in files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        _pandoc(
            json.dumps(tree).encode(),
            *("--from=json", "--to=epub3", "--output=work.epub", f"--css={STYLE}"),
            *("--toc", "--toc-depth=2", "--split-level=1", "--epub-title-page=false"),
            *("--epub-cover-image=cover.png", "--wrap=none"),
            day=day,
            folder=folder,
        )
        return labelled((folder / "work.epub").read_bytes(), about)


def _pandoc(source: bytes, *options: str, day: date, folder: Path | None = None) -> bytes:
    """Pandoc's standard output for an input; `SOURCE_DATE_EPOCH` is the midnight (UTC) of a day."""
    midnight = (day - date(1970, 1, 1)).days * 86_400
    system = {name: os.environ[name] for name in _SYSTEM_VARIABLES if name in os.environ}
    environment = {**system, "SOURCE_DATE_EPOCH": str(midnight), "LC_ALL": "C.UTF-8"}
    command = [pypandoc.get_pandoc_path(), *options]
    run = subprocess.run(
        command, input=source, cwd=folder, env=environment, check=True, capture_output=True
    )
    return run.stdout


def _meta(value: object) -> Any:
    """A value as metadata of pandoc's tree, in which strings are never Markdown."""
    if isinstance(value, dict):
        inner = {name: _meta(item) for name, item in value.items()}
        return {"t": "MetaMap", "c": inner}
    if isinstance(value, list):
        return {"t": "MetaList", "c": [_meta(item) for item in value]}
    return {"t": "MetaInlines", "c": [{"t": "Str", "c": str(value)}]}


def metadata(about: Mapping[str, str], identifier: str, day: date) -> dict[str, object]:
    """The metadata of the package document, by pandoc's names."""
    parts = [("main", about["title"]), ("subtitle", about["subtitle"])]
    return {
        "title": [{"type": kind, "text": text} for kind, text in parts if text],
        "creator": [{"role": "author", "text": about["author"]}],
        "identifier": [{"text": identifier}],
        "lang": about["lang"],
        "date": day.isoformat(),
        "rights": about["licence"],
        "description": about["statement"],
        "subject": about["keywords"].split("; "),
        "accessModes": ["textual", "visual"],
        "accessModeSufficient": ["textual"],
        "accessibilityFeatures": [
            *("alternativeText", "displayTransformability", "readingOrder"),
            *("structuralNavigation", "tableOfContents", "index"),
        ],
        "accessibilityHazards": ["none"],
        "accessibilitySummary": about["accessibility"],
        "toc-title": about["contents"],
    }


def page(work: Work, about: Mapping[str, str]) -> bytes:
    """The whole work as one HTML page: chapters and parts have headings of the first level, the
    chapters of a part of the second."""
    whole = html.Element("html", lang=about["lang"])
    SubElement(SubElement(whole, "head"), "title").text = about["title"]
    body = SubElement(whole, "body")
    body.extend(_imprint(work, about))
    for chapter in work.front:
        body.extend(_chapter(chapter, 1))
    for part in work.parts:
        SubElement(body, "h1", id=f"part-{part.area.id}").text = part.area.title
        if part.area.text:
            SubElement(body, "p").text = part.area.text
        for chapter in part.chapters:
            body.extend(_chapter(chapter, 2))
    for chapter in work.back:
        body.extend(_chapter(chapter, 1))
    for paragraph in [each for each in body.iter("p") if each.attrib]:
        _box(paragraph)
    return bytes(etree.tostring(whole, method="html", encoding="UTF-8", doctype="<!doctype html>"))


def _imprint(work: Work, about: Mapping[str, str]) -> list[HtmlElement]:
    whole = html.fragment_fromstring(str(work.imprint), create_parent="div")
    title = html.Element("h1", id="imprint")
    title.text = about["imprint"]
    emblem = {"src": "emblem.svg", "alt": about["emblem"], "width": "120"}
    SubElement(SubElement(whole, "p"), "img", emblem)
    SubElement(whole, "p").text = about["programme"]
    SubElement(whole, "p", lang=about["funding-lang"]).text = about["funding"]
    return [title, *whole]


def _chapter(chapter: Chapter, level: int) -> list[HtmlElement]:
    title = html.Element(f"h{level}", {"id": chapter.id})
    if chapter.language:
        # within the heading, since pandoc hands the attributes of a heading to its whole section
        SubElement(title, "span", lang=chapter.language).text = chapter.title
    else:
        title.text = chapter.title
    if chapter.practice:
        title.set("class", "practice")
    inner = _elements(str(chapter.html))
    if level > 1:
        for element in inner:
            _lower(element)
    return [title, *inner]


def _box(paragraph: HtmlElement) -> None:
    """Put a paragraph into a `<div>` with its attributes, which pandoc leaves out of paragraphs."""
    box = html.Element("div", dict(paragraph.attrib))
    paragraph.attrib.clear()
    paragraph.addprevious(box)
    box.tail, paragraph.tail = paragraph.tail, None
    box.append(paragraph)


def _lower(element: HtmlElement) -> None:
    """Lower each heading of an element by one level, to `h6` at most."""
    for heading in element.iter(*HEADINGS):
        heading.tag = f"h{min(int(heading.tag[1]) + 1, 6)}"


def _elements(text: str) -> list[HtmlElement]:
    return list(html.fragment_fromstring(text, create_parent="div"))
