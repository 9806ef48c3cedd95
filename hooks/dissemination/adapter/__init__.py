"""MkDocs before the build: its events, and a run of it for the shells alone."""

from dissemination.adapter.engine import MkDocs
from dissemination.adapter.events import Adapter

__all__ = ["Adapter", "MkDocs"]
