"""The theme tokens for typesetting: colours, drawings and the emblem."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from lxml import etree

# A colour of both schemes, or its value in the light one, which is that of print.
_COLOUR: Final = re.compile(r"^  --([a-z-]+): (?:light-dark\()?(#[0-9a-f]{6})", re.MULTILINE)


@dataclass(frozen=True)
class ThemeTokens:
    """Colours (`#rrggbb`) by their names in `tokens.css`, and drawings as SVG in their colours."""

    colours: Mapping[str, str]
    drop: bytes
    passage: bytes
    membrane: bytes
    emblem: bytes

    @cached_property
    def files(self) -> dict[str, bytes]:
        """The tokens as files beside a typst document, by their names."""
        return {
            "colours.json": json.dumps(dict(self.colours)).encode(),
            "drop.svg": self.drop,
            "passage.svg": self.passage,
            "membrane.svg": self.membrane,
            "emblem.svg": self.emblem,
        }


def theme_tokens(theme: Path) -> ThemeTokens:
    """The theme tokens of a theme in a folder; colours are those of the light scheme. Raises
    OSError."""
    colours = dict(_COLOUR.findall((theme / "styles/tokens.css").read_text("utf-8")))
    drawings = {
        name: coloured((theme / f"assets/{name}.svg").read_bytes(), colours[colour])
        for name, colour in (("drop", "drop"), ("passage", "drop"), ("membrane", "pool"))
    }
    emblem = (theme / "assets/eu-emblem.svg").read_bytes()
    return ThemeTokens(colours, emblem=emblem, **drawings)


def coloured(drawing: bytes, colour: str) -> bytes:
    """An SVG drawing filled with one colour, without its style sheet. Raises XMLSyntaxError."""
    root = etree.fromstring(drawing)
    for style in root.findall("{http://www.w3.org/2000/svg}style"):
        root.remove(style)
    root.set("fill", colour)
    return bytes(etree.tostring(root))
