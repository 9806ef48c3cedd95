"""The parts of a best practice in words, as the headings of its text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dissemination.locale.catalogue import N_
from dissemination.model.practice import Part

HEADINGS: Final[Mapping[Part, str]] = {
    "context": N_("Context"),
    "what was done": N_("What was done"),
    "evidence": N_("Evidence"),
    "what others can take along": N_("What others can take along"),
}
