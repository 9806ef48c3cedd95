"""Values of JSON in files of their own, each behind a seal: a damaged one is as if it were not
there, and nothing in it is ever run."""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex
from typing import Any, Final

_SEAL: Final = 32  # hexadecimal digits before the text


def read(file: Path) -> dict[str, Any]:
    """The values by their names in a file; none where it is missing or damaged."""
    return opened(file)[1]


def opened(file: Path) -> tuple[str, dict[str, Any]]:
    """The seal of a file, and the values by their names in it; nothing where it is missing or
    damaged."""
    seal, text = _parts(file)
    try:
        value = json.loads(text) if seal else {}
    except ValueError:
        return "", {}
    return (seal, value) if isinstance(value, dict) else ("", {})


def seal(file: Path) -> str:
    """The seal of a file, which tells its values from others; empty where it is missing or
    damaged. The values are not read."""
    return _parts(file)[0]


def _parts(file: Path) -> tuple[str, bytes]:
    try:
        content = file.read_bytes()
    except OSError:
        return "", b""
    own, text = content[:_SEAL], content[_SEAL:]
    return (own.decode(), text) if own == _seal(text) else ("", b"")


def write(file: Path, value: object) -> None:
    """Write values in place of what a file holds. Raises OSError."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    new = file.with_name(f"{file.name}-{token_hex(8)}")
    try:
        new.write_bytes(_seal(text) + text)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def _seal(text: bytes) -> bytes:
    return blake2b(text, digest_size=_SEAL // 2).hexdigest().encode()
