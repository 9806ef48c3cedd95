"""The titles and labels of an EPUB that pandoc leaves out or writes in English only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from typing import Final
from zipfile import ZipFile

from lxml import etree

TEXTS: Final = "EPUB/text/"
XHTML: Final = "{http://www.w3.org/1999/xhtml}"
TYPE: Final = "{http://www.idpf.org/2007/ops}type"
SVG: Final = "{http://www.w3.org/2000/svg}svg"
Tree = etree._ElementTree


def labelled(epub: bytes, about: Mapping[str, str]) -> bytes:
    """An EPUB of pandoc in which each document has its heading as its title, the cover is an image
    named by `title` of `about`, and landmarks and guide (EPUB 3.3, 7.3) have its labels `cover` and
    `contents`."""
    editors: Mapping[str, Callable[[Tree], None]] = {
        "EPUB/nav.xhtml": partial(_label_landmarks, about=about),
        "EPUB/content.opf": partial(_label_guide, about=about),
        f"{TEXTS}cover.xhtml": partial(_name_cover, about=about),
    }
    changed = BytesIO()
    with ZipFile(BytesIO(epub)) as old, ZipFile(changed, "w") as new:
        for entry in old.infolist():
            content, name = old.read(entry), entry.filename
            edit = editors.get(name, _title if name.startswith(TEXTS) else None)
            new.writestr(entry, _edited(content, edit) if edit else content)
    return changed.getvalue()


def _edited(content: bytes, edit: Callable[[Tree], None]) -> bytes:
    tree = etree.ElementTree(etree.fromstring(content))
    edit(tree)
    return bytes(etree.tostring(tree, encoding="UTF-8", xml_declaration=True))


def _title(tree: Tree) -> None:
    """Title a document by its first heading."""
    heading, title = tree.find(f".//{XHTML}h1"), tree.find(f".//{XHTML}title")
    if heading is not None and title is not None:
        title.text = " ".join("".join(map(str, heading.itertext())).split())


def _label_landmarks(tree: Tree, about: Mapping[str, str]) -> None:
    for link in tree.iterfind(f".//{XHTML}nav[@id='landmarks']//{XHTML}a"):
        link.text = about["cover" if link.get(TYPE) == "cover" else "contents"]


def _label_guide(tree: Tree, about: Mapping[str, str]) -> None:
    for reference in tree.iterfind("{*}guide/{*}reference[@type='cover']"):
        reference.set("title", about["cover"])


def _name_cover(tree: Tree, about: Mapping[str, str]) -> None:
    for drawing in tree.iter(SVG):
        drawing.set("role", "img")
        drawing.set("aria-label", about["title"])
