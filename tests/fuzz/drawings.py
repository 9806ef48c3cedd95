"""Drawings that attack, and what must hold of what is published of any: nothing runs, nothing is
loaded. The oracle reads the published bytes by itself; it knows no list of the product."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Final

from lxml import etree
from PIL import Image

from tests.support.frozen import ROOT

SVG: Final = "http://www.w3.org/2000/svg"
XLINK: Final = "http://www.w3.org/1999/xlink"
XML: Final = "http://www.w3.org/XML/1998/namespace"
HERE: Final = Path(__file__).parent
LOGOS: Final = ROOT / "tests/content/logos"
ITEM: Final = "content/news/open-day"

# What is published

_DEAD: Final = re.compile(
    "svg|g|defs|symbol|use|switch|a|title|desc|style|path|rect|circle|ellipse|line|polyline"
    "|polygon|text|tspan|textPath|image|linearGradient|radialGradient|stop|pattern|marker"
    "|clipPath|mask|filter|fe[A-Z][A-Za-z]+"
)
_LOADING: Final = re.compile(
    r"""@import|@font-face|javascript:|expression\s*\(|(?:image-set|cross-fade|image|src)\s*\("""
    r"""|url\s*\(\s*(?!["']?\s*\#)""",
    re.IGNORECASE,
)
_ESCAPE: Final = re.compile(r"\\([0-9a-f]{1,6})\s?|\\(.)|/\*.*?\*/", re.IGNORECASE | re.DOTALL)


def faults(content: bytes) -> Iterator[str]:
    """What in the published bytes of a drawing could run or load something."""
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    if b"<!DOCTYPE" in content or b"<?" in content:
        yield "it has a document type or an instruction"
    for element in root.iter():
        name = etree.QName(element) if isinstance(element.tag, str) else None
        if not name or name.namespace != SVG or not _DEAD.fullmatch(name.localname):
            yield f"it has {element.tag}"
            continue
        yield from _faults_of_attributes(element)
        if name.localname == "style":
            yield from _faults_of_style(element.text or "")


def _faults_of_attributes(element: etree._Element) -> Iterator[str]:
    for key, text in element.attrib.items():
        name, value = etree.QName(key), str(text)
        if name.localname.lower().startswith("on") or name.namespace not in {None, XLINK, XML}:
            yield f"it has the attribute {key!s}"
        elif name.localname == "href":
            yield from _faults_of_address(value)
        elif name.localname in {"src", "base", "from", "to", "begin", "attributeName"}:
            yield f"it has the attribute {key!s}"
        elif name.localname not in {"id", "class", "aria-label"}:
            yield from _faults_of_style(value)


def _faults_of_address(address: str) -> Iterator[str]:
    data = re.fullmatch("data:image/(png|jpeg|webp);base64,(.*)", address)
    if data:
        with Image.open(BytesIO(b64decode(data[2], validate=True))) as image:
            image.load()
            if (image.format or "").lower() != data[1] or image.getexif():
                yield f"it has a picture that is no bare {data[1]}"
    elif not re.fullmatch(r"#\S+", address):
        yield f"it has the address {address}"


def _faults_of_style(text: str) -> Iterator[str]:
    def sign(escape: re.Match[str]) -> str:
        return chr(min(int(escape[1], 16), 0x10FFFF)) if escape[1] else escape[2] or ""

    if found := _LOADING.search(_ESCAPE.sub(sign, text)):
        yield f"its style has {text[found.start() : found.start() + 60]}"


# What attacks

PIECES: Final = (HERE / "attacks.txt").read_text("utf-8").splitlines()  # each within a drawing
DOCTYPES: Final = (HERE / "doctypes.txt").read_text("utf-8").splitlines()  # each before one
DECLARED: Final = ("", "", "", "utf-8", "utf-16", "utf-7", "cp037", "iso-2022-jp", "iso-8859-1")


def attack(piece: str, doctype: str = "", attributes: str = "", declared: str = "") -> bytes:
    """A drawing with a piece in it, in the encoding that it declares."""
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    text = (
        f'{declaration}{doctype}<svg xmlns="{SVG}" xmlns:xlink="{XLINK}" viewBox="0 0 40 40"'
        f'{attributes}><path d="M4 4h20v20z"/>{piece}</svg>'
    )
    if declared == "utf-7":  # no sign of XML stands there as itself
        head, text = declaration, text.removeprefix(declaration)
        return head.encode() + text.replace("<", "+ADw-").replace(">", "+AD4-").encode()
    return text.encode(declared or "utf-8", "xmlcharrefreplace")


def drawing(rng: Random) -> bytes:
    """A drawing of a real program, or one that attacks, perhaps with a slip."""
    if rng.random() < 0.5:
        content = _logo(rng)
    else:
        pieces = "".join(rng.choices(PIECES, k=rng.choice([1, 1, 2, 3])))
        sizes = ("", ' width="40"', ' width="9mm" height="50%"', f' height="{"9" * 400}"')
        more = rng.choice([*sizes, ' onload="x"', ' style="background:url(a.png)"', ' width="nan"'])
        doctype = rng.choice(["", "", *DOCTYPES])
        content = attack(pieces, doctype, more, rng.choice(DECLARED))
    damaged = bytearray(content)
    for _ in range(rng.choice([0, 0, 0, 0, 1, 3])):
        damaged[rng.randrange(len(damaged))] = rng.randrange(256)
    return bytes(damaged[: rng.randrange(len(damaged))] if rng.random() < 0.05 else damaged)


def _logo(rng: Random) -> bytes:
    """A logo with a piece of an attack behind any of its tags, or with none."""
    content = rng.choice(logos()).read_bytes()
    tags = [place.end() for place in re.finditer(rb"[a-z\"/]>", content)]
    if not tags or rng.random() < 0.6:
        return content
    at = rng.choice(tags)
    return content[:at] + rng.choice(PIECES).encode() + content[at:]


def logos() -> list[Path]:
    """The logos as programs write them."""
    return sorted(LOGOS.glob("*.svg"))


def with_drawing(files: Mapping[str, bytes], rng: Random) -> dict[str, bytes | None]:
    """An item that shows a drawing in place of its picture."""
    text = files.get(f"{ITEM}/index.md", b"").replace(b"tower.jpg", b"tower.svg")
    return {
        f"{ITEM}/index.md": text,
        f"{ITEM}/tower.svg": drawing(rng),
        f"{ITEM}/tower.jpg": None,
    }
