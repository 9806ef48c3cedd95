"""What a preview shows: the site, or what is wrong with it in place of every page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from html import unescape
from http import HTTPStatus
from pathlib import Path
from posixpath import join, normpath
from typing import Final, Protocol
from urllib.parse import unquote

from markupsafe import Markup

from dissemination.build import LazySite
from dissemination.desk.media_types import media_type
from dissemination.problems import ContentError, Problem
from dissemination.site.layout import LOST
from dissemination.site.macros import MISTAKES
from dissemination.site.policy import POLICY
from dissemination.site.problem_page import STYLE, problem_page
from dissemination.system_errors import system_error

OWN: Final = "/.preview/"  # below it are the files of the preview itself, none of them the site's
EVENTS: Final = f"{OWN}events"
VERSION: Final = f"{OWN}version"
STYLE_SHEET: Final = f"{OWN}problems.css"
SCRIPT: Final = f"{OWN}reload.js"
FILES: Final = {STYLE_SHEET: STYLE, SCRIPT: Path(__file__).parent / "reload.js"}
HTML: Final = "text/html; charset=utf-8"
_SCRIPT: Final = Markup('<script src="{}" data-version="{}"{} defer></script>\n')
_PROBLEMS: Final = Markup(" data-problems")
_LOADED: Final = re.compile(rb'\s(?:src|srcset|poster|data)="([^"?]+)"')


@dataclass(frozen=True)
class Answer:
    """What a server answers: a status of HTTP, a media type and bytes, or the address to which it
    leads on. `version` distinguishes what a browser shows from what it showed before."""

    content: bytes
    media_type: str
    status: HTTPStatus = HTTPStatus.OK
    to: str = ""
    version: str = ""

    @property
    def policy(self) -> str:
        """The policy of a page, which every page of the site has."""
        return POLICY if self.media_type == HTML else ""


class Shown(Protocol):
    """What a preview shows at the moment."""

    def answer(self, address: str) -> Answer:
        """The answer to a request for an address below that of the site."""


@dataclass(frozen=True)
class Trouble:
    """Problems, and the lines in which an engine has told others, in place of every page."""

    problems: Sequence[Problem] = ()
    reports: Sequence[str] = ()

    def answer(self, address: str) -> Answer:
        """The page with the problems, whatever page is asked for."""
        if not address.endswith(("/", ".html")) and "." in address:
            return Answer(b"", "text/plain; charset=utf-8", HTTPStatus.NOT_FOUND)
        page = problem_page(self.problems, self.reports, STYLE_SHEET).encode()
        return _page(page, _digest(page), HTTPStatus.SERVICE_UNAVAILABLE, _PROBLEMS)


@dataclass(frozen=True)
class ShownSite:
    """A site, whose files are made when they are asked for; `root` is the project's folder."""

    site: LazySite
    root: Path

    def answer(self, address: str) -> Answer:
        """The file of the site, or the page for unknown addresses."""
        try:
            return self._answer(address)
        except ContentError as error:
            return Trouble(error.problems).answer(address)
        except OSError as error:
            return Trouble(reports=[system_error(error, self.root)]).answer(address)
        except MISTAKES as error:  # of a page of docs/; the check that runs by now tells its line
            return Trouble(reports=[f"{type(error).__name__}: {error}"]).answer(address)

    def _answer(self, address: str) -> Answer:
        is_folder = not address or address.endswith("/")
        file = f"{address}index.html" if is_folder else address
        content, status = self.site.file(file), HTTPStatus.OK
        if content is None:
            if not is_folder and self.site.file(f"{address}/index.html") is not None:
                return Answer(b"", HTML, HTTPStatus.FOUND, f"{address}/")
            content, file, status = self.site.file(LOST) or b"", LOST, HTTPStatus.NOT_FOUND
        if media_type(file) != HTML:
            return Answer(content, media_type(file), status, version=_digest(content))
        return _page(content, self._version(address, content), status)

    def _version(self, address: str, page: bytes) -> str:
        """What distinguishes a page together with the pictures that it shows; what else it loads
        has its digest in the address."""
        files = set[str]()
        for match in _LOADED.finditer(page):
            links = unescape(match[1].decode("utf-8", "replace")).split(",")
            files |= {unquote(link.split()[0]) for link in links if link.strip()}
        inner = sorted(normpath(join("/", address, file))[1:] for file in files if ":" not in file)
        return _digest(page, *(self.site.key(file).encode() for file in inner))


def _page(content: bytes, version: str, status: HTTPStatus, mark: str = "") -> Answer:
    """The answer with a page, to which the script is added that loads it anew when it changed."""
    script = _SCRIPT.format(SCRIPT, version, mark).encode()
    head, end, rest = content.partition(b"</head>")
    whole = head + script + end + rest if end else content + script
    return Answer(whole, HTML, status, version=version)


def _digest(*parts: bytes) -> str:
    whole = blake2b(digest_size=12)
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()
