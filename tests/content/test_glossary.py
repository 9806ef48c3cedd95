"""Where a text mentions a term of the glossary: on pages and in the publication the same."""

from __future__ import annotations

import re
from html import escape

import pytest

from dissemination.library.glossary import Barred, TermMatcher, forms, marked
from dissemination.library.library import Library
from dissemination.model.term import Term
from dissemination.publication.document.term_index import Index
from dissemination.site.glossary_links import GlossaryLinks
from tests.support.small import small

GLOSSARY = """
- {id: cluster, term: Cluster, text: Firms.}
- {id: cluster-excellence, term: Cluster excellence, text: Good management.}
- {id: label, term: label, text: A reward.}
- {id: levels, term: "Bronze, Gold", text: Labels.}
- {id: sme, term: SME, stands_for: small and medium-sized enterprise, text: A small firm.}
- {id: eccp, term: ECCP, stands_for: European Cluster Collaboration Platform, text: A platform.}
- {id: r-and-d, term: R&D, text: Research.}
- {id: nw, term: E'nW, stands_for: 'The "water" group', text: A group.}
- {id: agency, term: Agency, text: An office.}
- {id: amp, term: Amp, text: A unit.}
"""

# A text with a star before each first mention.
TEXTS = [
    # number and capitals
    "<p>Many *labels were won</p>",
    "<p>A *Label was won</p>",
    "<p>*Label by label</p>",
    "<p>A *small and medium-sized enterprise</p>",
    "<p>*Small and medium-sized enterprises</p>",
    "<p>*Clusters and *SMEs</p>",
    "<p>two *agencies</p>",
    "<p>sme, CLUSTER, LABELs</p>",
    "<p>a gold ring, a *Gold *label</p>",
    # the same term again, and a term within a term
    "<p>A *cluster, a cluster; an *SME, a small and medium-sized enterprise</p>",
    "<p>*cluster excellence of a *cluster</p>",
    "<p>*Cluster excellence and cluster excellence</p>",
    "<p>the *European Cluster Collaboration Platform (ECCP)</p>",
    # boundaries of words
    "<p>clustering, subcluster, label_1</p>",
    "<p>SME-run, non-SME, a cluster-based label-</p>",
    "<p>the *cluster's *label, an *SME’s</p>",
    "<p>(*cluster)/*label.</p>",
    # HTML
    "<p>our *R&amp;D &amp; more</p>",
    "<p>*E'nW</p>",
    "<p>*E&#39;nW</p>",
    "<p>*The &quot;water&quot; group</p>",
    "<p>*cluster&nbsp;excellence</p>",
    "<p>*cluster\n    excellence</p>",
    "<p>*cluster <em>excellence</em></p>",
    "<p><em>*SME</em>, <b>a <i>*label</i></b></p>",
    "<h2>Cluster</h2><p>*cluster</p>",
    '<p><a href="/cluster">a <b>cluster</b></a> *cluster</p>',
    "<pre><code>SME</code></pre><p><code>SME</code> *SME</p>",
    '<p><img alt="a cluster > a label"> *SME<br>*cluster</p>',
    "<p><!-- a cluster -->a *label</p>",
    "*SME and *cluster",
    "<p>nothing</p>",
    "",
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return small(tmp_path_factory.mktemp("glossary"), {"data/glossary.yml": GLOSSARY})


@pytest.mark.parametrize("text", TEXTS)
def test_pages_and_the_publication_have_the_same_first_mentions(
    text: str, library: Library
) -> None:
    matcher = TermMatcher(tuple(library.terms.values()), library.settings.language)
    page = text.replace("*", "")

    buttons, terms = GlossaryLinks(matcher).with_glossary_links(
        page, lambda term, mention: f'<button value="{term.id}">{escape(mention, False)}</button>'
    )
    index = Index(library)
    chapter = str(index.of("chapter", "A chapter")(page))

    places = [term.id for term, _ in index.entries()]
    assert sorted(term.id for term in terms) == sorted(places)
    anchors = re.sub(
        r'<span id="chapter--term-(.*?)">(.*?)</span>', r"*\2", chapter, flags=re.DOTALL
    )
    assert anchors == text
    assert re.findall('value="(.*?)"', buttons) == re.findall('id="chapter--term-(.*?)"', chapter)


def test_a_chapter_has_each_term_once_in_all_its_texts(library: Library) -> None:
    index = Index(library)
    with_anchors = index.of("one", "One")

    texts = [with_anchors("<p>A cluster</p>"), with_anchors("<p>A cluster, a label</p>")]
    index.of("two", "Two")("<p>Labels</p>")

    assert texts == [
        '<p>A <span id="one--term-cluster">cluster</span></p>',
        '<p>A cluster, a <span id="one--term-label">label</span></p>',
    ]
    assert [(term.id, [place.anchor for place in places]) for term, places in index.entries()] == [
        ("cluster", ["one--term-cluster"]),
        ("label", ["one--term-label", "two--term-label"]),
    ]


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("Label", "en", {"Label", "label", "Labels", "labels"}),
        ("Label", "fr", {"Label", "label"}),
        ("Gut", "de", {"Gut"}),
        ("gut", "de", {"gut", "Gut"}),
        ("SME", "en", {"SME", "SMEs"}),
        ("KMU", "de", {"KMU"}),
        ("AdPack", "en", {"AdPack"}),
        ("Bronze, Gold", "en", {"Bronze", "Gold"}),
    ],
)
def test_forms_follow_the_language(word: str, language: str, expected: set[str]) -> None:
    assert set(forms(Term(id="a", term=word, text="A text."), language)) == expected


def test_the_earliest_then_the_longest_of_overlapping_mentions_counts() -> None:
    words = {"a": "Q-B C", "b": "Q-A Q-B", "c": "Q-A"}
    terms = tuple(Term(id=key, term=word, text="A text.") for key, word in words.items())
    page = "<p>Q-A Q-B C</p>"

    mentions = TermMatcher(terms, "en").first_mentions(page, Barred(frozenset()))

    assert marked(page, mentions, lambda _, html: f"[{html}]") == "<p>[Q-A Q-B] C</p>"
