"""Identifiers that registries give: their forms, and their check digits where they have some."""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import BeforeValidator

from dissemination.model.text import keyboard, line, matching, refused
from dissemination.problems import Message

NOT_A_ROR: Final = Message(
    'expected a ROR id such as 02mhbdp94, found "{value}"; look it up at https://ror.org',
    code="not-a-ror",
)
NOT_AN_ORCID: Final = Message(
    'expected an ORCID iD such as 0000-0002-1825-0097, found "{value}"', code="not-an-orcid"
)
WRONG_DIGIT: Final = Message(
    '{kind} "{value}" has a wrong digit; copy it from {registry}', code="wrong-check-digit"
)
NOT_A_PIC: Final = Message(
    'expected a participant identification code of nine digits, found "{value}"', code="not-a-pic"
)
NOT_WIKIDATA: Final = Message(
    'expected an item of Wikidata such as Q458, found "{value}"', code="not-wikidata"
)
NOT_CORDIS: Final = Message(
    'expected the number in the project\'s address at CORDIS, such as 123456, found "{value}"',
    code="not-a-cordis-id",
)
NOT_A_GRANT_DOI: Final = Message(
    'expected the DOI of a grant such as 10.3030/123456, found "{value}"',
    code="not-a-grant-doi",
)
NOT_OPENAIRE: Final = Message(
    "expected the end of the project's address at OpenAIRE, such as "
    'corda__h2020:: and 32 letters and digits behind it, found "{value}"',
    code="not-an-openaire-id",
)
NOT_A_RAID: Final = Message(
    'expected a RAiD such as 10.25.10.1234/a1b2c, found "{value}"',
    code="not-a-raid",
)

_CROCKFORD: Final = "0123456789abcdefghjkmnpqrstvwxyz"
_ROR: Final = re.compile(r"(?:(?:https?://)?(?:www\.)?ror\.org/)?(0[a-hj-km-np-tv-z0-9]{6}\d{2})/?")
_ORCID: Final = re.compile(
    r"(?:(?:https?://)?(?:www\.)?orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/?"
)


def ror_digits(first: str) -> str:
    """The two check digits behind the first seven signs of a ROR id (ISO 7064, MOD 97-10, of the
    number that they are in Crockford's base 32)."""
    number = 0
    for sign in first:
        number = number * 32 + _CROCKFORD.index(sign)
    return f"{98 - number * 100 % 97:02d}"


def orcid_digit(first: str) -> str:
    """The check digit behind the first fifteen digits of an ORCID iD (ISO 7064, MOD 11-2)."""
    total = 0
    for digit in first:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)


def _ror(value: object) -> str:
    text = line(value)
    if not (parts := _ROR.fullmatch(text.lower())):
        raise refused(NOT_A_ROR, value=text)
    own = parts[1]
    if ror_digits(own[:7]) != own[7:]:
        raise refused(WRONG_DIGIT, kind="the ROR id", value=text, registry="https://ror.org")
    return own


def _orcid(value: object) -> str:
    text = line(value)
    if not (parts := _ORCID.fullmatch(text.lower().replace("x", "X"))):
        raise refused(NOT_AN_ORCID, value=text)
    own = parts[1]
    digits = own.replace("-", "")
    if orcid_digit(digits[:15]) != digits[15]:
        raise refused(WRONG_DIGIT, kind="the ORCID iD", value=text, registry="https://orcid.org")
    return own


Ror = Annotated[str, BeforeValidator(keyboard(_ror))]
Orcid = Annotated[str, BeforeValidator(keyboard(_orcid))]
Pic = Annotated[str, BeforeValidator(matching(re.compile(r"\d{9}"), NOT_A_PIC))]
Wikidata = Annotated[str, BeforeValidator(matching(re.compile(r"Q[1-9]\d{0,11}"), NOT_WIKIDATA))]
CordisId = Annotated[str, BeforeValidator(matching(re.compile(r"[1-9]\d{3,11}"), NOT_CORDIS))]
GrantDoi = Annotated[
    str, BeforeValidator(matching(re.compile(r"10\.3030/[1-9]\d{3,11}"), NOT_A_GRANT_DOI))
]
OpenAire = Annotated[
    str, BeforeValidator(matching(re.compile(r"[a-z0-9_]{12}::[0-9a-f]{32}"), NOT_OPENAIRE))
]
Raid = Annotated[
    str, BeforeValidator(matching(re.compile(r"10\.\d[\d.]*/[A-Za-z0-9._-]{3,60}"), NOT_A_RAID))
]
