"""The fields of news, events and best practices."""

from __future__ import annotations

from typing import Final

from dissemination.locale.catalogue import N_
from dissemination.model.attached_file import AttachedFile
from dissemination.model.author import Speaker
from dissemination.model.event import Event, InferredDay
from dissemination.model.gallery import GalleryPicture
from dissemination.model.item import Item
from dissemination.model.news import News
from dissemination.model.place import Place
from dissemination.model.practice import Practice
from dissemination.model.programme import ProgrammePoint
from dissemination.model.registration import Registration
from dissemination.open_data.descriptions.records import (
    AUTHORS,
    COUNTRY,
    DEGREES,
    FILE,
    PARTNERS,
    WORK_PACKAGES,
)
from dissemination.open_data.descriptions.texts import Texts

ALT: Final = N_("What the picture shows (alternative text).")
DECORATIVE: Final = N_("Whether the picture is only decoration.")

TEXTS: Final[Texts] = {
    Item: {
        "id": N_("A permanent id."),
        "title": N_("The headline."),
        "summary": N_("One or two sentences for lists and feeds."),
        "language": N_("The language it is written in (ISO 639 code)."),
        "sources": N_("The sources; without any, it is the project’s own statement."),
        "image": N_("The address of its picture."),
        "image_alt": ALT,
        "decorative": DECORATIVE,
        "gallery": N_("The pictures of its gallery."),
        "authors": AUTHORS,
        "files": N_("Files to take along."),
        "funder": N_("The funder, if it has one of its own."),
        "updated": N_("When it was last corrected."),
        "correction": N_("What was corrected."),
    },
    AttachedFile: {
        "file": FILE,
        "title": N_("What it is."),
        "language": N_("The language it is written in (ISO 639 code)."),
    },
    GalleryPicture: {
        "picture": N_("The address of the picture."),
        "alt": ALT,
        "decorative": DECORATIVE,
        "caption": N_("The caption."),
        "credit": N_("Who made the picture, and its licence."),
    },
    News: {
        "date": N_("When it was published."),
        "category": N_("Its category."),
        "reported_by": N_("The source that published it; null if this site did."),
        "partners": PARTNERS,
        "training": N_("Training actions it is about."),
        "events": N_("Events it is about."),
        "labels": N_("Labels it is about."),
        "work_packages": WORK_PACKAGES,
        "also_in": N_("Further categories."),
        "video": N_("The address of a film."),
    },
    Event: {
        "type": N_("The type of event."),
        "zone": N_("The time zone of its start and end (IANA name)."),
        "start": N_("The first day, or the hour of the start in its time zone; null if unknown."),
        "end": N_("The last day (inclusive), or the hour of the end in its time zone."),
        "days_unknown": N_("The month of the search that did not find its days."),
        "inferred_days": N_("Further days on which it probably took place."),
        "published": N_("When it was announced or first reported."),
        "status": N_("Whether it takes or took place as announced."),
        "moved_from": N_("The start before it was moved."),
        "place_before": N_("The place before it was moved."),
        "sequence": N_("How often its days, place or status changed (SEQUENCE in calendars)."),
        "place": N_("Where it takes or took place."),
        "online": N_("The address for joining online, or yes."),
        "link": N_("The organiser’s page about it."),
        "own": N_("Whether the project held it; false if the project took part in it."),
        "partners": N_("Partners that take or took part."),
        "training": N_("Training actions taught at the event."),
        "work_packages": WORK_PACKAGES,
        "organisers": N_("Who holds it."),
        "speakers": N_("Who speaks."),
        "programme": N_("The programme, point by point."),
        "registration": N_("How to register."),
        "price": N_("What it costs."),
        "languages": N_("Languages that are spoken there (ISO 639 codes)."),
        "participants": N_("How many people came."),
        "countries": N_("From how many countries they came."),
        "recording": N_("The address of a recording."),
        "slides": N_("The address of the slides."),
        "disagreements": N_("What else the sources differ on."),
    },
    Speaker: {
        "name": N_("The name, if it is not that of a person of this site."),
        "person": N_("The person."),
        "role": N_("The role, or the institution."),
    },
    ProgrammePoint: {
        "day": N_("The day, if there are several."),
        "time": N_("When it begins, in the time zone of the event."),
        "title": N_("What happens."),
        "speakers": N_("Who speaks."),
    },
    Registration: {
        "url": N_("The page, or the e-mail address, for registering."),
        "until": N_("The last day or hour for registering."),
        "full": N_("Whether all places are taken."),
    },
    InferredDay: {
        "day": N_("The day."),
        "reason": N_("Why the day is inferred."),
    },
    Place: {
        "name": N_("The building or room."),
        "street": N_("The street and number."),
        "town": N_("The town."),
        "country": COUNTRY,
        "position": DEGREES,
    },
    Practice: {
        "area": N_("The area it belongs to."),
        "order": N_("Its position in the list of best practices."),
        "state": N_("done if a source reports it, planned if only the plan names it."),
        "published": N_("When it was first published on this site."),
        "unknown": N_("Parts without a public source, each with the month of the search."),
        "audience": N_("Who can use it, in our view."),
        "partners": PARTNERS,
        "objectives": N_("Objectives it serves."),
        "training": N_("Related training actions."),
        "milestones": N_("Related milestones."),
        "labels": N_("Related labels."),
        "events": N_("Related events."),
        "news": N_("Related news items."),
    },
}
