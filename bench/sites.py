"""A site in a folder of its own: what is written into it, and how a build of it is measured."""

from __future__ import annotations

import shutil
from abc import ABC, abstractmethod
from collections.abc import Iterable
from pathlib import Path

import yaml

from bench.items import Item


class Site(ABC):
    """A site whose items an author writes as Markdown with front matter."""

    name: str
    made: tuple[str, ...] = (".cache", "site")  # what builds make and keep

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @abstractmethod
    def file(self, item: Item) -> Path:
        """The file in which an author would write an item."""

    @abstractmethod
    def fields(self, item: Item) -> dict[str, object]:
        """The front matter of an item; what is an empty list is left out."""

    @abstractmethod
    def body(self, item: Item) -> str:
        """The text of an item."""

    def add(self, item: Item) -> Path:
        """Write an item, and give its file."""
        fields = {name: value for name, value in self.fields(item).items() if value != []}
        front = yaml.dump(fields, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)
        file = self.file(item)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{front}---\n{self.body(item)}", "utf-8", newline="\n")
        return file

    def fill(self, items: Iterable[Item]) -> None:
        """Write many items."""
        for item in items:
            self.add(item)

    def clear(self) -> None:
        """Delete what builds have made and kept."""
        for name in self.made:
            shutil.rmtree(self.folder / name, ignore_errors=True)
