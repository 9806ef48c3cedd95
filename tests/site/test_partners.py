"""Partners by their part in the project, and people by name."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest
from PIL import Image

from dissemination.figures.places import map_places
from dissemination.library import consortium
from dissemination.library.library import Library
from dissemination.linked_data.graph import PageMetadata, graph
from dissemination.load import load
from dissemination.site.partials import Partials
from tests.support.small import ADDRESSES, MOMENT, PROJECT, minimal, small

PARTNERS: Final = """\
- {id: first, name: First Partner, short: First, country: DE, place: Berlin, role: coordinator}
- {id: whole, name: Whole University, short: Whole, country: DE, place: Kiel, role: beneficiary}
- id: part
  name: A part of it
  short: Part
  country: DE
  place: {unknown: 2026-10}
  position: 54.34, 10.12
  role: affiliated
  part_of: whole
  department: Department of Water
- {id: left, name: Left Partner, short: Left, country: FR, place: Lyon, until: 2026-10}
- {id: late, name: Late Partner, short: Late, country: ES, place: Vigo, from: 2027-02}
- {id: friend, name: Friend, short: Friend, country: CH, place: Bern, role: associated}
- {id: helper, name: Helper, short: Helper, country: IT, place: Bari, role: subcontractor}
- {id: sister, name: SISTER, short: SISTER, country: IT, place: Bari, role: sister}
"""
FULL: Final = """\
- id: first
  name: První partner
  name_in_english: First Partner
  short: First
  department: Department of Water
  country: DE
  place: Berlin
  role: coordinator
  type: university
  sme: yes
  from: 2025-06
  address: Street 1, 10115 Berlin
  position: 52.5, 13.4
  contribution: 125000.50 EUR
  contact: office@example.org
  website: https://first.example/
  social_links: [{title: LinkedIn, url: "https://social.example/first"}]
  ror: 02mhbdp94
  pic: "123456789"
"""
PEOPLE: Final = """\
- id: ana
  name: Ana Example
  role: Leads the work
  partner: first
  text: She *leads*.
  orcid: 0000-0002-1825-0097
  email: ana@example.org
  website: https://ana.example/
  picture: ana.png
  consent_until: 2026-11-22
