"""The software that makes the site, as its installed packages describe themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from typing import Final

_ITSELF: Final = "dissemination"
_PREFIX: Final = "License :: OSI Approved :: "


@dataclass(frozen=True)
class Software:
    """A package: its name, its version, and its licence in its own words, empty without one."""

    name: str
    version: str
    licence: str


@cache
def software() -> tuple[Software, ...]:
    """The packages that the code names as its requirements, by name. Versions and licences are
    those of the pinned requirements; none where the code runs uninstalled."""
    try:
        required = metadata.requires(_ITSELF) or []
    except metadata.PackageNotFoundError:
        return ()
    plain = [line for line in required if "extra ==" not in line]
    names = {re.split(r"[^A-Za-z0-9._-]", line)[0] for line in plain}
    return tuple(sorted(map(_software, names), key=lambda package: package.name.casefold()))


def _software(name: str) -> Software:
    package = metadata.metadata(name)
    classifiers = [c for c in package.get_all("Classifier") or [] if c.startswith(_PREFIX)]
    classified = ", ".join(c.removeprefix(_PREFIX) for c in classifiers)
    licence = _field(package, "License").strip()
    short = licence if "\n" not in licence and len(licence) < 60 else ""
    return Software(
        package["Name"],
        package["Version"],
        _field(package, "License-Expression") or short or classified,
    )


def _field(package: metadata.PackageMetadata, name: str) -> str:
    """A field of a package's description, empty where it has none."""
    return str(next(iter(package.get_all(name) or []), ""))
