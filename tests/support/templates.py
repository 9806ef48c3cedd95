"""Templates that Jinja compiles once in a run, as builds do by what they keep on disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket


class Remembered(BytecodeCache):
    """Compiled templates in memory, by name, file and the digest of their text."""

    def __init__(self) -> None:
        self._compiled: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled before, if the text is the same."""
        if compiled := self._compiled.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(compiled)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._compiled[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


@contextmanager
def compiled_once() -> Iterator[None]:
    """Every environment without a cache of its own gets one for the whole run."""
    remembered, create = Remembered(), Environment.__init__

    def create_with_cache(self: Environment, *arguments: Any, **settings: Any) -> None:
        create(self, *arguments, **settings)
        self.bytecode_cache = self.bytecode_cache or remembered

    with patch.object(Environment, "__init__", create_with_cache):
        yield
