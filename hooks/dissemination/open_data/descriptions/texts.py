"""The type of the tables: descriptions (messages) by model and by the name of the field."""

from __future__ import annotations

from collections.abc import Mapping

from dissemination.model.record import Model

Texts = Mapping[type[Model], Mapping[str, str]]
