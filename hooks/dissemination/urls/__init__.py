"""Every public address, from ids and slugs; no other module makes one.

An address is a path without a leading slash, below the public root: `news/open-day/`. `link.py`
writes it as a link, absolute or relative, `host.py` the hosts of others, and `earlier.py` has the
addresses of earlier names.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final
from urllib.parse import quote

from dissemination.model.file_format import FOLDER
from dissemination.model.kinds import BY_NAME, ITEMS
from dissemination.model.picture_format import published_name
from dissemination.model.record import KindName
from dissemination.urls.host import host_of as host_of
from dissemination.urls.host import with_ascii_host as with_ascii_host
from dissemination.urls.host import with_ascii_hosts as with_ascii_hosts
from dissemination.urls.link import Addresses as Addresses
from dissemination.urls.link import Announced as Announced
from dissemination.urls.link import Icon as Icon
from dissemination.urls.link import contact as contact
from dissemination.urls.link import is_elsewhere as is_elsewhere
from dissemination.urls.link import quoted as quoted
from dissemination.urls.link import relative as relative
from dissemination.urls.link import relative_root as relative_root
from dissemination.urls.link import uri as uri
from dissemination.urls.link import webcal as webcal

HOME: Final = ""
PROJECT: Final = BY_NAME["project"].page
NEWS: Final = BY_NAME["news"].page
EVENTS: Final = BY_NAME["event"].page
PRACTICES: Final = BY_NAME["practice"].page
PARTNERS: Final = BY_NAME["partner"].page
PEOPLE: Final = BY_NAME["person"].page
TRAINING: Final = BY_NAME["training action"].page
DOCUMENTS: Final = BY_NAME["document"].page
GLOSSARY: Final = BY_NAME["term"].page
RESULTS: Final = BY_NAME["result"].page
SOURCES: Final = BY_NAME["source"].page
PUBLICATIONS: Final = BY_NAME["research output"].page
FEEDS: Final = "feeds/"
MILESTONES: Final = BY_NAME["milestone"].page
DELIVERABLES: Final = BY_NAME["deliverable"].page
WORK_PACKAGES: Final = BY_NAME["work package"].page
SEARCH: Final = "search/"
CHANGES: Final = BY_NAME["change"].page
SITEMAP: Final = "sitemap.xml"
OPML: Final = "feeds/feeds.opml"
FEED_STYLE: Final = "feeds/style.css"
# JSON Feed 1.1 `icon` and `favicon`, Atom's `icon` too; RSS 2.0 `<image>`, at most 144 pixels wide;
# RFC 4287 4.2.8 `logo`, twice as wide as high.
FEED_ICON: Final = Icon("feeds/icon.png", 512, 512)
FEED_FAVICON: Final = Icon("feeds/favicon.png", 64, 64)
FEED_IMAGE: Final = Icon("feeds/image.png", 144, 144)
FEED_LOGO: Final = Icon("feeds/logo.png", 512, 256)
FEED_ICONS: Final = (FEED_ICON, FEED_FAVICON, FEED_IMAGE, FEED_LOGO)
FEED_ENDINGS: Final = ("xml", "atom.xml", "json")  # RSS, Atom, JSON Feed
MAIN_FEEDS: Final = ("all", "news", "events")
OTHER_FEEDS: Final = ("milestones", "deliverables", "digest")
OUTCOME_FEED: Final = "feeds/milestones.xml"
ALL_CALENDAR: Final = "calendars/all.ics"
DATA: Final = "data/"

# Names that are parts of addresses and so can be no slug and no id of a partner.
RESERVED: Final = frozenset(
    {"all", "archive", "area", "category", "index", "objective", "page", "partner", "partners"}
    | {"training", "type", "where"}
)

# What stands behind the practices in the publication, each a page below theirs.
CHAPTERS: Final = (
    *("expected-results", "consortium", "training-programme", "course-of-the-project"),
    *("glossary", "sources", "terms", "changes"),
)


def item(kind: KindName, slug: str) -> str:
    """The page of a news item, an event or a practice."""
    return f"{BY_NAME[kind].page}{slug}/"


def record(kind: KindName, record_id: str) -> str:
    """The page of a partner or training action, or the place on a page of any other record."""
    row = BY_NAME[kind]
    if row.has_pages:
        return f"{row.page}{record_id.lower()}/"
    return f"{row.page}#{row.anchor}{anchor(record_id)}"


def collection(kind: KindName) -> str:
    """The page on which all records of a kind stand, or are listed."""
    return BY_NAME[kind].page


def inner(kind: KindName, slug: str, anchor: str) -> str:
    """The id of a place in an item's text. Those of practices begin with the slug, since all
    practices are in one document in the editions of the publication."""
    return f"{slug}--{anchor}" if kind == "practice" else anchor


def anchor(record_id: str) -> str:
    """The id in HTML of a record on its page: `O1.1` is `o1-1`."""
    return record_id.lower().replace(".", "-")


def place(position: str) -> str:
    """The id in HTML of a place in the list beside the map."""
    return f"{BY_NAME['position'].anchor}{anchor(position)}"


def fact(fact_id: str) -> str:
    """The place of a fact about the project."""
    return f"project/#{anchor(fact_id)}"


def page(path: str) -> str:
    """The page that a file under `docs/` becomes: `docs/project/index.md` is `project/`."""
    inner = path.removeprefix("docs/").removesuffix(".md")
    return inner.removesuffix("index") if inner.split("/")[-1] == "index" else f"{inner}/"


def older(listing: str, number: int) -> str:
    """A closed page of the older items of a list, numbered from the oldest."""
    return f"{listing}page/{number}/"


def news_year(year: int) -> str:
    """The news of a year."""
    return f"news/{year:04d}/"


def news_month(month: date) -> str:
    """What was published in a month."""
    return f"news/{month:%Y}/{month:%m}/"


def news_category(category: str) -> str:
    """The news of a category."""
    return f"news/category/{category}/"


def news_partner(partner: str) -> str:
    """The news of a partner."""
    return f"news/partner/{partner}/"


def news_training(action: str) -> str:
    """The news about a training action."""
    return f"news/training/{action.lower()}/"


def event_year(year: int) -> str:
    """The events of a year."""
    return f"events/{year:04d}/"


def events_online() -> str:
    """The events that can be joined from anywhere."""
    return "events/where/online/"


def event_partner(partner: str) -> str:
    """The events of a partner."""
    return f"events/partner/{partner}/"


def event_training(action: str) -> str:
    """The events of a training action."""
    return f"events/training/{action.lower()}/"


def chapter(chapter_id: str) -> str:
    """The page of a chapter of the publication."""
    return f"{PRACTICES}{chapter_id}/"


def practice_area(area: str) -> str:
    """The practices of an area."""
    return f"{PRACTICES}area/{area}/"


def practice_partner(partner: str) -> str:
    """The practices about a partner."""
    return f"{PRACTICES}partner/{partner}/"


def practice_objective(objective: str) -> str:
    """The practices that serve an objective."""
    return f"{PRACTICES}objective/{anchor(objective)}/"


def edition(acronym: str, ending: str) -> str:
    """The publication as one file: `ending` is `pdf` or `epub`."""
    return f"{PRACTICES}{stem(acronym)}-best-practices.{ending}"


def edition_place(number: int) -> str:
    """The place of an edition in the list of all of them."""
    return f"{PRACTICES}#edition-{number}"


def stem(acronym: str) -> str:
    """An acronym as a part of addresses: lower case, with `-` for what is no letter or digit."""
    return re.sub(r"[^a-z0-9]+", "-", acronym.casefold()).strip("-") or "project"


def leaflet(slug: str) -> str:
    """The leaflet of a practice."""
    return f"{item('practice', slug)}leaflet.pdf"


def factsheet(acronym: str) -> str:
    """The project on one page."""
    return f"{PROJECT}{stem(acronym)}-factsheet.pdf"


def card(page: str) -> str:
    """The social card of a page; `news/open-day/` has `cards/news/open-day.png`."""
    return f"cards/{page.rstrip('/') or 'home'}.png"


def event_month(month: date) -> str:
    """The grid of a month."""
    return f"events/{month:%Y}/{month:%m}/"


def event_type(event_type: str) -> str:
    """The events of a type."""
    return f"events/type/{event_type}/"


def event_file(slug: str) -> str:
    """The calendar file of one event."""
    return f"{item('event', slug)}event.ics"


def type_calendar(event_type: str) -> str:
    """The calendar of the events of a type."""
    return f"calendars/{event_type}.ics"


def partner_calendar(partner: str) -> str:
    """The calendar of the events of a partner."""
    return f"calendars/partners/{partner}.ics"


def training_calendar(action: str) -> str:
    """The calendar of the events of a training action."""
    return f"calendars/training/{action.lower()}.ics"


def picture(kind: KindName, slug: str, file: str) -> str:
    """A picture in an item's folder, by the name of its file."""
    return f"{item(kind, slug)}{published_name(file)}"


