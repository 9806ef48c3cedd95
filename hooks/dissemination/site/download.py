"""A file to take along, with what a reader wants to know before loading it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256


@dataclass(frozen=True)
class Download:
    """A file of the site: its address, its title, its format in words, its language as a code, its
    size in bytes, its pages if it has any, its day, and the SHA-256 of its bytes."""

    address: str
    title: str
    format: str
    language: str
    size: int
    pages: int | None
    day: date | None
    checksum: str

    @classmethod
    def of(
        cls,
        content: bytes,
        address: str,
        title: str,
        *,
        format: str,  # noqa: A002  (the field's name)
        language: str,
        pages: int | None = None,
        day: date | None = None,
    ) -> Download:
        """What there is to know of a file's bytes."""
        checksum = sha256(content).hexdigest()
        return cls(address, title, format, language, len(content), pages, day, checksum)

    @property
    def size_in_words(self) -> str:
        """`489 kB`, or `1.2 MB`."""
        if self.size < 1_000_000:
            return f"{max(1, round(self.size / 1000))} kB"
        return f"{self.size / 1_000_000:.1f} MB"
