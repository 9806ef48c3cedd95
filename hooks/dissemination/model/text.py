"""Text as a record may hold it: what XML can carry and what reads in one direction."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from dissemination.model.code_table import COUNTRIES, LANGUAGES, CodeTable
from dissemination.model.look_alikes import first_sign, sign_name, typed
from dissemination.model.web_address import is_private, probable_address, without_trackers
from dissemination.problems import Message, nearest

NOT_TEXT: Final = Message(
    "expected one text, found {value}; write it alone, such as: {example}", code="not-text"
)
NOT_A_DOMAIN: Final = Message(
    'expected a domain name like example.org, found "{value}"', code="not-a-domain"
)
NOT_ONE_LINE: Final = Message("expected one line of text, found {value} lines", code="not-one-line")
TOO_LONG: Final = Message(
    "expected at most {most} characters, found {value}; shorten it", code="too-long"
)
FORBIDDEN: Final = Message(
    "the character {value} cannot stand in a feed or a page; delete it", code="forbidden-character"
)
DIRECTION: Final = Message(
    "the invisible character {value} turns the direction of text; delete it, "
    "or put the words between U+2068 and U+2069",
    code="direction-character",
)
NOT_AN_ID: Final = Message(
    'expected an id of lower-case letters, digits and "-", such as my-item, found "{value}"',
    code="not-an-id",
)
NOT_A_CODE: Final = Message(
    'expected a code of letters, digits, "." and "-", found "{value}"', code="not-a-code"
)
NOT_AN_ADDRESS: Final = Message(
    'expected an address like https://example.org/page, found "{value}"', code="not-an-address"
)
NOT_A_WHOLE_ADDRESS: Final = Message(
    'expected an address like https://example.org/page, found "{value}"; write {better}',
    code="not-a-whole-address",
)
PRIVATE_ADDRESS: Final = Message(
    'the address "{value}" can be opened on your own machine or network alone; '
    "write its public address",
    code="private-address",
)
TRACKED_ADDRESS: Final = Message(
    "the address carries what follows its readers; write {better}", code="tracked-address"
)
NOT_A_CHOICE: Final = Message('unknown value "{value}"; {nearest}', code="unknown-value")
NOT_YES_NO: Final = Message('expected yes or no, found "{value}"', code="not-yes-or-no")
NOT_A_NUMBER: Final = Message(
    'expected a whole number such as 24, found "{value}"', code="not-a-number"
)
NOT_A_DOI: Final = Message(
    'expected a DOI such as 10.5281/zenodo.1234, found "{value}"', code="not-a-doi"
)
NOT_A_LANGUAGE: Final = Message(
    'expected a language code such as en, de or cs, found "{value}"', code="not-a-language"
)
LANGUAGE_MEANT: Final = Message(
    'expected a language code, found "{value}"; write {code}', code="language-not-as-code"
)
NOT_AN_EMAIL: Final = Message(
    'expected an e-mail address like office@example.org, found "{value}"', code="not-an-email"
)
NOT_A_CONTACT: Final = Message(
    'expected an address like https://example.org/contact or office@example.org, found "{value}"',
    code="not-a-contact",
)
NOT_A_COUNTRY: Final = Message(
    'expected a country code such as DE, ES or CZ, found "{value}"', code="not-a-country"
)
COUNTRY_MEANT: Final = Message(
    'expected a country code, found "{value}"; write {code}', code="country-not-as-code"
)
UNSEEN: Final = Message(
    "nothing of this text can be seen ({value}); write words", code="text-unseen"
)
LOOK_ALIKE: Final = Message(
    '"{sign}" ({name}) only looks like "{plain}"; type {value}', code="look-alike"
)
HIDDEN: Final = Message(
    "an invisible sign ({name}) stands in this value; type {value}", code="hidden-sign"
)

# What XML 1.0 2.2 `Char` leaves out cannot be written in XML, not even as a reference. Other
# control characters are errors in HTML, and YAML ends a line at U+0085, U+2028 and U+2029.
# What a reader may paste, and no address may hold: it is written as its percent code.
_NEVER_IN_AN_ADDRESS: Final = re.compile(r'[<>"\\^`{|}]')
ILLEGAL: Final = re.compile(
    "[^\t\n\r\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
# Unicode's embeddings and overrides; isolates (U+2066 to U+2069) end with their line and may stay.
TURNING: Final = re.compile("[\u202a-\u202e]")
_VISIBLE: Final = re.compile(
    "[^\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
DOMAIN: Final = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*(?:\.[a-z0-9]+(?:-+[a-z0-9]+)*)+")
# The part before "@" as a dot-atom (RFC 5322, 3.2.3), the domain as names have it.
_EMAIL: Final = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)
_LONGEST_EMAIL: Final = 254  # RFC 5321, 4.5.3.1.3
CODE: Final = re.compile(r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*")


def refused(message: Message, **values: object) -> PydanticCustomError:
    """The error that a validator raises: its text and code go into the problem as they are."""
    context = {"message": message.filled(**values), "code": message.code}
    return PydanticCustomError("content", "{message}", context)


def look_alike(text: str, expected: str) -> tuple[Message, dict[str, str]]:
    """The message for a text with a sign that only looks like one of the expected text, and its
    values."""
    sign = first_sign(text)
    values = {"name": sign_name(sign), "value": expected.strip()}
    plain = typed(sign)
    if not plain.strip() or not sign.isprintable():
        return HIDDEN, values
    return LOOK_ALIKE, {"sign": sign, "plain": plain, **values}


def keyboard(check: Callable[[object], Any]) -> Callable[[object], Any]:
    """A validator of a form that the keyboard can write: what it refuses for a sign that only looks
    like one of the keyboard's is reported as that."""

    def checked(value: object) -> Any:
        try:
            return check(value)
        except PydanticCustomError:
            if not isinstance(value, str) or value.isascii():
                raise
            try:
                check(expected := typed(value))
            except PydanticCustomError:
                expected = ""
            if not expected:
                raise
            message, values = look_alike(value, expected)
            raise refused(message, **values) from None

    return checked


