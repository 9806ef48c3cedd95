"""How to register for an event, and what it costs."""

from __future__ import annotations

import unicodedata
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from dissemination.model.dates import DayOrMoment
from dissemination.model.quantity import Money, parse_money
from dissemination.model.record import Shortened
from dissemination.model.text import Contact, Short, YesNo, refused
from dissemination.problems import Message

# `none`: nobody registers for it, or not any more.
RegistrationState = Literal["open", "full", "closed", "none"]

PRICE_ALONE: Final = Message(
    'the price "{value}" says not of what; write {value} EUR, or words such as free',
    code="price-without-words",
)


def _with_words(text: str) -> str:
    if not any(sign.isalpha() or unicodedata.category(sign) == "Sc" for sign in text):
        raise refused(PRICE_ALONE, value=text)
    return text


def amount(price: str) -> Money | None:
    """The amount of a price that is one and nothing else, such as `20 EUR`."""
    try:
        return parse_money(price)
    except PydanticCustomError:
        return None


Price = Annotated[Short, AfterValidator(_with_words)]


class Registration(Shortened):
    """How to register."""

    stands_for = "url"

    url: Annotated[Contact, Field(description="the page, or an e-mail address, to register")]
    until: Annotated[DayOrMoment | None, Field(description="the last day to register")] = None
    full: Annotated[YesNo, Field(description="yes if all places are taken")] = False
