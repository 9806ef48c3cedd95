"""Hosts with letters beyond ASCII: people read `münchen.example`, links carry `xn--mnchen-3ya`."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote, urlsplit

import idna

_WEB: Final = re.compile(r"^((?:[a-z][a-z0-9+.-]*:)?//(?:[^/?#@]*@)?)([^/?#:\[\]]+)", re.IGNORECASE)
_MAIL: Final = re.compile(r"(@)([^@,;?&]+)")
_IN_HTML: Final = re.compile(r'(?<=\shref=")(?:https?://|mailto:)[^"]*', re.IGNORECASE)


def with_ascii_host(address: str) -> str:
    """An address, of the web or of e-mail, with its host as links carry it (RFC 5891); without a
    host, or one beyond ASCII, as it is."""
    if address.isascii() and "%" not in address:
        return address
    host = _MAIL if address[:7].lower() == "mailto:" else _WEB
    return host.sub(lambda part: part[1] + _ascii(part[2]), address)


def host_of(address: str) -> str:
    """The host of an address as people know it: `example.org` of `https://www.example.org/film`."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def with_ascii_hosts(html: str) -> str:
    """The same HTML with every link as links carry it; what readers see stays."""
    return _IN_HTML.sub(lambda link: with_ascii_host(link[0]), html)


def _ascii(host: str) -> str:
    name = unquote(host)
    if name.isascii():
        return host
    try:
        return idna.encode(name, uts46=True).decode()
    except idna.IDNAError:  # as browsers take it: a pictograph, or a letter newer than the table
        return ".".join(map(_label, name.lower().split(".")))


def _label(label: str) -> str:
    return label if label.isascii() else f"xn--{label.encode('punycode').decode()}"
