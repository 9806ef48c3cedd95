"""The pictures that are handed outward: what others show, else the card of the page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from dissemination.cache import Cache
from dissemination.images.image_set import ImageSet
from dissemination.library.library import Library
from dissemination.linked_data.graph import PageMetadata, graph
from dissemination.load import load
from dissemination.site.page_cards import PageCards
from tests.support.frozen import SUPPORT
from tests.support.pages import written
from tests.support.products import feeds
from tests.support.small import ADDRESSES, MOMENT, event, minimal, news

NAMES = {"media": "http://search.yahoo.com/mrss/", "atom": "http://www.w3.org/2005/Atom"}
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"/>'
CARD = b"a card of a certain length"


class Drawer:
    """Draws every card alike."""

    key = ""
    size = (1200, 630)

    def legible(self, text: str) -> str:
        return text

    def drawn(self, texts: Mapping[str, str]) -> bytes:
        return CARD


@dataclass
class Project:
    """A project whose one item has a picture, and what is published of it."""

    root: Path

    @cached_property
    def library(self) -> Library:
        return load(
            self.root,
            MOMENT,
            lambda library: ImageSet(library, self.root, Cache()).weights,
            share=lambda library: PageCards(library, Drawer()).shared(),
        )

    @property
    def files(self) -> dict[str, bytes]:
        images = ImageSet(self.library, self.root, Cache())
        made = {ADDRESSES.absolute(at): content for at, content in written(images.files()).items()}
        return {**made, "https://small.example/cards/news/a.png": CARD}


def picture(form: str, width: int, **options: object) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, 50), "teal").save(file, form, **options)
    return file.getvalue()


def with_picture(root: Path, name: str, content: bytes, **fields: str) -> Project:
    fields = {"image": name, "image_alt": "A tower", **fields}
    minimal(root, **{"content/news/a/index.md": news(**fields)})
    (root / "content/news/a" / name).write_bytes(content)
    return Project(root)


OWN = {
    "wide.jpg": picture("JPEG", 600),
    "wide.PNG": picture("PNG", 1200),
    "phone.jfif": picture("JPEG", 3000),
    "new.avif": picture("AVIF", 640),
}
OTHERS = {
    "small.jpg": picture("JPEG", 599),
    "modern.webp": picture("WEBP", 900),
    "moving.gif": picture("GIF", 900),
    "drawing.svg": DRAWING,
    "small.heic": (SUPPORT / "heic/1.heic").read_bytes(),
}
ON_ITS_SIDE = Image.Exif()
ON_ITS_SIDE[0x0112] = 6
OTHERS["turned.jpg"] = picture("JPEG", 900, exif=ON_ITS_SIDE)  # and so 50 pixels wide


@pytest.mark.parametrize("name", [*OWN, *OTHERS])
def test_what_goes_outward_is_what_others_show(name: str, tmp_path: Path) -> None:
    project = with_picture(tmp_path, name, {**OWN, **OTHERS}[name])
    [entry] = project.library.entries.values()
    metadata = PageMetadata("news/a/", "A title", "A summary.", about=entry)
    nodes = graph(project.library, ADDRESSES, metadata)["@graph"]
    [shown] = [node["image"] for node in nodes if "image" in node]
    documents = feeds(project.library, ADDRESSES)
    rss: Any = etree.fromstring(documents["feeds/news.xml"]).find("channel/item")
    atom: Any = etree.fromstring(documents["feeds/news.atom.xml"])
    [item] = json.loads(documents["feeds/news.json"])["items"]
    enclosure, media = rss.find("enclosure"), rss.find("media:content", NAMES)
    [link] = atom.iterfind(".//atom:link[@rel='enclosure']", NAMES)
    [attachment] = item["attachments"]

    address = shown["url"]
    assert {enclosure.get("url"), media.get("url"), link.get("href")} == {address}
    assert {item["image"], attachment["url"]} == {address}
    content, is_own = project.files[address], name in OWN
    assert (content == CARD) is not is_own
    lengths = {int(enclosure.get("length")), int(media.get("fileSize")), int(link.get("length"))}
    assert lengths | {attachment["size_in_bytes"]} == {len(content)}
    types = {enclosure.get("type"), media.get("type"), link.get("type"), attachment["mime_type"]}
    if is_own:
        with Image.open(BytesIO(content)) as image:
            assert types == {f"image/{(image.format or '').lower()}"}
            size = image.size
        assert media.findtext("media:description", namespaces=NAMES) == "A tower"
        assert shown["caption"] == "A tower"
    else:
        assert types == {"image/png"}
        size = Drawer.size
        assert "A title" in shown["caption"]
    assert (shown["width"]["value"], shown["height"]["value"]) == size
    assert (media.get("width"), media.get("height")) == tuple(map(str, size))


def test_the_text_of_a_feed_keeps_the_picture_of_the_item(tmp_path: Path) -> None:
    project = with_picture(tmp_path, "drawing.svg", DRAWING)
    [item] = json.loads(feeds(project.library, ADDRESSES)["feeds/news.json"])["items"]
    assert 'src="https://small.example/news/a/drawing.svg"' in item["content_html"]


def test_an_item_without_a_picture_has_no_enclosure(tmp_path: Path) -> None:
    project = Project(minimal(tmp_path, **{"content/news/a.md": news()}))
    assert project.library.shared_pictures == {}
    assert b"enclosure" not in feeds(project.library, ADDRESSES)["feeds/news.xml"]


def test_a_card_in_place_of_a_picture_is_that_of_the_page(tmp_path: Path) -> None:
    drawn: list[Any] = []

    class Noting(Drawer):
        def drawn(self, texts: Mapping[str, str]) -> bytes:
            drawn.append(dict(texts))
            return CARD

    fields = {"image": "a.gif", "decorative": "yes", "status": "cancelled", "sequence": "1"}
    fields |= {"updated": "2026-05-02", "correction": "This event was cancelled."}
    minimal(tmp_path, **{"content/events/a/index.md": event(**fields)})
    (tmp_path / "content/events/a/a.gif").write_bytes(picture("GIF", 700))
    library = load(tmp_path, MOMENT)
    [shared] = PageCards(library, Noting()).shared().values()
    assert (shared.address, shared.bytes) == ("cards/events/a.png", len(CARD))
    assert drawn[0]["title"] == "Cancelled: An event"
    assert "Cancelled: An event" in shared.alt
