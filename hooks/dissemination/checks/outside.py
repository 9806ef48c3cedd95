"""Links to whole addresses: each is public, is no page of the site itself, and follows nobody."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from urllib.parse import unquote, urlsplit

from dissemination import urls
from dissemination.checks.addresses import is_reserved
from dissemination.checks.loaded_project import LoadedProject
from dissemination.library.link_targets import is_outside
from dissemination.markdown.examination import Destination, is_whole
from dissemination.model.file_path import relative
from dissemination.model.kinds import BY_NAME, RECORDS
from dissemination.model.text import ID, PRIVATE_ADDRESS, TRACKED_ADDRESS
from dissemination.model.web_address import is_private, without_trackers
from dissemination.problems import Message, Names, Problem
from dissemination.urls import earlier

OWN_PAGE: Final = Message(
    'the link "{value}" leads to a page of this very site; write the path of its file, {better}',
    code="link-to-own-page",
)
NO_OWN_PAGE: Final = Message(
    'the link "{value}" leads to no page of this very site; write the path of a file, such as '
    "{better}",
    code="link-to-no-own-page",
)
# Where the pages of items and records are, each in a folder of its own.
# An address whose host is what is written there.
_USUAL: Final = re.compile(r"https?://([a-z0-9.-]+)(?:/|\Z)")
SECTIONS: Final = frozenset(kind.page.strip("/") for kind in BY_NAME.values() if kind.has_pages)


def links_of_bodies(project: LoadedProject) -> Iterator[Problem]:
    """Whole addresses in the texts of items that should be others."""
    addresses = _Addresses(project)
    for path, item in project.alone.items():
        for link in (*item.odd, *filter(addresses.may_be_own, item.outside)):
            yield from addresses.problems(link.address, path, link.line)


def parted(
    links: Iterable[Destination],
) -> tuple[tuple[Destination, ...], tuple[Destination, ...], tuple[Destination, ...]]:
    """The links to files, those to whole addresses, and of these the ones that should be others
    whatever the address of the site is; mistyped ones are left out."""
    inner, outside, odd = list[Destination](), list[Destination](), list[Destination]()
    for link in filter(is_whole, links):
        if not is_outside(link.address):
            inner.append(link)
            continue
        outside.append(link)
        if _is_odd(link.address):
            odd.append(link)
    return tuple(inner), tuple(outside), tuple(odd)


def _is_odd(link: str) -> bool:
    """Whether an address is not public, or follows its readers."""
    if (usual := _USUAL.match(link)) and "?" not in link:
        return is_private(usual[1]) or without_trackers(link) is not None
    try:
        parts = urlsplit(urls.with_ascii_host(link))
    except ValueError:
        return False
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        return False
    return is_private(parts.hostname) or without_trackers(link) is not None


def links_of_prose(project: LoadedProject) -> Iterator[Problem]:
    """The same in the texts of data files."""
    addresses = _Addresses(project)
    for text in project.prose:
        for link in filter(is_whole, text.examination.links):
            yield from map(text.problem, addresses.problems(link.address, text.path, link.line))


class _Addresses:
    """The host of the site, and the files of its pages by their addresses."""

    def __init__(self, project: LoadedProject) -> None:
        self._site = urlsplit(urls.with_ascii_host(project.site_url))
        self._files = _files_of_pages(project)

    def may_be_own(self, link: Destination) -> bool:
        """Whether a link may be one to the site itself: its host is written in it, or letters that
        a host has in another form."""
        host = self._site.netloc.lower()
        return bool(host) and (not link.address.isascii() or host in link.address.lower())

    def problems(self, link: str, path: str, line: int) -> Iterator[Problem]:
        """The problem of a link in the file at `path`; at most one."""
        try:
            parts = urlsplit(urls.with_ascii_host(link))
        except ValueError:
            return
        if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
            return
        is_own = bool(self._site.hostname) and parts.netloc.lower() == self._site.netloc.lower()
        is_not_public = is_private(parts.hostname)
        is_page = (is_own or is_not_public) and not parts.query  # a search has no file
        file = self._file(unquote(parts.path), path) if is_page else None
        if file:
            anchor = f"#{parts.fragment}" if parts.fragment and "#" not in file else ""
            yield OWN_PAGE.at(path, line, value=unquote(link), better=file + anchor)
        elif is_not_public:
            yield PRIVATE_ADDRESS.at(path, line, value=unquote(link))
        elif better := without_trackers(link):
            yield TRACKED_ADDRESS.at(path, line, better=better)
        elif is_own and (near := self._nearest(unquote(parts.path), path)):
            yield NO_OWN_PAGE.at(path, line, value=unquote(link), better=near)

    def _nearest(self, address: str, path: str) -> str | None:
        """For the address of an item or record that there is not, the file of the nearest that
        there is, as a path from the file that holds the link; None for any other address."""
        root = self._site.path.rstrip("/") + "/"
        own = address.removeprefix(root).removesuffix("index.html").strip("/")
        section, _, name = own.rpartition("/")
        if not address.startswith(root) or section not in SECTIONS or not _is_name(name):
            return None
        near = [page for page in self._files if page.startswith(f"{section}/")]
        closest = Names(near).closest(own) or min(near, default=None)
        return _relative(self._files[closest], path) if closest else None

    def _file(self, address: str, path: str) -> str | None:
        """The file of the page at an address, as a path from the file that holds the link. The
        preview has the pages under the path of the site, so its folders may stand before them."""
        folders = address.removesuffix("index.html").strip("/").split("/")
        ends = ["/".join(folders[at:]) for at in range(len(folders))]
        file = next((self._files[end] for end in ends if end in self._files), None)
        if file is None and address.strip("/") == self._site.path.strip("/"):
            file = self._files.get("")
        return _relative(file, path) if file else None


def _is_name(name: str) -> bool:
    """Whether a part of an address can only be that of an item or record."""
    return bool(ID.fullmatch(name)) and not is_reserved(name) and name not in urls.CHAPTERS


def _relative(file: str, path: str) -> str:
    """A file as a path from the one at `path`."""
    return relative(file, posixpath.dirname(path))


def _files_of_pages(project: LoadedProject) -> Mapping[str, str]:
    """The files of pages by their addresses without slashes at the ends: of docs/, of items, with
    their earlier addresses, and of records with pages of their own."""
    pages = [path for path in project.files if path.startswith("docs/") and path.endswith(".md")]
    files = {urls.page(path).strip("/"): path for path in pages}
    for name, kind in RECORDS.items():
        for record_id in project.reading.ids.get(kind.name, ()) if kind.has_pages else ():
            files[urls.record(kind.name, record_id).strip("/")] = f"data/{name}.yml#{record_id}"
    for entry in project.entries:
        for alias in entry.item.aliases:
            address = earlier.whole(alias) if "/" in alias else urls.item(entry.kind, alias)
            files[address.strip("/")] = entry.path
    for file in project.entry_files:
        files[urls.item(file.kind, file.slug).strip("/")] = file.path
    return files
