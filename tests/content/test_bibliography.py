"""Lists of publications in BibTeX and CSL JSON become the same records as those of data/."""

from __future__ import annotations

import json
from pathlib import Path

from dissemination.library.names import author
from dissemination.source import bibtex, csl_json
from dissemination.source.bibliography import id_of
from tests.support.small import small

BIBTEX = r"""
% A remark.
@string{tide = "Journal of Tides"}
@article{Mueller_2024,
  title = {{L}ight \& fog at 100 %: ``{CO}$_2$'' in the \emph{harbour}},
  author = {M{\"u}ller, J{\'o}rg and {The Keepers and Friends} and van der Berg, Jan and others},
  journal = tide, volume = 3, number = 1, pages = {1--9},
  year = 2024, month = may,
  doi = {https://doi.org/10.5555/tide\_1}, url = {https://doi.org/10.5555/tide_1},
  langid = {ngerman}, license = {CC BY 4.0}, open = yes, partners = {first}
}
@misc{2401, title = {A preprint},
  author = {Solheim, I.}, eprint = {2401.1}, archiveprefix = {arXiv}}
@dataset{logs, title = {Logs},
  publisher = {Zenodo}, version = {1.2}, date = {2023-02-03/2023-03-01}}
"""
CSL = [
    {
        "id": "http://zotero.org/users/1/items/AB12",
        "type": "paper-conference",
        "title": "On <i>fog</i> &amp; light",
        "author": [
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
            {"literal": "The Keepers"},
        ],
        "issued": {"date-parts": [[2025, 3]]},
        "container-title": "Proceedings",
        "volume": "3",
        "issue": "1",
        "page": "1-9",
        "DOI": "10.5555/fog",
        "URL": "https://doi.org/10.5555/fog",
        "language": "en-GB",
    },
    {"id": 7, "type": "map", "title": "A map", "URL": "https://maps.example/7"},
]


def test_bibtex_becomes_records(tmp_path: Path) -> None:
    library = small(tmp_path, {"data/publications.bib": BIBTEX})
    one, preprint, logs = library.research_outputs.values()

    assert one.id == "mueller-2024"
    assert one.title == "Light & fog at 100 %: “CO_2” in the harbour"
    names = [author(library, each) for each in one.authors]
    assert names == ["Jórg Müller", "The Keepers and Friends", "Jan van der Berg", "et al."]
    assert (one.kind, one.venue, one.details) == ("article", "Journal of Tides", "3(1), 1–9")
    assert one.date is not None
    assert one.date.iso == "2024-05"
    assert (one.doi, one.url, one.language) == ("10.5555/tide_1", None, "de")
    assert (one.licence, one.is_open, one.partners) == ("CC BY 4.0", True, ("first",))
    assert (preprint.kind, preprint.url) == ("preprint", "https://arxiv.org/abs/2401.1")
    assert (logs.kind, logs.publisher, logs.details) == ("dataset", "Zenodo", "1.2")
    assert logs.date is not None
    assert logs.date.iso == "2023-02-03"


def test_csl_json_becomes_records(tmp_path: Path) -> None:
    library = small(tmp_path, {"data/publications.csl.json": json.dumps(CSL)})
    one, other = library.research_outputs.values()

    assert (one.id, one.kind, one.title) == ("ab12", "conference-paper", "On fog & light")
    assert [each.name for each in one.authors] == ["Jan van der Berg", "The Keepers"]
    assert one.date is not None
    assert one.date.iso == "2025-03"
    assert (one.venue, one.details, one.language) == ("Proceedings", "3(1), 1–9", "en")
    assert (one.doi, one.url) == ("10.5555/fog", None)
    assert (other.id, other.kind, other.url) == ("7", "other", "https://maps.example/7")


def test_all_lists_go_together(tmp_path: Path) -> None:
    own = "- {id: own, title: Own, kind: book, authors: [A], doi: 10.5555/own}\n"
    files = {
        "data/research-outputs.yml": own,
        "data/publications.bib": BIBTEX,
        "data/publications.csl.json": json.dumps(CSL),
    }
    found = small(tmp_path, files).research_outputs
    assert sorted(found) == ["2401", "7", "ab12", "logs", "mueller-2024", "own"]


def test_odd_entries_break_nothing() -> None:
    odd = ["{" * 3000 + "}" * 3000, "\\" * 99, "\\cmd{" * 2000, ",", "and", " and and ", "\\'"]
    for text in odd:
        bibtex.works(f"@book{{a, title = {{{text}}}, author = {{{text}}}}}", "data/x")
    for text in ("[", "[[[", "7", '[{"author": 7, "issued": [], "title": {}}]', "[" * 99_999):
        csl_json.works(text, "data/x")


def test_a_key_becomes_an_id() -> None:
    assert id_of("Müller:2024_a") == "muller-2024-a"
    assert id_of("???") == ""
