"""Links: how an address of the site is written, absolute or relative, and one of another site."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from dissemination.urls.host import with_ascii_host

_SAFE: Final = "/#?=&%-._~:+"  # beside letters and digits
_QUOTED: Final = re.compile(f"[A-Za-z0-9{re.escape(_SAFE)}]*")


@dataclass(frozen=True)
class Announced:
    """A feed or calendar that pages announce: its MIME type, a title, its name among those of the
    site, and its address.

    `page` is the page with the same list, which announces it first; every page announces those
    that are `everywhere`.
    """

    type: str
    title: str
    name: str
    href: str
    page: str | None = None
    everywhere: bool = True


@dataclass(frozen=True)
class Icon:
    """A picture that stands for the site: its address, and its size in pixels."""

    address: str
    width: int
    height: int


@dataclass(frozen=True)
class Addresses:
    """Addresses under one public root, such as `https://example.org/some/project/`."""

    root: str

    @classmethod
    def of(cls, site_url: str) -> Addresses:
        """Those under the public address of a site, as it is configured."""
        return cls(with_ascii_host(site_url.rstrip("/")) + "/")

    def absolute(self, address: str) -> str:
        """The whole address, with its host."""
        return self.root + quoted(address)


def quoted(address: str) -> str:
    """An address as a link carries it, percent-encoded where it must be (RFC 3986 2.1)."""
    return address if _QUOTED.fullmatch(address) else quote(address, safe=_SAFE)


def uri(address: str) -> str:
    """A whole address of another site as links carry it: percent-encoded where RFC 3986 has no such
    character, its host in ASCII."""
    return quote(with_ascii_host(address), safe="%:/?#[]@!$&'()*+,;=-._~")


def contact(address: str) -> str:
    """An e-mail address or that of a page, as a link."""
    is_email = "@" in address and "/" not in address
    return with_ascii_host(f"mailto:{quote(address, safe='@')}") if is_email else uri(address)


def webcal(absolute: str) -> str:
    """The whole address of a calendar as a link that opens a calendar program."""
    return f"webcal:{absolute.partition(':')[2]}"


def is_elsewhere(address: str) -> bool:
    """Whether an address is no path below the public root: it has a scheme, or begins with `/`."""
    return re.match("[A-Za-z][A-Za-z0-9+.-]*:|/", address) is not None


def relative(address: str, here: str) -> str:
    """The shortest relative address from the page at `here`: `../` to `project/` from
    `project/results/`, `.` to the first page from itself. An address that is no path below the
    public root, with a scheme or a slash before it, stays."""
    if is_elsewhere(address):
        return address
    shortest = posixpath.relpath(address or ".", here or ".")
    return quoted(f"{shortest}/" if address.endswith("/") else shortest)


def relative_root(address: str) -> str:
    """From a page to the root, as a relative address: `../../` from `news/open-day/`."""
    return "../" * address.partition("#")[0].count("/") or "./"
