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

_COLOUR: Final = re.compile(r"^  --([a-z-]+): (#[0-9a-f]{6});$", re.MULTILINE)


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


def theme_tokens(assets: Path) -> ThemeTokens:
    """The theme tokens of a site from its `docs/assets/`; colours are those of the light theme."""
    tokens = (assets / "tokens.css").read_text("utf-8")
    light = tokens[: tokens.index("\n}")]
    colours = dict(_COLOUR.findall(light))
    return ThemeTokens(
        colours=colours,
        drop=coloured((assets / "drop.svg").read_bytes(), colours["drop"]),
        passage=coloured((assets / "passage.svg").read_bytes(), colours["drop"]),
        membrane=coloured((assets / "membrane.svg").read_bytes(), colours["pool"]),
        emblem=(assets / "eu-emblem.svg").read_bytes(),
    )


def coloured(drawing: bytes, colour: str) -> bytes:
    """An SVG drawing filled with one colour, without its style sheet."""
    root = etree.fromstring(drawing)
    for style in root.findall("{http://www.w3.org/2000/svg}style"):
        root.remove(style)
    root.set("fill", colour)
    return bytes(etree.tostring(root))
