"""An address and its parts (RFC 3986), as far as a text is one."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

WHOLE: Final = re.compile(r"//|[a-zA-Z][\w+.-]*:")
IN_TEXT: Final = re.compile(r"""https?://[^\s"'<>\\]+""")
PUNCTUATION: Final = ".,;:!?"


def parted(address: str) -> SplitResult | None:
    """The parts of an address (3); None where the text is no address, such as `http://[x/`."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def resolved(base: str, address: str) -> str | None:
    """The absolute address that a reference has at a base (5.2); None where the text is no
    address."""
    return urljoin(base, address) if parted(address) is not None else None


def names_a_host(address: str) -> bool:
    """Whether an address has a host or a scheme."""
    return WHOLE.match(address) is not None


def addresses_in(text: str) -> list[str]:
    """The addresses in running text, each without the punctuation that follows it."""
    return [without_punctuation(address) for address in IN_TEXT.findall(text)]


def without_punctuation(address: str) -> str:
    """An address without what ends a sentence or a bracket around it; a bracket that is opened in
    the address belongs to it."""
    address = address.rstrip(PUNCTUATION)
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(PUNCTUATION)
    return address
