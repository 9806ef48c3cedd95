"""Names that other programs and languages have for fields."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

# Fields by what people write for them; a record has one of these at most.
_SYNONYMS: Final = {
    (
        "start",
    ): "date day when begin begins from time hour hours datum beginn date_start start_date",
    ("end",): "to until till finish ende date_end end_date",
    ("date", "published"): "day datum pubdate publish_date publishdate created posted",
    ("place",): "location venue where address city town ort lieu misto",
    ("link", "website", "url"): "url link links website web www homepage href site",
    ("title", "name"): "name title heading headline subject",
    ("summary",): "description abstract excerpt teaser lead intro text content body subtitle",
    ("category", "type", "area"): "category type kind tag tags topic topics section kategorie",
    ("language",): "lang locale sprache",
    ("image", "picture"): "picture photo image images cover thumbnail bild foto",
    ("image_alt", "alt"): "alt alt_text picture_alt imagealt",
    ("updated",): "modified lastmod changed last_modified",
    ("id",): "slug uid key identifier permalink",
    ("aliases",): "redirect redirect_from old_url",
    ("partners",): "organiser organizer organisers author authors who",
}
_FIELDS: Final[dict[str, list[str]]] = {}
for _fields, _words in _SYNONYMS.items():
    for _word in _words.split():
        _FIELDS.setdefault(_word, []).extend(_fields)


def synonym_of(name: str, fields: Collection[str]) -> str | None:
    """The field that is meant by a name that is none; None if it is no synonym of one of these."""
    meant = _FIELDS.get(name.casefold().replace("-", "_"), ())
    return next((field for field in meant if field in fields), None)
