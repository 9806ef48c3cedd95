"""The text of a tagged PDF as a screen reader has it: its paragraphs in the order of the structure
tree."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pikepdf

# Elements that stand within a paragraph; what they hold belongs to the text around them.
INLINE: Final = frozenset({"/Span", "/Link", "/Em", "/Strong", "/Code", "/Quote", "/Reference"})
_HEX: Final = re.compile(rb"<([0-9A-Fa-f]+)>")


class Reader:
    """Reads one PDF."""

    def __init__(self, file: Path) -> None:
        self._pdf = pikepdf.open(file)
        self._texts = {page.obj.objgen: _marked_texts(page) for page in self._pdf.pages}

    def paragraphs(self) -> list[tuple[str, str]]:
        """The tag and the text of each element that has text of its own."""
        return list(self._under(self._pdf.Root.StructTreeRoot, None))

    def _under(self, element: Any, page: Any) -> Iterator[tuple[str, str]]:
        page = element.get("/Pg", page)
        tag, own = str(element.get("/S", "/Root")), ""
        for kid in _kids(element):
            if not isinstance(kid, pikepdf.Dictionary) or "/S" not in kid:
                own += self._content(kid, page)
            elif str(kid.S) in INLINE:
                inner = list(self._under(kid, page))
                if len(inner) == 1 and inner[0][0] in INLINE:
                    own += inner[0][1]
                    continue
                for name, text in inner:
                    if name in INLINE:
                        own += text
                    else:
                        if own.strip():
                            yield tag, own
                        own = ""
                        yield name, text
            else:
                if own.strip():
                    yield tag, own
                own = ""
                yield from self._under(kid, page)
        if own.strip():
            yield tag, own

    def _content(self, kid: Any, page: Any) -> str:
        if isinstance(kid, int):
            return self._texts[page.objgen][kid]
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
            return self._texts[kid.get("/Pg", page).objgen][int(kid.MCID)]
        return ""


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _marked_texts(page: pikepdf.Page) -> defaultdict[int, str]:
    """The text of each marked content of a page."""
    maps = {
        str(name): _unicode(font.ToUnicode.read_bytes())
        for name, font in page.resources.get("/Font", {}).items()
        if "/ToUnicode" in font
    }
    texts: defaultdict[int, str] = defaultdict(str)
    inside: list[tuple[int | None, str | None]] = []
    font: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        name, operands = str(instruction.operator), instruction.operands
        if name in {"BDC", "BMC"}:
            properties = operands[1] if len(operands) > 1 else pikepdf.Dictionary()
            actual = properties.get("/ActualText") if hasattr(properties, "get") else None
            number = properties.get("/MCID") if hasattr(properties, "get") else None
            mcid = int(number) if number is not None else (inside[-1][0] if inside else None)
            if actual is not None and mcid is not None:
                texts[mcid] += str(actual)
            inside.append((mcid, str(actual) if actual is not None else None))
        elif name == "EMC":
            inside.pop()
        elif name == "Tf":
            font = maps.get(str(operands[0]), {})
        elif name in {"Tj", "TJ"} and inside and inside[-1][0] is not None:
            if any(actual is not None for _, actual in inside):
                continue
            pieces = operands[0] if name == "TJ" else [operands[0]]
            for piece in pieces:
                if isinstance(piece, pikepdf.String):
                    texts[inside[-1][0]] += _decoded(bytes(piece), font)
    return texts


def _decoded(codes: bytes, font: dict[int, str]) -> str:
    pairs = zip(codes[::2], codes[1::2], strict=True)
    return "".join(font.get(high * 256 + low, "") for high, low in pairs)


def _unicode(cmap: bytes) -> dict[int, str]:
    """Glyph numbers and their text, from a ToUnicode map."""
    letters: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        codes = [code.decode() for code in _HEX.findall(block)]
        for code, text in zip(codes[::2], codes[1::2], strict=True):
            letters[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, text in re.findall(rb"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            start = ord(bytes.fromhex(text.decode()).decode("utf-16-be"))
            for number, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                letters[code] = chr(start + number)
    return letters
