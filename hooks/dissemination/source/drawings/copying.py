"""Copies of drawings, of what the lists allow and nothing else."""

from __future__ import annotations

from typing import Final, cast

from lxml import etree

from dissemination.source.drawings.embedded import embedded_picture
from dissemination.source.drawings.losses import (
    ACTIVE_DRAWING,
    DRAWING_FROM_ELSEWHERE,
    DRAWING_WITH_PAGE,
    HEAVY_DRAWING,
    Losses,
)
from dissemination.source.drawings.repetition import tell_repetition
from dissemination.source.drawings.style import LOCAL, Style, selected_attributes
from dissemination.source.drawings.vocabulary import (
    ATTRIBUTES,
    ELEMENTS,
    MISSED,
    PICTURES,
    PROPERTIES,
    REFERRING,
    ROOT,
    SVG,
    TEXTS,
    XHTML,
    XLINK,
    XML,
)

MOST_ATTRIBUTES: Final = 1000
_PAGE: Final = f"{{{SVG}}}foreignObject"


def copied(root: etree._Element, losses: Losses) -> bytes:
    """A new drawing of what the lists allow of another one, as an SVG document in UTF-8. What a
    reader would miss is told, and is not in it either."""
    return _Copy(losses).document(root)


class _Copy:
    """The copy of one drawing."""

    def __init__(self, losses: Losses) -> None:
        self._losses = losses
        self._style = Style(losses)
        self._plain_names: frozenset[str] = ATTRIBUTES

    def document(self, root: etree._Element) -> bytes:
        """The bytes of the copy of a drawing."""
        for node in root.itersiblings(preceding=True):
            if isinstance(node, etree._ProcessingInstruction) and node.target == "xml-stylesheet":
                self._losses.tell(DRAWING_FROM_ELSEWHERE, _line(node), value=str(node))
        copy = etree.Element(ROOT, nsmap={None: SVG, "xlink": XLINK})  # type: ignore[dict-item]
        self._plain_names = ATTRIBUTES | selected_attributes(root)
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
            copy.text = self._style.sheet(_text(element)) or None
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
        if name.namespace == XHTML or (name.text == _PAGE and not _is_of_an_editor(child)):
            self._losses.tell(DRAWING_WITH_PAGE, value=name.localname)
        if name.namespace != SVG or _is_of_an_editor(child):
            return None
        if name.localname in MISSED:
            self._losses.tell(ACTIVE_DRAWING, value=MISSED[name.localname])
        if name.localname not in ELEMENTS or (
            name.localname == "style" and child.get("type", "").lower() not in {"", "text/css"}
        ):
            return None
        copy = etree.SubElement(parent, f"{{{SVG}}}{name.localname}")
        self._fill(child, copy)
        if name.localname == "stop" and "offset" not in copy.attrib:
            copy.set("offset", "0")  # as browsers read it; EPUB wants it written (SVG 1.1, 13.2.4)
        return copy

    # Attributes

    def _attributes(self, element: etree._Element, copy: etree._Element, tag: str) -> None:
        if len(element.attrib) > MOST_ATTRIBUTES:  # lxml takes hours to list very many
            value = f"a <{tag}> with {len(element.attrib)} attributes"
            self._losses.tell(HEAVY_DRAWING, value=value, most=str(MOST_ATTRIBUTES))
            return
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
        if name in self._plain_names or (name == "media" and tag == "style"):
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
