"""The roles of partners in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dissemination.locale.catalogue import N_

ROLES: Final[Mapping[str, str]] = {"coordinator": N_("Coordinator"), "partner": N_("Partner")}