def kind_of(value: object) -> str:
    """What a YAML value is, in words for a message."""
    if isinstance(value, list):
        return "a list"
    return "a group of fields" if isinstance(value, dict) else f'"{value}"'


def code_point(character: str) -> str:
    """A character as Unicode names it: `U+000B`."""
    return f"U+{ord(character):04X}"


def is_visible(text: str) -> bool:
    """Whether a text has a sign that can be seen."""
    return _VISIBLE.search(text) is not None


def plain(value: object) -> str:
    """Text without forbidden or direction-turning characters, stripped at both ends."""
    if not isinstance(value, str):
        raise refused(NOT_TEXT, value=kind_of(value), example=_first_text(value) or "some words")
    is_plain = value.isprintable() and (value.isascii() or is_visible(value))  # as most are
    if is_plain and (text := value.strip()):
        return text
    if bad := ILLEGAL.search(value):
        raise refused(FORBIDDEN, value=code_point(bad.group()))
    if bad := TURNING.search(value):
        raise refused(DIRECTION, value=code_point(bad.group()))
    if value and not is_visible(value):
        raise refused(UNSEEN, value=code_point(value.strip()[:1] or value[0]))
    return value.strip()


def _first_text(value: object) -> str:
    """The first text in lists and groups; empty without one."""
    if isinstance(value, list | dict):
        parts = value.values() if isinstance(value, dict) else value
        return next(filter(None, map(_first_text, parts)), "")
    return value.strip() if isinstance(value, str) else ""


def line(value: object) -> str:
    """Plain text of one line."""
    if isinstance(value, str) and value.isascii() and value.isprintable() and value.strip():
        return value.strip()  # as most are
    text = plain(value)
    if "\n" in text or "\r" in text:
        raise refused(NOT_ONE_LINE, value=len(text.splitlines()))
    return text


def matching(pattern: re.Pattern[str], message: Message) -> Callable[[object], str]:
    """A validator of one line that matches the whole pattern."""

    def exact(value: object) -> str:
        text = line(value)
        if not pattern.fullmatch(text):
            raise refused(message, value=text)
        return text

    refusing = keyboard(exact)

    def check(value: object) -> str:
        is_plain = isinstance(value, str) and value.isascii() and value.isprintable()
        if is_plain and pattern.fullmatch(text := str(value)):  # as most are
            return text
        checked: str = refusing(value)
        return checked

    return check


def _named(pattern: re.Pattern[str], message: Message) -> Callable[[object], str]:
    """A validator of one line, of which only a look-alike of what matches is refused."""
    exact = matching(pattern, message)

    def check(value: object) -> str:
        try:
            return exact(value)
        except PydanticCustomError as error:
            if (error.context or {}).get("code") != message.code:
                raise
        return line(value)

    return check


def one_of(*choices: str) -> BeforeValidator:
    """A validator for a closed list, which names the nearest choice."""

    def check(value: object) -> str:
        text = line(value)
        if text not in choices:
            raise refused(NOT_A_CHOICE, value=text, nearest=nearest(text, choices))
        return text

    return BeforeValidator(keyboard(check))


