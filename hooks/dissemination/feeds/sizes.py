"""How many bytes entries and documents take, kept in one value."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence

from dissemination.cache import Cache
from dissemination.urls import Addresses


class Sizes:
    """Numbers of bytes by the versions of what has them. They are one value of the cache, since
    every build asks for nearly all; `keep` writes those that were asked for, if one is new."""

    def __init__(self, addresses: Addresses, cache: Cache) -> None:
        self._cache = cache
        self._key = cache.key("feed-sizes", addresses.root)
        self._known: dict[str, Sequence[int]] = json.loads(cache.get(self._key) or b"{}")
        self._asked: set[str] = set()
        self._is_new = False

    def __contains__(self, version: str) -> bool:
        """Whether the sizes of a version are known, which does not count as asked."""
        return version in self._known

    def of(self, versions: Iterable[str]) -> list[Sequence[int]]:
        """The sizes of versions that are known."""
        return [self._known[version] for version in versions]

    def unknown(self, versions: Collection[str]) -> set[str]:
        """Those of the versions whose sizes are not known."""
        self._asked.update(versions)
        return {version for version in versions if version not in self._known}

    def add(self, version: str, sizes: Sequence[int]) -> None:
        """Note the sizes of a version."""
        self._known[version] = sizes
        self._is_new = True

    def keep(self) -> None:
        """Write the sizes to the cache."""
        if self._is_new:
            asked = {version: self._known[version] for version in sorted(self._asked)}
            self._cache.put(self._key, json.dumps(asked).encode())
            self._is_new = False
