"""Signs that look like those of the keyboard: dashes for hyphens, letters of other alphabets,
spaces that do not break."""

from __future__ import annotations

import unicodedata
from typing import Final

_LETTERS: Final = str.maketrans(
    "асеорхуіјѕԁһкмтАВСЕНІЈКМОРЅТХУαορντυικχΑΒΕΖΗΙΚΜΝΟΡΤΥΧıɡ∶꞉ː⁄∕−",
    "aceopxyijsdhkmtABCEHIJKMOPSTXYaopvtuikxABEZHIKMNOPTYXig::://-",
)


def typed(text: str) -> str:
    """A text as the keyboard writes it, as far as its signs have a look-alike there; what cannot be
    seen is left out."""
    text = unicodedata.normalize("NFKC", text.translate(_LETTERS))
    return "".join(map(_typed, text))


def first_sign(text: str) -> str:
    """The first sign of a text that is not on the keyboard; raises StopIteration without one."""
    return next(sign for sign in text if not sign.isascii())


def sign_name(sign: str) -> str:
    """A sign as Unicode names it: `U+2013, en dash`."""
    name = unicodedata.name(sign, "").lower()
    return f"U+{ord(sign):04X}" + (f", {name}" if name else "")


def _typed(sign: str) -> str:
    match unicodedata.category(sign):
        case "Pd":
            return "-"
        case "Zs":
            return " "
        case "Cf":
            return ""
        case "Nd":
            return str(unicodedata.decimal(sign))
        case _:
            return sign
