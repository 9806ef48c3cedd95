"""Words for readers of the closed lists of the model: one for each value, and none besides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

import pytest

from dissemination.locale.changes import SORTS
from dissemination.locale.practice_parts import HEADINGS
from dissemination.locale.roles import ROLES
from dissemination.model.change import Sort
from dissemination.model.partner import Role
from dissemination.model.practice import PARTS


def options(annotation: Any) -> set[str]:
    """The values of a closed list."""
    return set(get_args(get_args(annotation)[0]))


@pytest.mark.parametrize(
    ("words", "values"),
    [(ROLES, options(Role)), (SORTS, options(Sort)), (HEADINGS, set(PARTS))],
    ids=["roles", "sorts of changes", "parts of practices"],
)
def test_every_value_of_a_closed_list_has_its_words(
    words: Mapping[str, str], values: set[str]
) -> None:
    assert words.keys() == values
    assert len(set(words.values())) == len(values)
