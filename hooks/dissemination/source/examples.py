"""Examples of the right form of a field, to be pasted in place of a wrong one."""

from __future__ import annotations

import json
import re
from collections import ChainMap
from collections.abc import Mapping
from typing import Any, Final

from dissemination.model.fields import Choice, Field, Form, Group, Leaf, Many, Named, Shape
from dissemination.model.text import ID

_SAMPLES: Final[Mapping[Form, str]] = {
    "line": "…",
    "prose": "…",
    "id": "my-item",
    "code": "T1",
    "domain": "example.org",
    "doi": "10.5281/zenodo.1234",
    "web": "https://example.org/page",
    "language": "en",
    "country": "DE",
    "yes or no": "yes",
    "number": "1",
    "day": "2026-03-14",
    "month": "2026-03",
    "date": "2026-03-14",
    "moment": "2026-03-14",
    "clock": "10:30",
    "zone": "Europe/Vienna",
    "degrees": '"52.52, 13.40"',
    "e-mail": "office@example.org",
    "contact": "office@example.org",
    "online": "yes",
    "money": "125000 EUR",
    "decimal": "12.5",
    "ror": "02mhbdp94",
    "orcid": "0000-0002-1825-0097",
    "pic": "123456789",
    "wikidata": "Q458",
    "cordis": "123456",
    "grant doi": "10.3030/123456",
    "openaire": "corda__h2020::00000000000000000000000000000000",
    "raid": "10.25.10.1234/a1b2c",
}
_PLAIN: Final = re.compile(r"[\w…][\w…./+()-]*(?: [\w…./+()-]+)*")
_DATE: Final = re.compile(r"\d{4}(-\d\d){0,2}")
_SEPARATOR: Final = re.compile(r"[,;\n]")


def example(name: str, shape: Shape, value: Any) -> str:
    """A field with a value of a shape, as YAML in one line, made of the value in its place as far
    as that can be: `place: {town: Zaandam, country: NL}`; without a name, as one of a list."""
    written = _written(shape, value)
    return f"{name}: {written}" if name else f"- {written}"


def _written(shape: Shape, value: Any) -> str:
    match shape:
        case Many(of):
            parts = (
                list(value) if isinstance(value, dict) and isinstance(of, Leaf) else _parts(value)
            )
            return f"[{', '.join(_written(of, part) for part in parts)}]"
        case Named(names, of):
            name = next((name for name in names if name == value), names[0])
            return f"{{{name}: {_written(of, None)}}}"
        case Choice(options):
            return options[0]
        case Group(short=Leaf() as short):
            return _written(short, value)
        case Group():
            return f"{{{', '.join(_fields(shape, value))}}}"
        case Leaf(form):
            return _quoted(value) if isinstance(value, str) else _SAMPLES[form]


def _fields(shape: Group, value: Any) -> list[str]:
    """The required fields of a group and the usual ones, with the values that were written in their
    place."""
    fields = [field for field in shape.fields if field.required or field.name in shape.model.usual]
    given = _given(fields, value)
    return [f"{f.name}: {_written(f.shape, given.get(f.name))}" for f in fields]


def _given(fields: list[Field], value: Any) -> Mapping[str, Any]:
    """The values of fields that were written as a list of groups, as a list with one for each, or
    as one text; a text may give the id too."""
    if isinstance(value, dict):
        return value
    parts = _parts(value)
    if len(parts) == len(fields) and all(isinstance(part, str) for part in parts):
        return {field.name: part for field, part in zip(fields, parts, strict=True)}
    if not isinstance(value, str):
        return dict(ChainMap(*(part for part in parts if isinstance(part, dict))))
    text = next((field.name for field in fields if _takes(field.shape, value)), "")
    slug = "-".join(re.findall("[a-z0-9]+", value.casefold()))
    return {text: value, "id": slug if ID.fullmatch(slug) else None}


def _takes(shape: Shape, text: str) -> bool:
    """Whether a text is likely the value of a shape."""
    form = shape.form if isinstance(shape, Leaf) else ""
    if _DATE.fullmatch(text):
        return form in {"day", "date", "moment"}
    return form == "web" if text.startswith("http") else form in {"line", "prose"}


def _parts(value: Any) -> list[Any]:
    """The entries of a list that was written as one text, or the one that was written alone."""
    if isinstance(value, str):
        parts = (part.strip().removeprefix("-").strip() for part in _SEPARATOR.split(value))
        return [part for part in parts if part]
    return value if isinstance(value, list) else [value]


def _quoted(text: str) -> str:
    """A text as YAML takes it between brackets."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
