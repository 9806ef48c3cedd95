"""A small project of which every field about its grant is filled."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PIL import Image

from tests.support.small import ITEMS, PARTNERS, minimal, news

STATEMENT: Final = (
    "Funded by the European Union. Views and opinions expressed are however those of the author(s) "
    "only and do not necessarily reflect those of the European Union or CINEA. Neither the "
    "European Union nor the granting authority can be held responsible for them."
)
OPENAIRE: Final = "corda_____he::0123456789abcdef0123456789abcdef"
FILES: Final = {
    **ITEMS,
    "content/news/opening.md": news("The doors open.", id="opening", funder="canton"),
    "data/project.yml": f"""\
acronym: MILLS
title: Water at mills
slogan: Mills run.
summary: It is a project.
programme: {{name: Horizon Europe, part: Cluster 5, agency: CINEA}}
call: HORIZON-CL5-2025-D3-01
topic: HORIZON-CL5-2025-D3-01-07
scheme: Research and Innovation Action
start: 2025-01
end: 2028-12
terminated: {{unknown: 2026-11}}
coordinator: first
co_coordinators: [second]
total_cost: 4250000.50 EUR
contribution: 3 800 000 EUR
funding:
  profile: horizon-europe
  number: "101234567"
  statement: "{STATEMENT}"
  share: 89 %
identifiers:
  cordis: 101234567
  grant_doi: 10.3030/101234567
  openaire: {OPENAIRE}
  raid: 10.25.10.1234/a1b2c
  wikidata: Q458
keywords: [hydrogen, mills]
website: https://mills.example/
contact: https://mills.example/contact
email: office@mills.example
social_links:
  - {{title: Mastodon, url: "https://social.example/@mills"}}
logo: logos/mills.png
logo_alt: A mill wheel
picture: logos/mill.png
picture_alt: A mill on a river
picture_credit: "Picture: Maria Example"
video: {{url: "https://video.example/w/1", title: What mills leave, language: de}}
related:
  - {{name: HYDROMILL, url: "https://hydromill.example/", relation: before, text: It was first.}}
  - {{name: WATERWISE}}
facts:
  - {{id: repository, label: Repository, value: "https://code.example/mills"}}
""",
    "data/partners.yml": PARTNERS
    + PARTNERS.replace("id: first", "id: second").replace("First", "A Second"),
    "data/funders.yml": """\
- id: canton
  name: Canton of Bern
  funding:
    profile: own
    statement: Unterstützt vom Kanton Bern.
    statement_language: de
    logo: logos/canton.png
    logo_alt: Canton of Bern
    share: 300000 CHF
- id: interreg
  name: Interreg Baltic Sea Region
  programme: {name: Interreg Baltic Sea Region}
  funding:
    profile: interreg-2021-2027
    statement: Co-funded by the European Union, Interreg Baltic Sea Region.
    number: "#C001"
""",
}
PICTURES: Final = {"mills": (240, 96), "mill": (1800, 1200), "canton": (400, 200)}


def granted(root: Path) -> Path:
    """Writes the project, and gives its folder back."""
    minimal(root, **FILES)
    (root / "data/logos").mkdir()
    for name, size in PICTURES.items():
        Image.new("RGB", size, "#046").save(root / f"data/logos/{name}.png")
    return root
