"""No file of a built site loads anything from another host."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html

LOADING_LINKS = {
    *("stylesheet", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch"),
    *("icon", "manifest", "apple-touch-icon", "mask-icon", "prerender"),
}
IN_CSS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
IN_SCRIPT = re.compile(
    r"""(?:\bfetch|\bimport|\bimportScripts|new\s+(?:Worker|SharedWorker|EventSource|WebSocket|Image)
    |\.open\(\s*["']\w+["']\s*,|sendBeacon)\s*\(?\s*["'`]([^"'`]+)""",
    re.VERBOSE,
)
IN_SVG = re.compile(r"""(?:xlink:)?href\s*=\s*["']([^"']+)""")
SOURCE_MAP = re.compile(r"[#@]\s*sourceMappingURL=(\S+)")
STYLED = re.compile(r"<\?xml-stylesheet[^>]*href=[\"']([^\"']+)")


def loaded_by_page(text: str) -> list[str]:
    """What a browser asks for by itself when it shows a page."""
    found: list[str] = []
    for element in html.document_fromstring(text.encode()).iter():
        if not isinstance(element.tag, str):
            continue
        found += [element.get(name, "") for name in ("src", "poster", "data", "background")]
        for candidates in (element.get("srcset"), element.get("imagesrcset")):
            found += [part.split()[0] for part in (candidates or "").split(",") if part.split()]
        if element.tag == "link" and LOADING_LINKS & set(element.get("rel", "").split()):
            found.append(element.get("href", ""))
        if element.tag in {"use", "image"}:
            found += [element.get("href", ""), element.get("xlink:href", "")]
        if element.tag == "style" or element.get("style"):
            found += in_css((element.text or "") + (element.get("style") or ""))
        if element.tag == "script" and not element.get("src"):
            found += IN_SCRIPT.findall(element.text or "")
    return found


def in_css(text: str) -> list[str]:
    return [url or imported for url, imported in IN_CSS.findall(text)]


def loaded(file: Path) -> list[str]:
    """What a file loads, by its kind."""
    text = file.read_text("utf-8")
    match file.suffix:
        case ".html":
            return loaded_by_page(text)
        case ".css":
            return in_css(text) + SOURCE_MAP.findall(text)
        case ".js":
            return IN_SCRIPT.findall(text) + SOURCE_MAP.findall(text)
        case ".svg":
            return IN_SVG.findall(text) + in_css(text) + STYLED.findall(text)
        case _:
            return STYLED.findall(text)


def is_elsewhere(address: str, root: str) -> bool:
    parts = urlsplit(address.strip())
    return bool(parts.netloc) and not address.startswith(root) and parts.scheme != "data"


@pytest.mark.parametrize(
    ("fixture", "root"),
    [("inno_drop", "https://none.invalid/"), ("mills", "https://mills.example/")],
)
def test_no_file_loads_anything_from_another_host(
    fixture: str, root: str, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(fixture)
    kinds = {".html", ".css", ".js", ".svg", ".xml"}
    files = [file for file in folder.rglob("*") if file.suffix in kinds]
    elsewhere = [
        f"{file.relative_to(folder)}: {address}"
        for file in files
        for address in loaded(file)
        if is_elsewhere(address, root)
    ]

    assert {file.suffix for file in files} == kinds
    assert elsewhere == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<img srcset="https://x.example/a.png 2x">', "https://x.example/a.png"),
        ('<link rel="preload" href="//x.example/a">', "//x.example/a"),
        ('<p style="background: url(//x.example/b)">', "//x.example/b"),
        ('<script>fetch("https://x.example/c")</script>', "https://x.example/c"),
    ],
)
def test_what_a_page_loads_is_seen(text: str, found: str) -> None:
    assert [a for a in loaded_by_page(text) if is_elsewhere(a, "https://own.example/")] == [found]
