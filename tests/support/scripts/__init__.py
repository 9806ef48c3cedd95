"""Scripts that ask a page in Chromium something: an expression or function of JavaScript each."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def script(name: str) -> str:
    """The text of `name`.js in this folder."""
    return (Path(__file__).parent / f"{name}.js").read_text("utf-8")
