"""JSON as text: on one line, or for people."""

from __future__ import annotations

import json
from json.encoder import encode_basestring
from typing import Any, Final

_COMPACT: Final = (",", ":")


def compact(value: Any) -> str:
    """A value on one line."""
    return json.dumps(value, ensure_ascii=False, separators=_COMPACT)


def pretty(value: Any) -> bytes:
    """A value with each of its parts on a line of its own, as `json.dumps` indents by two. That of
    Python has an iterator for each part within each, and takes five times as long."""
    return (_indented(value, "\n") + "\n").encode()


def _indented(value: Any, line: str) -> str:
    """A value whose own lines begin with `line`, a line feed and spaces."""
    if isinstance(value, str):
        return encode_basestring(value)
    inner = line + "  "
    if isinstance(value, dict) and value:
        parts = [f"{encode_basestring(k)}: {_indented(v, inner)}" for k, v in value.items()]
        return f"{{{inner}{f',{inner}'.join(parts)}{line}}}"
    if isinstance(value, list | tuple) and value:
        return f"[{inner}{f',{inner}'.join(_indented(each, inner) for each in value)}{line}]"
    return json.dumps(value)
