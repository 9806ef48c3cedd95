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
    ("authors",): "author by byline writer writers autor verfasser",
    ("number",): "grant_number grant_agreement grant_agreement_number contract_number",
    ("contribution",): "eu_contribution grant_amount funding_amount",
    ("total_cost",): "cost costs budget total_budget",
    ("scheme",): "funding_scheme type_of_action instrument",
    ("identifiers",): "ids cordis grant_doi openaire raid wikidata",
    ("co_coordinators",): "coordinators",
    ("related",): "related_projects sister_projects sisters",
    ("social_links",): "social social_media linkedin mastodon twitter facebook youtube",
    ("email",): "mail e_mail",
    ("video",): "film movie trailer",
    ("organisers",): "organiser organizer organizers host hosts veranstalter",
    ("speakers",): "speaker lecturer lecturers",
    ("registration",): "register signup sign_up tickets",
    ("files",): "file attachment attachments download downloads enclosure",
    ("programme",): "program agenda schedule timetable programm",
    ("online",): "virtual stream webinar zoom join join_url",
    ("price",): "cost costs fee fees",
    ("participants",): "attendees attendance visitors",
    ("recording",): "video film",
    ("slides",): "presentation presentations",
    ("work_package", "work_packages"): "wp wps workpackage workpackages",
    ("lead", "leader"): "lead leader lead_partner lead_beneficiary responsible",
    ("due", "planned"): "deadline due_date delivery_date",
    ("state",): "status",
    ("level",): "dissemination dissemination_level confidentiality",
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