- {id: ben, name: Ben Example}
"""


def named(partners: Any) -> list[str]:
    return [partner.id for partner in partners]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return small(tmp_path, {"data/partners.yml": PARTNERS})


def test_partners_stand_in_groups_each_part_behind_its_whole(library: Library) -> None:
    groups = {group.name: named(group.partners) for group in consortium.groups(library)}
    assert groups == {
        "members": ["first", "late", "whole", "part"],
        "associated": ["friend"],
        "subcontractors": ["helper"],
        "earlier": ["left"],
        "sisters": ["sister"],
    }


def test_who_left_or_is_yet_to_come_and_who_is_no_partner_is_not_counted(library: Library) -> None:
    assert named(consortium.members(library)) == ["first", "part", "friend", "whole"]
    assert consortium.headcount(library) == "4 partners from 2 countries, 5 so far"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2024-03-01", "5 partners from 3 countries"),
        ("2026-10-31", "5 partners from 3 countries"),
        ("2026-11-01", "4 partners from 2 countries, 5 so far"),
        ("2027-02-01", "5 partners from 3 countries, 6 so far"),
        ("2030-01-01", "5 partners from 3 countries at the end, 6 in all"),
    ],
)
def test_the_moment_counts_within_the_time_of_the_project(
    day: str, words: str, tmp_path: Path
) -> None:
    moment = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC)
    root = minimal(tmp_path, **{"data/partners.yml": PARTNERS})
    assert consortium.headcount(load(root, moment)) == words


def test_a_partner_that_left_is_shown_until_then(library: Library) -> None:
    left, late = library.partners["left"], library.partners["late"]
    assert consortium.span(library, left) == "until October 2026"
    assert consortium.span(library, late) == "from February 2027"
    page = rendered(library, "macros/partner_cards", "partners/")
    assert '<h2 id="partners-earlier">Earlier partners</h2>' in page
    assert "until October 2026" in page
    assert "part of Whole" in page
    assert "partners-members" not in page
    table = rendered(library, "macros/partner_table", "partners/")
    assert "Partner, until October 2026" in table
    assert "SISTER" not in table
    assert "Field" not in table  # no partner has one


def test_the_map_knows_a_position_of_its_own_and_no_sister_project(library: Library) -> None:
    places = {place.name: place for place in map_places(library)}
    assert places["Part"].point == (54.34, 10.12)
    assert named(places["Bari"].partners) == ["helper"]


def test_a_partner_without_a_summary_has_a_description(library: Library) -> None:
    told = consortium.description(library, library.partners["friend"])
    assert told == "Associated partner of SMALL in Bern, Switzerland."


def test_a_partner_has_all_its_facts_on_its_page(tmp_path: Path) -> None:
    library = small(tmp_path, {"data/partners.yml": FULL})
    page = rendered(library, "partner", "partners/first/", partner=library.partners["first"])
    for text in (
        *("First Partner", "Department of Water", "University; small or medium-sized enterprise"),
        *("from June 2025", "Street 1, 10115 Berlin", "€125,000.50", "mailto:office@example.org"),
        *("https://social.example/first", "https://ror.org/02mhbdp94", "123456789"),
    ):
        assert text in page


def test_a_partner_and_its_part_in_the_project_are_linked_data(tmp_path: Path) -> None:
    library = small(tmp_path, {"data/partners.yml": FULL})
    [node] = [n for n in nodes(library, "partners/first/", "first") if "department" in n]
    assert node["@type"] == "CollegeOrUniversity"
    assert node["alternateName"] == ["First", "First Partner"]
    assert node["sameAs"] == ["https://ror.org/02mhbdp94", "https://social.example/first"]
    assert [each["value"] for each in node["identifier"]] == ["02mhbdp94", "123456789"]
    assert node["address"]["streetAddress"] == "Street 1, 10115 Berlin"
    assert node["location"]["geo"]["latitude"] == 52.5
    assert node["contactPoint"]["email"] == "office@example.org"
    assert node["memberOf"][0]["startDate"] == "2025-06"
    [project] = [n for n in nodes(library, "project/") if "member" in n]
    assert project["member"][0]["roleName"] == "Coordinator"


def test_subcontractors_and_sister_projects_are_no_members(library: Library) -> None:
    [project] = [n for n in nodes(library, "project/") if "member" in n]
    members = {member.get("member", member)["name"]: member for member in project["member"]}
    assert {"Helper", "SISTER"}.isdisjoint(members)
    assert members["Left Partner"]["endDate"] == "2026-10"
    assert members["Friend"]["roleName"] == "Associated partner"
    assert members["Whole University"]["@type"] == "Organization"


def test_many_partners_stand_in_a_list_and_elsewhere_as_a_wall(tmp_path: Path) -> None:
    partners = "".join(
        f"- {{id: p{n}, name: Partner {n}, short: P{n}, country: DE, place: Berlin"
        f"{', logo: a.png, logo_alt: A' if n else ', role: coordinator'}}}\n"
        for n in range(13)
    )
    project = PROJECT.replace("coordinator: first", "coordinator: p0")
    root = minimal(tmp_path, **{"data/partners.yml": partners, "data/project.yml": project})
    Image.new("RGB", (400, 100)).save(root / "data/a.png")
    library = load(root, MOMENT)
    listed = rendered(library, "macros/partner_cards", "partners/")
    assert listed.count('<li class="partners__row">') == 13
    assert "card" not in listed
    wall = rendered(library, "macros/partner_cards", "")
    assert wall.count('class="wall__link"') == 13
    assert wall.count('loading="lazy"') == wall.count('width="116" height="29"') == 12
    assert '<span class="logo logo--type">P0</span>' in wall
    assert 'alt="Partner 5"' in wall  # says where the link leads
    assert rendered(library, "macros/partner_logos", "") == wall.partition("\n\n<p>")[0]


def test_people_are_named_with_all_that_is_known(tmp_path: Path) -> None:
    library = with_people(tmp_path)
    page = rendered(library, "macros/people", "project/people/")
    for text in (
        *('id="ana"', "She <em>leads</em>.", 'href="https://orcid.org/0000-0002-1825-0097"'),
        *("mailto:ana@example.org", "https://ana.example/", "partners/first/", "ana/ana.png"),
    ):
        assert text in page
    assert page.count("<li class=") == 2
    own = rendered(library, "partner", "partners/first/", partner=library.partners["first"])
    assert '<h2 id="people">People</h2>' in own
    assert "project/people/#ana" in own
    assert 'id="ana"' not in own
    [node] = [n for n in nodes(library, "project/people/") if n.get("jobTitle")]
    assert node["identifier"]["value"] == "0000-0002-1825-0097"
    assert node["affiliation"]["name"] == "First Partner"
    assert node["image"] == "https://small.example/project/people/ana/ana.png"


def test_a_picture_is_shown_until_the_end_of_the_last_day(tmp_path: Path) -> None:
    assert with_people(tmp_path).people["ana"].picture
    after = load(tmp_path, datetime(2026, 11, 23, 12, tzinfo=UTC))
    assert "ana.png" not in rendered(after, "macros/people", "project/people/")
    [node] = [n for n in nodes(after, "project/people/") if n.get("jobTitle")]
    assert "image" not in node
    assert any("the consent ended on 2026-11-22" in each.message for each in after.advice)


def test_without_people_nothing_is_shown(library: Library) -> None:
    assert rendered(library, "macros/people", "project/people/") == ""


def with_people(root: Path) -> Library:
    minimal(root, **{"data/people.yml": PEOPLE})
    Image.new("RGB", (600, 400)).save(root / "data/ana.png")
    return load(root, MOMENT)


def rendered(library: Library, name: str, here: str, **values: Any) -> str:
    return str(Partials(library, ADDRESSES).render(name, here, **values))


def nodes(library: Library, at: str, partner: str = "") -> list[dict[str, Any]]:
    about = library.partners[partner] if partner else None
    whole = graph(library, ADDRESSES, PageMetadata(at, "A page", "About it.", about=about))
    listed: list[dict[str, Any]] = whole["@graph"]
    return listed
