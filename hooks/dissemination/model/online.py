"""How an event can be joined from anywhere."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import BeforeValidator

from dissemination.model.text import keyboard, line, refused, web
from dissemination.problems import Message

NOT_ONLINE: Final = Message(
    "expected the address to join by, such as https://example.org/room, or yes where it is told "
    'elsewhere, found "{value}"',
    code="not-online",
)
WITHOUT_ADDRESS: Final = "yes"


def _online(value: object) -> str:
    text = line(value)
    if text.lower() in {WITHOUT_ADDRESS, "true", "online"}:
        return WITHOUT_ADDRESS
    if "." not in text and "/" not in text:
        raise refused(NOT_ONLINE, value=text)
    return web(text)


# An address, or `WITHOUT_ADDRESS`.
Online = Annotated[str, BeforeValidator(keyboard(_online))]
