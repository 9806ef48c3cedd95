"""A built site as a browser meets it; the rules of the package read it."""

from __future__ import annotations

from dissemination.rules.page import Page
from dissemination.rules.site import Site

__all__ = ["Page", "Site"]
