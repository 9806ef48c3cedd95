"""The style sheets, scripts and drawings of the look, whose links carry a digest of the file.

`assets/site.css?5f0c…` is another address whenever the file is another: so no page meets a style
sheet or script of an earlier build that a browser or a proxy has kept, and a page that was kept
still finds its files, since servers do not look at the query. What a style sheet names itself
(fonts, masks) has the address that stands there; a new one gets a new name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

_ENDINGS: Final = frozenset({".css", ".js", ".svg"})


@dataclass(frozen=True)
class Assets:
    """The files of the look: the digest of each by its address below the public root."""

    digests: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, docs: Path) -> Assets:
        """Those in the folder of a site's own pages, `docs/`."""
        files = [file for file in (docs / "assets").rglob("*") if file.suffix in _ENDINGS]
        return cls(
            {
                file.relative_to(docs).as_posix(): _digest(file.read_bytes())
                for file in files
                if file.is_file()
            }
        )

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


def _digest(content: bytes) -> str:
    """The digest of a text; the same however a system ends its lines."""
    return blake2b(content.replace(b"\r\n", b"\n"), digest_size=8).hexdigest()
