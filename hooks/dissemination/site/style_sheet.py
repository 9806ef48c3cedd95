"""The style sheet of the site: one file, gathered from those that `theme/styles/style.css` imports.

The style of a component lies beside its template, that of the whole in `theme/styles/`; each file
goes into the cascade layer that its import names.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

_IMPORT: Final = re.compile(r'@import "([^"]+)" layer\(([a-z]+)\);')
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
# A string, or a mark with what no browser needs: white space, and the last semicolon of a block.
_MARK: Final = re.compile(r'"[^"]*"|;?\s*(\})\s*|\s*([{,;>])\s*|(?<=[\w-])(:)\s+')
# A token with a value for the light scheme and one for the dark.
_TOKEN: Final = re.compile(
    r"^  (--[a-z-]+): light-dark\((#[0-9a-f]+), #[0-9a-f]+\);$", re.MULTILINE
)


def style_sheet(index: Path) -> bytes:
    """The style sheet whose parts the file `index` imports, in its order, without comments and
    white space. Urls in the parts are relative to the address of the whole."""

    def part(found: re.Match[str]) -> str:
        text = (index.parent / found[1]).read_text("utf-8")
        return f"@layer {found[2]} {{\n{text}{_for_old_browsers(text)}}}"

    whole = _IMPORT.sub(part, index.read_text("utf-8"))
    return packed(whole).encode()


def packed(sheet: str) -> str:
    """The same rules without comments and white space; strings stay as they are."""
    rules = _COMMENT.sub("", sheet)
    return _MARK.sub(lambda found: found[1] or found[2] or found[3] or found[0], rules).strip()


def _for_old_browsers(text: str) -> str:
    """The light values of tokens that have two, for browsers that do not know `light-dark()`, which
    all do since May 2024."""
    light = "".join(f"{name}: {value};\n" for name, value in _TOKEN.findall(text))
    old = "@supports not (color: light-dark(red, red))"
    return f"{old} {{\n:root {{\n{light}}}\n}}\n" if light else ""
