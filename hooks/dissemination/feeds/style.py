"""The style sheet by which browsers show a feed (RSS or Atom), in the language of the site."""

from __future__ import annotations

import re
from importlib.resources import files

from dissemination.library.library import Library


def style(library: Library) -> bytes:
    """The style sheet: its sentences as custom properties, then `style.css`, which shows them."""
    locale = library.locale
    properties = {
        "direction": locale.direction,
        "--about": css_string(
            locale.gettext(
                "This is a web feed. To follow it, copy the address of this page into a feed "
                "reader. Nothing on this page can be clicked."
            )
        ),
        # Translators: the address of a page follows
        "--page": css_string(locale.gettext("On the website:")),
    }
    lines = "".join(f"  {name}: {value};\n" for name, value in properties.items())
    sheet = (files("dissemination.feeds") / "style.css").read_text("utf-8")
    return f":root {{\n{lines}}}\n\n{sheet}".encode("ascii")


def css_string(text: str) -> str:
    """A text as a string of CSS in ASCII, whatever encoding a browser assumes (CSS Syntax 3, 4.3.7
    and CSSOM, serialize a string)."""
    escaped = re.sub(r'[^ -~]|["\\]', lambda sign: f"\\{ord(sign[0]):x} ", text)
    return f'"{escaped}"'
