"""The environment, and what of it was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Variables(Mapping[str, str]):
    """The environment, with the names of the variables for which it was asked."""

    environment: Mapping[str, str]
    names: set[str] = field(default_factory=set)

    def __getitem__(self, name: str) -> str:
        self.names.add(name)
        return self.environment[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.environment)

    def __len__(self) -> int:
        return len(self.environment)
