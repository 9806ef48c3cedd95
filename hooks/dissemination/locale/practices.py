"""Whether a practice was done and whose view its last part is, as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dissemination.locale.catalogue import N_

STATE_SENTENCES: Final[Mapping[str, str]] = {
    "done": N_("Done: a source reports it."),
    "planned": N_("Planned: only the project’s plan names it; no source reports it."),
}
# Below the title of the part that is the editors' own view.
EDITORIAL_NOTE: Final = N_("Our advice, not a finding of the project.")
