"""A drawing, read from a file and written anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from dissemination.problems import ContentError
from dissemination.source.drawings.copying import copied
from dissemination.source.drawings.losses import (
    BROKEN_DRAWING,
    COMPRESSED_DRAWING,
    HEAVY_DRAWING,
    NO_DRAWING,
    Losses,
)
from dissemination.source.drawings.size import SIZES, size_of_drawing
from dissemination.source.drawings.vocabulary import ROOT

MOST_BYTES: Final = 4_000_000
_GZIP: Final = b"\x1f\x8b"
_BEGINNINGS: Final = {
    b"%PDF": "it is a PDF",
    b"RIFF": "it is a WebP, which its name should say",
    b"\x89PNG": "it is a PNG, which its name should say",
    b"\xff\xd8\xff": "it is a JPEG, which its name should say",
}


@dataclass(frozen=True)
class Drawing:
    """A drawing as it is published: an SVG document in UTF-8, and its width and height in pixels,
    None for one that names none."""

    content: bytes
    size: tuple[int, int] | None


def read_drawing(content: bytes, path: str) -> Drawing:
    """The drawing of a file's bytes, in any encoding that its XML declaration names. Raises
    ContentError with the problems of the file at `path`, which are what a reader would miss."""
    losses = Losses(path)
    root = parsed(content, losses)
    if root is None:
        raise ContentError(losses.problems)
    size = size_of_drawing({name: str(root.get(name, "")) for name in SIZES}, losses)
    written = copied(root, losses)
    if losses.problems:
        raise ContentError(losses.problems)
    return Drawing(written, size)


def is_page_drawing(path: str) -> bool:
    """Whether a file of docs/, by its path there, is a drawing of a page and not one of the look,
    which is the site's own code."""
    return path.lower().endswith(".svg") and not path.startswith("assets/")


def parsed(content: bytes, losses: Losses) -> etree._Element | None:
    """The outermost element of a file; what is none is told. Entities that a file declares itself
    are put in place, as many as libxml2 allows; nothing else is read for it."""
    if content.startswith(_GZIP):
        losses.tell(COMPRESSED_DRAWING)
        return None
    if len(content) > MOST_BYTES:
        size = f"{len(content) / 1e6:.1f} MB"
        losses.tell(HEAVY_DRAWING, value=size, most=f"{MOST_BYTES // 1_000_000} MB")
        return None
    parser = etree.XMLParser(no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        _tell_unread(content, error, losses)
        return None
    if root.tag != ROOT:
        losses.tell(NO_DRAWING, 1, value=f"it begins with <{_start(root)}>")
        return None
    return root


def _start(root: etree._Element) -> str:
    """The outermost tag as a message names it."""
    name = etree.QName(root)
    return f'{name.localname} xmlns="{name.namespace}"' if name.namespace else name.localname


def _tell_unread(content: bytes, error: etree.XMLSyntaxError, losses: Losses) -> None:
    """Tell why a file cannot be read as XML."""
    code: int = error.code  # type: ignore[attr-defined]
    if code == etree.ErrorTypes.ERR_DOCUMENT_EMPTY:
        reasons = (why for start, why in _BEGINNINGS.items() if content.startswith(start))
        value = next(reasons, "it begins with no tag") if content else "it is empty"
        losses.tell(NO_DRAWING, 1, value=value)
        return
    reason = (error.msg or "").partition(", line ")[0].strip()
    if code == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
        reason = "too much is nested in it"
    losses.tell(BROKEN_DRAWING, error.lineno or 1, value=reason)
