"""JSON Schema 2020-12 of what is published."""

from __future__ import annotations

from typing import Any, Final

from dissemination import urls as address_book
from dissemination.locale.catalogue import N_
from dissemination.locale.kinds import ALL
from dissemination.locale.locale import Locale
from dissemination.model.fields import Choice, Field, Group, Leaf, Many, Named, Shape
from dissemination.model.kind import Kind
from dissemination.model.kinds import CHOICES
from dissemination.model.record import KindName
from dissemination.open_data.descriptions import KINDS
from dissemination.open_data.fields import of_kind, visible
from dissemination.urls import Addresses

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]

_TEXT: Final[Schema] = {"type": "string"}
_ADDRESS: Final[Schema] = {"type": "string", "format": "uri", "pattern": "^https?://"}


def closed(properties: dict[str, Schema], description: str = "") -> Schema:
    """An object that has all of these properties, and no other."""
    annotations: Schema = {"description": description} if description else {}
    return {
        **annotations,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def listed(items: Schema) -> Schema:
    """A list."""
    return {"type": "array", "items": items}


def _date(description: str, forms: dict[str, str]) -> Schema:
    """A date whose value has the form of its precision."""
    schema = closed({"value": _TEXT, "precision": {"enum": list(forms)}}, description)
    schema["oneOf"] = [
        {"properties": {"precision": {"const": name}, "value": {"pattern": pattern}}}
        for name, pattern in forms.items()
    ]
    return schema


_DAY: Final = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_PRECISIONS: Final = {
    "year": "^[0-9]{4}$",
    "month": "^[0-9]{4}-(0[1-9]|1[0-2])$",
    "day": f"^{_DAY}$",
}
_MINUTE: Final = (
    f"^{_DAY}T([01][0-9]|2[0-3]):[0-5][0-9]([+-]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?)$"
)
_ID: Final[Schema] = {"type": "string", "description": N_("The id of the record.")}
_NAME: Final[Schema] = {"type": "string", "description": N_("What this site calls it.")}
DEFINITIONS: Final[dict[str, Schema]] = {
    "address": {"description": N_("An absolute address."), **_ADDRESS},
    "date": _date(N_("A date, as exact as it is known (ISO 8601)."), _PRECISIONS),
    "moment": _date(
        N_("A day, or a minute with its offset from UTC (RFC 3339 without seconds)."),
        {"day": f"^{_DAY}$", "minute": _MINUTE},
    ),
    "point": closed(
        {
            "latitude": {"type": "number", "minimum": -90, "maximum": 90},
            "longitude": {"type": "number", "minimum": -180, "maximum": 180},
        },
        N_("A position in degrees (WGS 84)."),
    ),
    "source": closed(
        {
            "id": {"type": "string", "description": N_("Its id among the sources.")},
            "publisher": {"type": "string", "description": N_("Who published it.")},
            "title": {"type": "string", "description": N_("Its title, or what it is.")},
            "url": {"description": N_("Its address."), **_ADDRESS},
        },
        N_("A public source."),
    ),
    "reference": closed(
        {
            "id": _ID,
            "name": _NAME,
            "page": {
                "description": N_("The address of its page, or of its place on a page."),
                **_ADDRESS,
            },
        },
        N_("Another record of this site."),
    ),
    "choice": closed(
        {"id": _ID, "name": _NAME},
        N_("A category, a type of event or an area, as this site lists them."),
    ),
    "money": closed(
        {
            "amount": {"type": "string", "pattern": r"^[0-9]+(\.[0-9]{1,2})?$"},
            "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
        },
        N_("An amount in a currency (ISO 4217)."),
    ),
    "html": {
        "type": "string",
        "description": N_("A fragment of HTML with absolute addresses."),
        "contentMediaType": "text/html",
    },
}
_NAMES: Final[dict[str, str]] = {
    "web": "address",
    "prose": "html",
    "degrees": "point",
    "money": "money",
    "day": "date",
    "month": "date",
    "date": "date",
    "moment": "moment",
}


def schema(kind: Kind, addresses: Addresses, locale: Locale) -> Schema:
    """The schema of the file with the published records of a kind, described in a language."""
    schemas = _Schemas()
    record = schemas.properties(of_kind(kind))
    address = {"$ref": "#/$defs/address"}
    envelope: dict[str, Schema] = {
        "$schema": {"const": addresses.absolute(address_book.data_schema(kind.file))},
        "kind": {"const": kind.file, "description": N_("The name of the kind.")},
        "title": {"type": "string", "description": N_("The kind in words.")},
        "description": {"type": "string", "description": N_("What the records are.")},
        "project": closed({"acronym": _TEXT, "page": address}, N_("The project of the site.")),
        "documentation": {"description": N_("The page that explains these files."), **address},
        "licence": closed({"name": _TEXT, "url": address}, N_("The licence of the data.")),
        "funding": closed(
            {"statement": _TEXT, "language": _TEXT}, N_("The funding statement of the project.")
        ),
        "count": {"type": "integer", "minimum": 0, "description": N_("The number of records.")},
        "records": {
            **listed({"$ref": "#/$defs/record"}),
            "description": N_("The records, in a stable order."),
        },
    }
    needed = {"address", *schemas.names}
    definitions = {"record": closed(record)} | {
        name: definition for name, definition in DEFINITIONS.items() if name in needed
    }
    return {
        "$schema": DIALECT,
        "$id": addresses.absolute(address_book.data_schema(kind.file)),
        "title": locale.gettext("%(kind)s, as published", kind=locale.gettext(ALL[kind.name])),
        "description": locale.gettext(
            "%(records)s What is not known is null; a list without entries is [].",
            records=locale.gettext(KINDS[kind.name]),
        ),
        **_described({**closed(envelope), "$defs": definitions}, locale),
    }


def _described(value: Any, locale: Locale) -> Any:
    """A part of a schema with its descriptions, which are messages, in a language."""
    if isinstance(value, list):
        return [_described(each, locale) for each in value]
    if not isinstance(value, dict):
        return value
    described = {name: _described(each, locale) for name, each in value.items()}
    if isinstance(message := value.get("description"), str):
        described["description"] = locale.gettext(message)
    return described


def schema_of(fields: tuple[Field, ...]) -> dict[str, Schema]:
    """The schemas of published fields by their names; they may refer to `DEFINITIONS`."""
    return _Schemas().properties(fields)


class _Schemas:
    """Schemas of shapes; `names` collects the definitions to which they refer."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def properties(self, fields: tuple[Field, ...]) -> dict[str, Schema]:
        """The schemas of fields by their names."""
        return {field.name: self._field(field) for field in fields}

    def _field(self, field: Field) -> Schema:
        value = self.of(field.shape)
        if field.optional:
            value = {"anyOf": [value, {"type": "null"}]}
        return {"description": field.description, **value}

    def _ref(self, name: str) -> Schema:
        self.names.add(name)
        return {"$ref": f"#/$defs/{name}"}

    def of(self, shape: Shape) -> Schema:
        """The schema of a published value of a shape."""
        match shape:
            case Many(of):
                return listed(self.of(of))
            case Named(names, of):
                return listed(closed({"name": {"enum": list(names)}, "value": self.of(of)}))
            case Choice(options):
                return {"enum": list(options)}
            case Group() if shape.is_fact:
                return self._fact(shape)
            case Group() if shape.is_mention:
                return self._mention(shape)
            case Group():
                return closed(self.properties(visible(shape.model)))
        return self._reference(shape.refers) if shape.refers else self._leaf(shape)

    def _leaf(self, shape: Leaf) -> Schema:
        if shape.form in _NAMES:
            return self._ref(_NAMES[shape.form])
        if shape.form == "yes or no":
            return {"type": "boolean"}
        if shape.form == "decimal":
            return {"type": "number"}
        return {"type": "integer", "minimum": 0} if shape.form == "number" else _TEXT

    def _reference(self, kind: KindName) -> Schema:
        if kind in CHOICES:
            return self._ref("choice")
        return self._ref("source" if kind == "source" else "reference")

    def _mention(self, shape: Group) -> Schema:
        self.names.add("reference")
        reference = DEFINITIONS["reference"]["properties"]
        return closed({**reference, **self.properties(visible(shape.model))})

    def _fact(self, shape: Group) -> Schema:
        """A fact: what it holds goes with its certainty."""
        certainty = {
            "description": N_(
                "Whether it is known, unknown, inferred, or in conflict between sources."
            ),
            "enum": ["known", "unknown", "inferred", "conflict"],
        }
        fact = closed({"certainty": certainty, **self.properties(visible(shape.model))})
        fact["oneOf"] = [
            _form("known", "value"),
            _form("unknown", "unknown"),
            _form("inferred", "inferred"),
            _form("conflict"),
        ]
        return fact


def _form(certainty: str, filled: str = "") -> Schema:
    """The condition on a fact of this certainty: the field `filled` has a value, the others have
    none."""
    fields: dict[str, Schema] = {
        name: {"not": {"type": "null"}} if name == filled else {"type": "null"}
        for name in ("value", "unknown", "inferred")
    }
    fields["conflict"] = {"maxItems": 0} if filled else {"minItems": 2}
    if certainty == "inferred":
        fields["reason"] = {"type": "string"}
    return {"properties": {"certainty": {"const": certainty}, **fields}}
