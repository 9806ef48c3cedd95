"""JSON as the search loads it."""

from __future__ import annotations

import json
from typing import Any


def json_bytes(value: Any) -> bytes:
    """A value on one line, in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
