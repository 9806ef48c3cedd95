"""The roles of partners and the kinds of their organisations in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dissemination.locale.catalogue import N_

ROLES: Final[Mapping[str, str]] = {
    "coordinator": N_("Coordinator"),
    "partner": N_("Partner"),
    # Translators: a partner that signed the grant agreement
    "beneficiary": N_("Beneficiary"),
    # Translators: an organisation that is linked to a beneficiary, and takes part
    "affiliated": N_("Affiliated entity"),
    # Translators: an organisation that takes part without money of the grant
    "associated": N_("Associated partner"),
    "subcontractor": N_("Subcontractor"),
    # Translators: a project with which this one works together
    "sister": N_("Sister project"),
}

TYPES: Final[Mapping[str, str]] = {
    "university": N_("University"),
    # Translators: an organisation for research that is no university
    "research": N_("Research organisation"),
    "company": N_("Company"),
    "public": N_("Public body"),
    "association": N_("Association"),
    # Translators: an organisation whose members are others, such as a cluster
    "network": N_("Network of organisations"),
    # Translators: another kind of organisation
    "other": N_("Other organisation"),
}
