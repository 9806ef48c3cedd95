"""The style sheet, scripts, drawings and fonts of the theme, linked with a digest of the file.

`assets/style.css?5f0c…` is another address whenever the file is another: so no page meets a style
sheet or script of an earlier build that a browser or a proxy has kept, and a page that was kept
still finds its files, since servers do not look at the query. What a style sheet names itself
(fonts, masks) has the address that stands there; a new one gets a new name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import wraps
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from dissemination.site.style_sheet import style_sheet

THEME: Final = Path(__file__).parents[1] / "theme"  # the engine's templates, and the assets
STYLE_SHEET: Final = "assets/style.css"
_ENDINGS: Final = (".css", ".js", ".svg")


@dataclass(frozen=True)
class Assets:
    """`files` are those of the theme by their addresses, but for what a site has in its place;
    `digests` are those of all style sheets, scripts and drawings in `assets/`, the site's too."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, docs: Path) -> Assets:
        """Those of a site with its own pages and files in the folder `docs`."""
        theme, own = _theme_files(), dict(_files_below(docs / "assets", docs))
        files = {at: content for at, content in theme.items() if not (docs / at).is_file()}
        linked = {**files, **own}
        digests = {at: _digest(linked[at]) for at in linked if at.endswith(_ENDINGS)}
        return cls(files, digests)

    def versioned(self, address: str, file: str) -> str:
        """An address, in whatever form, of a file below the public root; with the digest of the
        file if it is one of the look."""
        return f"{address}?{digest}" if (digest := self.digests.get(file)) else address

    def filter(self, url: Callable[..., str]) -> Callable[..., str]:
        """The filter of an engine that makes a link of the address of a file, with the digest."""

        @wraps(url)  # with the mark by which Jinja hands over the context
        def versioned_url(context: Any, file: str) -> str:
            return self.versioned(url(context, file), file)

        return versioned_url


def _theme_files() -> Mapping[str, bytes]:
    """The published files of the theme by their addresses."""
    files = dict(_files_below(THEME / "assets", THEME))
    return {**files, STYLE_SHEET: style_sheet(THEME / "styles/style.css")}


def _files_below(folder: Path, root: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a folder, each with its path from `root`."""
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield file.relative_to(root).as_posix(), file.read_bytes()


def _digest(content: bytes) -> str:
    """The digest of a text; the same however a system ends its lines."""
    return blake2b(content.replace(b"\r\n", b"\n"), digest_size=8).hexdigest()
