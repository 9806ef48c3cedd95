"""The sorts of changes of a site in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dissemination.locale.catalogue import N_

SORTS: Final[Mapping[str, str]] = {"addition": N_("Addition"), "correction": N_("Correction")}
