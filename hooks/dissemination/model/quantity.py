"""Amounts: of money with its currency, and of anything that is counted or measured."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal as Number
from typing import Annotated, Final

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from dissemination.model.code_table import CURRENCIES
from dissemination.model.text import keyboard, line, refused
from dissemination.problems import Message, nearest

NOT_MONEY: Final = Message(
    'expected an amount with its currency, such as 1250000 EUR or 1250000.50 EUR, found "{value}"',
    code="not-money",
)
NO_CURRENCY: Final = Message(
    'the amount "{value}" has no currency; write {value} EUR, or the code of its own',
    code="money-without-currency",
)
NOT_A_CURRENCY: Final = Message(
    'unknown currency "{value}"; expected a code such as EUR, CHF or NOK; {nearest}',
    code="unknown-currency",
)
NOT_A_DECIMAL: Final = Message(
    'expected a number such as 24 or 12.5, found "{value}"', code="not-a-decimal"
)

_AMOUNT: Final = r"(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,2})?"
_MONEY: Final = re.compile(rf"({_AMOUNT}) ?([A-Z]{{3}})|([A-Z]{{3}}) ?({_AMOUNT})")
_DECIMAL: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?")


@dataclass(frozen=True, order=True)
class Money:
    """An amount in a currency (ISO 4217)."""

    amount: Number
    currency: str

    @property
    def text(self) -> str:
        """As a file writes it: `1250000.50 EUR`."""
        return f"{self.amount} {self.currency}"


def parse_money(value: object) -> Money:
    """An amount with its currency from `1250000 EUR`; groups of three digits may be set apart by
    blanks."""
    if isinstance(value, Money):
        return value
    text = line(value)
    close = re.sub(r"(?<=\d)[ \u00a0\u202f'’](?=\d{3}(?!\d))", "", text).replace("€", "EUR")
    if re.fullmatch(_AMOUNT, close):
        raise refused(NO_CURRENCY, value=text)
    if not (parts := _MONEY.fullmatch(close)):
        raise refused(NOT_MONEY, value=text)
    amount, currency = parts[1] or parts[4], parts[2] or parts[3]
    if currency not in (known := CURRENCIES.codes):
        raise refused(NOT_A_CURRENCY, value=currency, nearest=nearest(currency, sorted(known)))
    return Money(Number(amount), currency)


def money_in(text: str) -> Money | None:
    """The amount that a text is, and nothing else; None of any other text."""
    try:
        return parse_money(text)
    except PydanticCustomError:
        return None


def parse_decimal(value: object) -> Number:
    """A number from `12.5`."""
    if isinstance(value, Number):
        return value
    text = line(value)
    if not _DECIMAL.fullmatch(text):
        raise refused(NOT_A_DECIMAL, value=text)
    return Number(text)


def _money(value: object) -> Money:
    return parse_money(value)


def _decimal(value: object) -> Number:
    return parse_decimal(value)


Amount = Annotated[Money, BeforeValidator(keyboard(_money))]
Decimal = Annotated[Number, BeforeValidator(keyboard(_decimal))]
