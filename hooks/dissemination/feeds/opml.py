"""The outline of all feeds (OPML 2.0), which programs read to subscribe to them at once."""

from __future__ import annotations

from lxml import etree
from lxml.etree import SubElement

from dissemination.feeds.channels import channels, named
from dissemination.library.library import Library
from dissemination.urls import Addresses
from dissemination.urls import feed as feed_address


def opml(library: Library, addresses: Addresses) -> bytes:
    """Every list's feed once, as RSS, in the order of the page about feeds."""
    root = etree.Element("opml", version="2.0")
    head = SubElement(root, "head")
    SubElement(head, "title").text = named(library.locale.gettext("Feeds"), library)
    body = SubElement(root, "body")
    for channel in channels(library):
        name = named(channel.title, library)
        outline = SubElement(body, "outline", type="rss", text=name, title=name)
        outline.set("xmlUrl", addresses.absolute(feed_address(channel.name, "xml")))
        outline.set("htmlUrl", addresses.absolute(channel.page))
    document: bytes = etree.tostring(
        root, encoding="UTF-8", xml_declaration=True, pretty_print=True
    )
    return document
