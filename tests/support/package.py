"""The files of the package, which a run reads once: no test changes them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from dissemination import cache
from dissemination.inputs import PACKAGE


@contextmanager
def read_once() -> Iterator[None]:
    """While it lasts, a fingerprint of the package asks for its files no second time."""
    digests = cache._digests
    read = digests(PACKAGE)

    def of(package: Path) -> list[tuple[str, bytes]]:
        return read if package == PACKAGE else digests(package)

    with patch.object(cache, "_digests", of):
        yield
