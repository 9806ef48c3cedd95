"""A file that readers can take along, as it is published."""

from __future__ import annotations

from dataclasses import dataclass

from dissemination import urls
from dissemination.model.file_format import FileFormat, format_of


@dataclass(frozen=True)
class Attachment:
    """A published file by its path in the project's folder: its bytes, and its pages if it is a
    PDF."""

    path: str
    bytes: int
    pages: int | None = None

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.rpartition("/")[2]

    @property
    def address(self) -> str:
        """Its public address."""
        return urls.attached(self.path)

    @property
    def format(self) -> FileFormat:
        """Its format."""
        return format_of(self.path)
