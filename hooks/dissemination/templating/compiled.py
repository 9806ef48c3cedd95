"""Compiled templates in the build cache."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from dissemination.cache import Cache


@dataclass(frozen=True)
class CompiledTemplates(BytecodeCache):
    """What Jinja makes of templates, by their names, files and texts. It depends on the code too,
    as every value of the cache does."""

    cache: Cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what was compiled by an earlier build, if the cache has it."""
        if compiled := self.cache.get(self._key(bucket)):
            bucket.bytecode_from_string(compiled)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        self.cache.put(self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> str:
        return self.cache.key("template", bucket.key, bucket.checksum)
