"""Parameters of which a quick run takes some."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def every(step: int, values: Iterable[object]) -> list[Any]:
    """Values as parameters of a test, of which every so many runs without `--slow`, from the
    first."""
    return [
        value if number % step == 0 else pytest.param(value, marks=pytest.mark.slow)
        for number, value in enumerate(values)
    ]