def attached(path: str) -> str:
    """A file to take along, by its path in the project's folder: beside the page of its item, or,
    of one in data/files/, in a folder of their own."""
    *folders, name = path.split("/")
    if path.startswith(f"{FOLDER}/"):
        return f"files/{published_name(name)}"
    return picture(ITEMS[folders[1]].name, folders[2], name)


def logo(partner: str, file: str) -> str:
    """The logo of a partner, beside its page."""
    return f"{record('partner', partner)}{published_name(file.rpartition('/')[2])}"


def project_picture(owner: str, file: str) -> str:
    """A picture of the project or of a funder, below its page, by the name of its file; `owner` is
    `logo`, `picture`, `funding` or `funder-<id>`."""
    return f"{PROJECT}{owner}/{published_name(file.rpartition('/')[2])}"


def portrait(person: str, file: str) -> str:
    """The picture of a person, below the page of all people."""
    return f"{PEOPLE}{person}/{published_name(file.rpartition('/')[2])}"


def orcid(number: str) -> str:
    """The page of a person at ORCID."""
    return f"https://orcid.org/{number}"


def ror(number: str) -> str:
    """The page of an organisation at ROR."""
    return f"https://ror.org/{number}"


def docs_file(path: str) -> str:
    """A file that lies below docs/ at a path, and is no page."""
    return re.sub("[#%?]", lambda sign: quote(sign[0]), path)


