"""Compiled templates: of the package beside its compiled modules, all others in the build cache."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path
from secrets import token_hex
from typing import Final

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from dissemination.cache import Cache
from dissemination.templating.environment import PackageEnvironment

_SEAL: Final = 16  # bytes


@dataclass(frozen=True)
class CompiledTemplates(BytecodeCache):
    """What Jinja makes of templates, by their names, files and texts. It depends on the code too,
    as every value of the cache does.

    Templates of the package are code of it, the same for every project. So they are kept where
    Python keeps what it makes of modules, if it may write there.
    """

    cache: Cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what was compiled by an earlier build, if that was kept."""
        if compiled := self._beside(bucket) or self.cache.get(self._key(bucket)):
            bucket.bytecode_from_string(compiled)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        compiled = bucket.bytecode_to_string()
        if not self._is_laid_beside(bucket, compiled):
            self.cache.put(self._key(bucket), compiled)

    def _beside(self, bucket: Bucket) -> bytes | None:
        """What lies beside the modules for a template, if it is sound and of this very code."""
        if (file := self._file(bucket)) is None:
            return None
        try:
            kept = file.read_bytes()
        except OSError:
            return None
        compiled = kept[_SEAL:]
        return compiled if kept[:_SEAL] == self._seal(bucket, compiled) else None

    def _is_laid_beside(self, bucket: Bucket, compiled: bytes) -> bool:
        """Lay a compiled template beside the modules, and say whether that was possible."""
        file = None if sys.dont_write_bytecode else self._file(bucket)
        if file is None:
            return False
        new = file.with_name(f"{token_hex(8)}.pyc")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(self._seal(bucket, compiled) + compiled)
            os.replace(new, file)  # noqa: PTH105  (one step on every platform)
        except OSError:
            with suppress(OSError):
                new.unlink(missing_ok=True)
            return False
        return True

    def _file(self, bucket: Bucket) -> Path | None:
        """The place beside the modules of a template of the package; None for one of others."""
        if not (self.cache.fingerprint and isinstance(bucket.environment, PackageEnvironment)):
            return None
        try:
            module = Path(cache_from_source(__file__))
        except NotImplementedError:
            return None
        return module.with_name(f"{bucket.key}.{sys.implementation.cache_tag}.pyc")

    def _seal(self, bucket: Bucket, compiled: bytes) -> bytes:
        own = self._key(bucket).encode()
        return blake2b(compiled, key=blake2b(own).digest(), digest_size=_SEAL).digest()

    def _key(self, bucket: Bucket) -> str:
        return self.cache.key("template", bucket.key, bucket.checksum)
