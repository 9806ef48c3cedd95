"""A mark that stands in the text that readers see."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dissemination.markdown.visible_text import READ
from dissemination.problems import Message


@dataclass(frozen=True)
class Leftover:
    """A mark that stands in the visible text: its form, what is told, and whether it `may` be
    meant. `values` gives the words of the message; None if the form is none in this place."""

    pattern: re.Pattern[str]
    message: Message
    values: Callable[[re.Match[str]], Mapping[str, str] | None]
    may: bool = False


def short(text: str) -> str:
    """A text as a message quotes it: on one line, of at most 60 characters."""
    text = " ".join(text.replace(READ, "").split())
    return text if len(text) <= 60 else f"{text[:59]}…"


def form(pattern: str) -> re.Pattern[str]:
    """The form of a mark; `^` and `$` are the ends of lines."""
    return re.compile(pattern, re.MULTILINE)