def deliverables(group: str, value: str) -> str:
    """The deliverables that share something: a `group` such as `state`, and its `value`."""
    return f"{DELIVERABLES}{group}/{anchor(value)}/"


def sized(picture: str, width: int, ending: str) -> str:
    """A picture of another width and format; no picture of an item lies in this folder."""
    folder, _, file = picture.rpartition("/")
    return f"{folder}/sizes/{file}-{width}.{ending}"


def in_gallery(kind: KindName, slug: str, file: str) -> str:
    """The page of a picture of an item's gallery; spaces in the file's name become "-"."""
    stem = published_name(file).rpartition(".")[0]
    return f"{item(kind, slug)}{'-'.join(stem.split())}/"


def feed(name: str, ending: str) -> str:
    """A feed: `ending` is `xml` (RSS), `atom.xml` or `json`."""
    return f"feeds/{name}.{ending}"


def feed_endings(name: str) -> tuple[str, ...]:
    """The ends of the addresses of a feed: main ones have every format, the others RSS only."""
    return FEED_ENDINGS if name in MAIN_FEEDS else FEED_ENDINGS[:1]


def category_feed(category: str) -> str:
    """The name of the feed of a category of news."""
    return f"news/{category}"


def partner_feed(partner: str) -> str:
    """The name of the feed of a partner."""
    return f"partners/{partner}"


def training_feed(action: str) -> str:
    """The name of the feed of a training action."""
    return f"training/{action.lower()}"


def archive(name: str, number: int, part: int = 1) -> str:
    """The name of an archive document of a feed, numbered from the oldest; of the parts of one
    that would be too large, the first has the archive's own name."""
    return f"archive/{name}-{number}.{part}" if part > 1 else f"archive/{name}-{number}"


def data(kind: str, ending: str) -> str:
    """The open data of a kind: `ending` is `json` or `csv`."""
    return f"{DATA}{kind}.{ending}"


def data_schema(kind: str) -> str:
    """The JSON Schema of the published data of a kind."""
    return f"{DATA}schemas/{kind}.json"


def source_schema(kind: str) -> str:
    """The JSON Schema of the files in which the records of a kind are written."""
    return f"{DATA}schemas/source/{kind}.json"


def file(address: str) -> str:
    """The file of an address: that of a page is the `index.html` of a folder."""
    return f"{address}index.html" if not address or address.endswith("/") else address
