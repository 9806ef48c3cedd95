"""A broken rule of a built site, and how many of them are shown: a line for each cause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from dissemination.problems import shown

MOST_SHOWN: Final = 300


class Breach(NamedTuple):
    """Where a rule is broken (a file's path within the site) and how."""

    path: str
    message: str


@dataclass(frozen=True, order=True)
class Finding:
    """A breach of a rule that has a name and a cure."""

    rule: str
    message: str
    path: str
    cure: str


def lines(findings: Iterable[Finding], folder: str) -> list[str]:
    """A line for each rule and cause, sorted, with the first file of the site's `folder` that has
    it and the number of the others."""
    paths: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for finding in findings:
        paths[finding.rule, finding.message, finding.cure].add(finding.path)
    texts = []
    for (rule, message, cure), files in paths.items():
        first = min(files)
        others = f" (and {_counted(len(files) - 1)})" if len(files) > 1 else ""
        texts.append(f"{folder}/{first}{others}: {rule}: {shown(message, MOST_SHOWN)}; {cure}")
    return sorted(texts)


def _counted(files: int) -> str:
    return "1 more file" if files == 1 else f"{files} more files"
