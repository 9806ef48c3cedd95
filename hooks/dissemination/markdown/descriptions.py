"""Words of links and pictures that describe nothing, as whoever hears a page alone meets them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from dissemination.markdown.rendering import plain_text, render_with_positions
from dissemination.problems import Message, Problem

VAGUE_LINK: Final = Message(
    'the words "{value}" do not say where the link leads; put the name of what is there into its '
    "brackets",
    code="vague-link",
)
OTHER_ADDRESS: Final = Message(
    "the words of the link are the address {value}, but it leads to {address}; correct one of the "
    "two",
    code="link-to-another-address",
)
VAGUE_PICTURE: Final = Message(
    '"{value}" does not say what the picture shows; write it for those who cannot see it: '
    "![The tower from the east]({address})",
    code="vague-picture",
)

_VAGUE: Final = r"(?:click )?(?:here|this)|(?:this )?(?:link|page|website)|(?:read |see )?more"
_NO_PICTURE: Final = (
    r"image|picture|photo|foto|alt(?: text)?|screenshot|(?:img|dsc|dscn|pict?)[_-]?\d+|"
    r"[^\]\s]{1,100}\.(?:jpe?g|png|webp|gif|svg)"
)
_POSSIBLE: Final = re.compile(
    rf"\[[\s*_]{{0,9}}(?:(?:{_VAGUE}|{_NO_PICTURE})\W{{0,9}}\]|https?://|www\.)", re.IGNORECASE
)
_LINK: Final = re.compile(
    r'<a data-sourcepos="(?P<line>\d+):[^"]*" href="(?P<address>[^"]*)"[^>]*>(?P<text>.*?)</a>',
    re.DOTALL,
)
_PICTURE: Final = re.compile(
    r'<img data-sourcepos="(?P<line>\d+):[^"]*" src="(?P<address>[^"]*)" alt="(?P<text>[^"]*)"'
)
_VAGUE_LINK: Final = re.compile(rf"(?:{_VAGUE})\W{{0,9}}", re.IGNORECASE)
_VAGUE_PICTURE: Final = re.compile(rf"(?:{_NO_PICTURE})\W{{0,9}}", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"(?:https?://)?(?:www\.)?(?P<host>[\w-]+(?:\.[\w-]+)+)(?:[/?#]\S*)?")


def problems(text: str, path: str, offset: int) -> Iterator[Problem]:
    """Links and pictures of a text whose words say nothing of them, or something else; `offset` is
    added to its lines. They may be meant."""
    if not _POSSIBLE.search(text):
        return
    page = render_with_positions(text)
    for link in _LINK.finditer(page):
        words, address = plain_text(link["text"]), unquote(html.unescape(link["address"]))
        if _VAGUE_LINK.fullmatch(words):
            yield VAGUE_LINK.at(path, int(link["line"]) + offset, value=words)
        elif _leads_elsewhere(words, address):
            line = int(link["line"]) + offset
            yield OTHER_ADDRESS.at(path, line, value=words, address=address)
    for picture in _PICTURE.finditer(page):
        words, address = html.unescape(picture["text"]), unquote(html.unescape(picture["address"]))
        if _VAGUE_PICTURE.fullmatch(words.strip()):
            line = int(picture["line"]) + offset
            yield VAGUE_PICTURE.at(path, line, value=words, address=address)


def _leads_elsewhere(words: str, address: str) -> bool:
    """Whether words that are an address themselves name another host than the link leads to."""
    shown, real = _ADDRESS.fullmatch(words), _ADDRESS.fullmatch(address)
    is_address = words.startswith(("http://", "https://", "www."))
    if not (shown and real and is_address):
        return False
    return shown["host"].casefold() != real["host"].casefold()
