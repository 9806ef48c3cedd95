"""The first site as it is today: read only where data/ is INNO-DROP's, and at the true moment."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from dissemination.library.library import Library
from dissemination.load import load
from tests.support.frozen import ROOT

ACRONYM = "INNO-DROP"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave these tests out where data/ is another project's."""
    here = [item for item in items if item.path.is_relative_to(Path(__file__).parent)]
    if here and acronym() != ACRONYM:
        config.hook.pytest_deselected(items=here)
        items[:] = [item for item in items if item not in here]


def acronym() -> str | None:
    """The acronym of the project whose facts stand in data/; None where there is none."""
    try:
        project: Any = yaml.safe_load((ROOT / "data/project.yml").read_text("utf-8"))
    except (OSError, ValueError, yaml.YAMLError):
        return None
    return project.get("acronym") if isinstance(project, dict) else None


@pytest.fixture(scope="session")
def first_site() -> Library:
    """What data/ and content/ say now."""
    return load(ROOT, datetime.now(UTC))