def at_most(most: int) -> AfterValidator:
    """A validator of text of at most so many characters."""

    def check(text: str) -> str:
        if len(text) > most:
            raise refused(TOO_LONG, value=len(text), most=most)
        return text

    return AfterValidator(check)


def web(value: object) -> str:
    """An address of the web, whole and public."""
    text = line(value)
    meant = probable_address(text)
    if meant and meant.startswith("http"):
        raise refused(NOT_A_WHOLE_ADDRESS, value=text, better=meant)
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018  (reading it raises ValueError for a port that is none)
    except ValueError:
        raise refused(NOT_AN_ADDRESS, value=text) from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or re.search(r"\s", text):
        raise refused(NOT_AN_ADDRESS, value=text)
    if is_private(parts.hostname):
        raise refused(PRIVATE_ADDRESS, value=text)
    if better := without_trackers(text):
        raise refused(TRACKED_ADDRESS, better=better)
    return _NEVER_IN_AN_ADDRESS.sub(lambda character: f"%{ord(character[0]):02X}", text)


def is_web(text: str) -> bool:
    """Whether a text is a whole and public address of the web, and nothing else."""
    if not text.startswith(("http://", "https://")):  # as hardly any
        return False
    try:
        web(text)
    except PydanticCustomError:
        return False
    return True


def _email(value: object) -> str:
    text = line(value)
    address = re.sub(r"(?i)^mailto:", "", text)
    if len(address) > _LONGEST_EMAIL or not _EMAIL.fullmatch(address):
        raise refused(NOT_AN_EMAIL, value=text)
    return address


def _contact(value: object) -> str:
    text = line(value)
    if "@" in text and "/" not in text:
        return _email(text)
    if "." not in text:
        raise refused(NOT_A_CONTACT, value=text)
    return web(text)


def _coded(table: CodeTable, meant: Message, unknown: Message) -> Callable[[object], str]:
    """The validator of a code of a table."""

    def check(value: object) -> str:
        text = line(value)
        if text in table.codes:
            return text
        if code := table.meant(typed(text)):
            raise refused(meant, value=text, code=code)
        raise refused(unknown, value=text)

    return keyboard(check)


def _yes_no(value: object) -> Any:
    answers = {"yes": True, "true": True, "no": False, "false": False}
    if (text := line(value)) not in answers:
        raise refused(NOT_YES_NO, value=text)
    return answers[text]


def _number(value: object) -> Any:
    if not re.fullmatch(r"0|[1-9][0-9]{0,8}", text := line(value)):
        raise refused(NOT_A_NUMBER, value=text)
    return int(text)


_Text = Annotated[str, BeforeValidator(line)]
Line = Annotated[_Text, at_most(1_000)]
Short = Annotated[_Text, at_most(100)]  # for a cell of a table, or a card
Title = Annotated[_Text, at_most(150)]
Name = Annotated[_Text, at_most(300)]  # a name or a title that others gave
Summary = Annotated[_Text, at_most(300)]
Statement = Annotated[_Text, at_most(2_000)]  # a wording that others gave
Prose = Annotated[str, BeforeValidator(plain), at_most(50_000)]  # Markdown
Id = Annotated[str, BeforeValidator(matching(ID, NOT_AN_ID)), at_most(100)]
Code = Annotated[str, BeforeValidator(matching(CODE, NOT_A_CODE)), at_most(100)]
# The id of another record: a name in its place is told by the check of references.
IdOfRecord = Annotated[str, BeforeValidator(_named(ID, NOT_AN_ID)), at_most(300)]
CodeOfRecord = Annotated[str, BeforeValidator(_named(CODE, NOT_A_CODE)), at_most(300)]
Domain = Annotated[str, BeforeValidator(matching(DOMAIN, NOT_A_DOMAIN)), at_most(253)]
Doi = Annotated[
    str, BeforeValidator(matching(re.compile(r"10\.\d{4,9}/[^\s\"<>]+"), NOT_A_DOI)), at_most(300)
]
Web = Annotated[str, BeforeValidator(web), at_most(2_000)]
Email = Annotated[str, BeforeValidator(keyboard(_email))]
Contact = Annotated[str, BeforeValidator(keyboard(_contact)), at_most(2_000)]  # a page or an e-mail
YesNo = Annotated[bool, BeforeValidator(keyboard(_yes_no))]
Number = Annotated[int, BeforeValidator(keyboard(_number))]
Language = Annotated[str, BeforeValidator(_coded(LANGUAGES, LANGUAGE_MEANT, NOT_A_LANGUAGE))]
Country = Annotated[str, BeforeValidator(_coded(COUNTRIES, COUNTRY_MEANT, NOT_A_COUNTRY))]
