"""Whether a practice was done and whose view its last part is, as sentences: `sourced` where every
fact has outside sources, else in the words of a project that writes about itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dissemination.locale.catalogue import N_

_SOURCED: Final[Mapping[str, str]] = {
    "done": N_("Done: a source reports it."),
    "planned": N_("Planned: only the project’s plan names it; no source reports it."),
}
_OWN: Final[Mapping[str, str]] = {
    "done": N_("Done in the project."),
    "planned": N_("Planned by the project."),
}
# Below the title of the part that is advice.
_EDITORIAL: Final = N_("Our advice, not a finding of the project.")
_ADVICE: Final = N_("Our advice to others.")


def state_sentence(state: str, *, sourced: bool) -> str:
    """The message for the state of a practice, `done` or `planned`."""
    return (_SOURCED if sourced else _OWN)[state]


def advice_note(*, sourced: bool) -> str:
    """The message below the title of the part that is advice."""
    return _EDITORIAL if sourced else _ADVICE
