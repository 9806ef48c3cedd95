"""A drawing, read from a file and written anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, cast

from lxml import etree

from dissemination.problems import ContentError
from dissemination.source.drawings.embedded import embedded_picture
from dissemination.source.drawings.losses import (
    ACTIVE_DRAWING,
    BROKEN_DRAWING,
    COMPRESSED_DRAWING,
    DRAWING_FROM_ELSEWHERE,
    HEAVY_DRAWING,
    NO_DRAWING,
    Losses,
)
from dissemination.source.drawings.repetition import tell_repetition
from dissemination.source.drawings.size import size_of_drawing
from dissemination.source.drawings.style import LOCAL, Style
from dissemination.source.drawings.vocabulary import (
    ATTRIBUTES,
    ELEMENTS,
    MISSED,
    PICTURES,
    PROPERTIES,
    REFERRING,
    SVG,
    TEXTS,
    XHTML,
    XLINK,
    XML,
)

MOST_BYTES: Final = 4_000_000
_GZIP: Final = b"\x1f\x8b"
_ROOT: Final = f"{{{SVG}}}svg"


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
    root = _parsed(content, losses)
    if root is None:
        raise ContentError(losses.problems)
    size = size_of_drawing({str(k): str(v) for k, v in root.attrib.items()}, losses)
    written = _Copy(losses).document(root)
    if losses.problems:
        raise ContentError(losses.problems)
    return Drawing(written, size)


def _parsed(content: bytes, losses: Losses) -> etree._Element | None:
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
        reason = (error.msg or "").partition(", line ")[0].strip()
        losses.tell(BROKEN_DRAWING, error.lineno or 1, value=reason)
        return None
    if root.tag != _ROOT:
        losses.tell(NO_DRAWING, _line(root), value=f"<{etree.QName(root).localname}>")
        return None
    return root


class _Copy:
    """A new drawing of what the lists allow of another one."""

    def __init__(self, losses: Losses) -> None:
        self._losses = losses
        self._style = Style(losses)

    def document(self, root: etree._Element) -> bytes:
        """The bytes of the copy of a drawing."""
        for node in root.itersiblings(preceding=True):
            if isinstance(node, etree._ProcessingInstruction) and node.target == "xml-stylesheet":
                self._losses.tell(DRAWING_FROM_ELSEWHERE, _line(node), value=str(node))
        copy = etree.Element(_ROOT, nsmap={None: SVG, "xlink": XLINK})  # type: ignore[dict-item]
        self._fill(root, copy)
        etree.cleanup_namespaces(copy)
        tell_repetition(copy, self._style.references, self._losses)
        return etree.tostring(copy, encoding="utf-8", xml_declaration=False) + b"\n"

    def _fill(self, element: etree._Element, copy: etree._Element) -> None:
        """Copy attributes, text and children of an element."""
        tag = etree.QName(copy).localname
        self._losses.line = _line(element)
        self._attributes(element, copy, tag)
        if tag == "style":
            copy.text = self._style.sheet(_text(element))
            return
        if tag in TEXTS:
            copy.text = element.text
        for child in element:
            inner = self._child(child, copy)
            if tag in TEXTS and child.tail:
                _append(copy, inner, child.tail)

    def _child(self, child: etree._Element, parent: etree._Element) -> etree._Element | None:
        """The copy of a child, within that of its parent; None if it is left out."""
        if not isinstance(child.tag, str):
            return None
        self._losses.line = _line(child)
        name = etree.QName(child)
        if name.namespace == XHTML:
            self._losses.tell(ACTIVE_DRAWING, value=f"a web page (<{name.localname}>)")
        if name.namespace != SVG or _is_of_an_editor(child):
            return None
        if name.localname in MISSED:
            self._losses.tell(ACTIVE_DRAWING, value=MISSED[name.localname])
        if name.localname not in ELEMENTS or (
            name.localname == "style" and child.get("type", "text/css") not in {"", "text/css"}
        ):
            return None
        copy = etree.SubElement(parent, f"{{{SVG}}}{name.localname}")
        self._fill(child, copy)
        return copy

    # Attributes

    def _attributes(self, element: etree._Element, copy: etree._Element, tag: str) -> None:
        for key, text in element.attrib.items():
            name, value = etree.QName(key), str(text)
            allowed: str | None
            if name.localname == "href" and name.namespace in {None, XLINK}:
                allowed = self._address(value, tag)
            elif name.namespace == XML:
                allowed = value if name.localname in {"lang", "space"} else None
            else:
                allowed = None if name.namespace else self._plain(name.localname, value, tag)
            if allowed is not None:
                copy.set(name.text, allowed)

    def _plain(self, name: str, value: str, tag: str) -> str | None:
        """The value of an attribute without a namespace; None if it is left out."""
        if name.lower().startswith("on"):
            self._losses.tell(ACTIVE_DRAWING, value=f"a script ({name})")
        if name == "style":
            return self._style.inline(value) or None
        if name in ATTRIBUTES or (name == "media" and tag == "style"):
            return value
        return self._style.value(value) if name in PROPERTIES else None

    def _address(self, address: str, tag: str) -> str | None:
        """The address that an element refers to; None if it is left out. That of a link is, since
        nobody can follow it in a picture."""
        address = address.strip()
        if tag in REFERRING and LOCAL.fullmatch(address):
            return address
        if tag in PICTURES and address.lower().startswith("data:"):
            if (picture := embedded_picture(address)) is None:
                value = "a picture that is no PNG, JPEG or WebP, or cannot be read"
                self._losses.tell(ACTIVE_DRAWING, value=value)
            return picture
        if tag == "a" and "".join(address.split()).lower().startswith("javascript:"):
            self._losses.tell(ACTIVE_DRAWING, value="a script (javascript:)")
        if tag in REFERRING | PICTURES and address:
            self._losses.tell(DRAWING_FROM_ELSEWHERE, value=address)
        return None


def _line(node: etree._Element) -> int:
    """The line on which the start tag of an element ends."""
    return cast("int | None", node.sourceline) or 1


def _text(element: etree._Element) -> str:
    """The text of an element, but for that of its children."""
    return (element.text or "") + "".join(child.tail or "" for child in element)


def _is_of_an_editor(element: etree._Element) -> bool:
    """Whether an element is for one program alone, and shown by no browser (SVG 2, 5.10)."""
    extensions = element.get("requiredExtensions")
    return extensions is not None and extensions.split() != [XHTML]


def _append(copy: etree._Element, inner: etree._Element | None, text: str) -> None:
    """Put text behind the last copy within an element, or behind the text of the element."""
    if inner is None and len(copy):
        inner = copy[-1]
    if inner is None:
        copy.text = (copy.text or "") + text
    else:
        inner.tail = (inner.tail or "") + text
