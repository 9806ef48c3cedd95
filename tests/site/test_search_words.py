"""What a question finds: every word of every title, also typed otherwise than it is written."""

from __future__ import annotations

import random
import re
import string
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import pytest
from lxml import etree

from bench.items import Choices, items
from dissemination.cache import Cache
from dissemination.folding import fold
from dissemination.library.library import Library
from dissemination.model.kinds import ITEMS
from dissemination.site.pages import all_pages
from dissemination.site.partials import Partials
from dissemination.site.search.files import STEP, search_files
from dissemination.site.search.index import BLOCK
from dissemination.site.search.lists import month_entry
from dissemination.site.search.search_entry import SearchEntry
from dissemination.site.search.tokens import tokens, written_out
from tests.support.search import Index, ask, in_node, index_files
from tests.support.small import ADDRESSES, event, news, small
from tests.support.small import ITEMS as FEW

pytestmark = pytest.mark.needs("node")

# What people ask of INNO-DROP and of the mills, and the address of the first answer.
QUESTIONS: Final = {
    "month 13": "project/milestones/#m5",
    "bronze": "project/labels/#zinnae-bronze",
    "labels": "project/labels/",
    "Aragon": "partners/zinnae/",
    "Aragón": "partners/zinnae/",
    "partner in France": "partners/wsm/",
    "Who is the coordinator?": "partners/balticnet-plasmatec/",
    "change management": "training/t2/",
    "What is ESCA?": "glossary/#esca",
    "grant agreement number": "project/#grant-agreement-number",
    "Liberec": "events/liberec-gold-label-2018/",
    "Clou5 platform": "project/milestones/#m2",
    "best practices": "best-practices/",
    "continuation report": "documents/#continuation-report",
    "clusters": "glossary/#cluster",
    "What is a cluster?": "glossary/#cluster",
    "zinae": "partners/zinnae/",
    "glod label": "project/labels/#nanoprogress-gold",
    "wp3": "project/work-packages/#wp3",
    "WP-3": "project/work-packages/#wp3",
    "WP 3": "project/work-packages/#wp3",
    "trainings": "training/",
    "bestpractice": "best-practices/",
    "eu contribution": "project/#eu-contribution",
    "silver label": "project/labels/#bnpt-silver",
    "who is the coordinador?": "partners/balticnet-plasmatec/",
    "another cluster policies": "best-practices/look-at-another-cluster-policy/",
    "consortium": "glossary/#consortium",
    "news": "news/",
    "events": "events/",
    "goldlabel": "news/european-gold-label-for-nanoprogress/",
    "Nano Progress": "partners/nanoprogress/",
    "INNO-DROP": "",
    "events april 2017": "events/2017/04/",
    "April 2018 news": "news/2018/04/",
    "news 2018": "news/2018/",
    "index of terms": "best-practices/terms/",
    "the training programme": "best-practices/training-programme/",
    "events of zinnae": "events/partner/zinnae/",
}
OF_MILLS: Final = {
    "Prilis zlutoucky": "partners/mlyny/",
    "Soehne": "partners/soehne/",
    "SÖHNE": "partners/soehne/",
    "μυλος": "news/greek/",
    "zansee rad": "partners/zaans-rad/",
    "millers": "partners/guild/",
    "partner": "partners/",
    "harvests": "news/harvest/",
    "night shfit": "events/night-shift/",
}
# A title, and what finds it.
OTHERWISE: Final = [
    *[
        ("The clusters of Europe", typed)
        for typed in ("cluster", "clustered", "clustr", "culsters")
    ],
    *[("Studies of water", typed) for typed in ("study", "studied", "sutdies", "STUDY")],
    *[("By e-mail", typed) for typed in ("email", "E-Mail", "e-mail", "e mail", "emails")],
    *[("By email", typed) for typed in ("E-Mail", "email", "emial", "e mail")],
    *[("Report of WP3", typed) for typed in ("wp3", "WP-3", "WP 3", "wp 3")],
    *[("Report of WP-3", typed) for typed in ("wp3", "WP3", "WP 3")],
    *[("Report of WP 3", typed) for typed in ("wp3", "WP-3")],
    *[("Open day in Aarhus", typed) for typed in ("Århus", "aarhus", "arhus")],
    *[("Open day in Århus", typed) for typed in ("Aarhus", "arhus", "ÅRHUS")],
    *[("München lädt ein", typed) for typed in ("Muenchen", "Munchen", "laedt", "ladt")],
    *[("Kläranlagen", typed) for typed in ("Klaeranlage", "klaeranlag", "klaeranlgen")],
    *[("Muenchen invites", typed) for typed in ("München", "munchen")],
    *[("Munchen invites", typed) for typed in ("München", "Muenchen")],
    *[("Lange Straße", typed) for typed in ("strasse", "STRASSE", "straße")],
    *[("Smørrebrød", typed) for typed in ("smorrebrod", "smoerrebroed", "smörrebröd")],
    *[("IJsselmeer", typed) for typed in ("ijsselmeer", "Ysselmeer", "Ĳsselmeer")],
    *[("Fifty: 50,000 trees", typed) for typed in ("50000", "50 000", "50.000", "50\u202f000")],
    *[("50 000 trees", typed) for typed in ("50000", "50,000", "50’000", "000")],
    *[("1.234.567 trees", typed) for typed in ("1234567", "1,234,567")],
    *[("R&D for all", typed) for typed in ("R&D", "r & d", "rd")],
    *[("Best practice", typed) for typed in ("bestpractice", "best-practice", "best-pratcice")],
    *[("Micro credentials", typed) for typed in ("microcredential", "micro-crednetials")],
    *[("Pro\u00adjekt\u00adtreffen", typed) for typed in ("Projekttreffen", "projekt")],
    *[("水质检测技术的新方法", typed) for typed in ("水质", "检测技术", "水", "法")],
    *[("東京でワークショップ", typed) for typed in ("ワークショップ", "東京")],
    *[("การจัดการน้ำ", typed) for typed in ("น้ำ", "จัดการ")],
    *[("서울 워크숍", typed) for typed in ("워크숍", "서울")],
]
# By language: a title, and another form of its word.
INFLECTED: Final = [
    ("de", "Häuser am Wasser", "Haus"),
    ("de", "Das Haus", "Hauses"),
    ("fr", "Les économies locales", "économie"),
    ("es", "Las cooperaciones", "cooperación"),
    ("it", "Le città e i progetti", "progetto"),
    ("pl", "Projekty nad wodą", "projektów"),
    ("cs", "Mlýny na řece", "mlýn"),
    ("sk", "Klastre na Slovensku", "klastrov"),
    ("hr", "Vodenice i projekti", "projekta"),
    ("el", "Οι μύλοι", "μύλος"),
    ("mt", "Il-proġetti", "proġett"),
    ("sl", "Mlini in projekti", "projektov"),
]
NOISE: Final = [f"Report {word}" for word in ("alpha", "beta", "gamma", "delta")]


def test_the_script_folds_texts_as_the_index_does() -> None:
    texts = ["Příliš", "Straße", "Œuvre ﬁx", "ŁÓDŹ", "Ærø", "CO₂", "ΜΎΛΟΣ", "İI", "Århus", "がく"]
    texts += ["IJssel Ĳ", "Đoković", "한국", "น้ำ", "pro\u00adjekt", "ẞ", "\u0130x", "Ŧ ŋ ħ"]

    folded = in_node(texts=texts)["folded"]

    assert folded == [[fold(text), written_out(text)] for text in texts]


@pytest.mark.parametrize("site", ["inno_drop", "mills", "minimal_site", "small_site"])
def test_every_word_of_every_title_finds_its_page(
    site: str, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(site)
    index = Index.of_site(folder)
    titles = [(address, title) for address, title, *_ in index.entries]
    pages = {*listed(folder), *(address for address, _ in titles if "#" not in address)}
    titles += [(address, heading(folder, address)) for address in pages]
    words: dict[str, set[str]] = {}
    for address, title in titles:
        for word in title.split():
            if tokens(word):
                words.setdefault(word, set()).add(address)

    answers = index.ask(words)

    assert len(words) > 25
    for word, found in zip(words, answers, strict=True):
        assert words[word] <= set(index.addresses(found)), word


def test_a_title_with_a_slip_is_among_the_first_five(inno_drop: Path, mills: Path) -> None:
    chance = random.Random(40)
    slips = 0
    lost = []
    for site in (inno_drop, mills):
        index = Index.of_site(site)
        numbers = chance.sample(range(len(index.entries)), 70)
        typed = {number: with_slip(index.entries[number][1], chance) for number in numbers}
        typed = {number: title for number, title in typed.items() if title}
        for number, found in zip(typed, index.ask(typed.values()), strict=True):
            slips += 1
            if number not in found.entries[:5]:
                lost.append(typed[number])

    assert slips >= 100
    assert len(lost) <= slips * 0.05, lost


def test_a_question_has_its_first_answer(inno_drop: Path, mills: Path) -> None:
    for site, questions in ((inno_drop, QUESTIONS), (mills, OF_MILLS)):
        index = Index.of_site(site)
        answers = index.ask(questions)
        first = [index.addresses(found)[:1] for found in answers]
        assert dict(zip(questions, first, strict=True)) == {
            question: [address] for question, address in questions.items()
        }


def test_what_is_typed_otherwise_than_written_is_found() -> None:
    titles = list(dict.fromkeys(title for title, _ in OTHERWISE))
    typed = [[question for of, question in OTHERWISE if of == title] for title in titles]
    indexes = [Index.of_titles([*NOISE, title, *NOISE]) for title in titles]

    for questions, answers in zip(typed, ask(zip(indexes, typed, strict=True)), strict=True):
        for question, found in zip(questions, answers, strict=True):
            assert found.entries[:1] == [len(NOISE)], question


def test_all_spellings_of_a_word_are_found_by_each() -> None:
    spellings = ["E-Mail", "email", "München", "Muenchen", "Munchen", "WP3", "WP-3", "WP 3"]
    index = Index.of_titles([f"{word} here" for word in spellings])
    answers = dict(zip(spellings, index.ask(spellings), strict=True))

    for same in (spellings[:2], spellings[2:5], spellings[5:]):
        numbers = {spellings.index(word) for word in same}
        assert all(set(answers[word].entries[: len(same)]) == numbers for word in same)


def test_other_forms_of_a_word_are_found() -> None:
    asked = [
        (Index.of_titles([*NOISE, title], language), [typed])
        for language, title, typed in INFLECTED
    ]

    for (language, _, typed), [found] in zip(INFLECTED, ask(asked), strict=True):
        assert found.entries[:1] == [len(NOISE)], (language, typed)


def test_a_form_that_no_text_has_is_found_by_its_ending() -> None:
    index = Index.of_titles(["Plants planting", "Tests testing", "Clusters"])

    assert index.found("clustering") == ["Clusters"]


@pytest.mark.parametrize(
    ("title", "typed"),
    [("A poet", "pot"), ("50,000 trees", "50 trees in Rome"), ("Goal", "gallon"), ("A b", "xyzzy")],
)
def test_what_only_looks_alike_is_not_found(title: str, typed: str) -> None:
    index = Index.of_titles([title, "Pot and gallon", "Rome"])

    [answers] = index.ask([typed])

    assert 0 not in answers.entries[: answers.whole]


def test_a_joined_word_is_found_parted_though_another_begins_with_it() -> None:
    index = Index.of_titles(["Gold label", "Goldlabelled", "Gold"])

    assert set(index.found("goldlabel")) == {"Gold label", "Goldlabelled"}


def test_a_word_that_is_meant_is_named() -> None:
    index = Index.of_titles(["Gold for all", "Silver"])

    [answers] = index.ask(["glod silver"])

    assert answers.meant == [["glod", ["gold"]]]


def test_each_of_linked_words_that_is_meant_is_named() -> None:
    index = Index.of_titles(["Gold for all, of silver", "Lead"])

    one, two = index.ask(["glod-silver", "glod-sliver"])

    assert one.meant == [["glod", ["gold"]]]
    assert two.meant == [["glod sliver", ["gold silver"]]]


def test_a_frequent_word_has_all_its_entries() -> None:
    index = Index.of_titles(f"Training {number}" for number in range(1500))

    every, one = index.ask(["training", "training 17"])

    assert every.entries == [*range(1500)][::-1]  # equal answers, the newest first
    assert one.entries[0] == 17
    assert one.whole == 1
    assert len(one.entries) == 1500


def test_all_words_come_before_some_and_titles_before_bodies() -> None:
    body = SearchEntry("news/b/", "news", "On rivers", body="harbour " * 9 + "and town")
    titles = [SearchEntry(f"news/{n}/", "news", f"Town {n}") for n in range(9)]
    both = SearchEntry("news/c/", "news", "Harbour", "", body="A long text on a town. " * 50)
    index = Index(index_files([both, body, *titles], "en"))

    harbour, town = index.ask(["harbour", "harbour towns"])

    assert index.addresses(harbour) == ["news/c/", "news/b/"]
    assert index.addresses(town)[:2] == ["news/c/", "news/b/"]
    assert (town.whole, len(town.entries)) == (2, 11)


# The index of a site of any size


@pytest.mark.slow
def test_a_question_loads_little_of_ten_thousand_items() -> None:
    index = Index(index_files(ten_thousand(), "en", STEP - 1))
    title = index.entries[7_000][1]
    questions = ["cluster", "training", "network report", "clustr", "wrokshop harbour", "wo"]
    questions += ["quiet city in report", "50000", "xyzzy", "events december 2024", title]

    answers = index.ask(questions)

    assert len(answers[0].entries) > 8_500
    assert 7_000 in answers[-1].entries[:1]
    assert index.addresses(answers[-2])[0] == "events/2024/12/"
    for question, found in zip(questions, answers, strict=True):
        assert index.bytes_to_the_first_answers(found) <= 45_000, question
    assert max(map(len, index.files.values())) < 40_000


def test_a_closed_part_that_grows_changes_the_files_of_its_words_alone() -> None:
    before = index_files(many(400), "en")
    added = SearchEntry("news/new/", "news", "Xylophone", "Words like zebra and quokka.")
    after = index_files([*many(400), added], "en")

    changed = {at for at in after if after[at] != before.get(at)}
    blocks = {at for at in changed if "/entries/" in at}
    assert blocks == {f"search/entries/{400 // BLOCK}.json"}
    assert len(changed - blocks) < 20
    assert before.keys() <= after.keys()


def test_a_new_list_stands_behind_all_that_was_there(tmp_path: Path) -> None:
    newest = {
        "content/news/new.md": news(id="new", title="New", date="2026-11-20"),
        "content/events/new.md": event(id="to-come", start="2027-02-03", published="2026-11-21"),
    }
    before, after = (
        index_of(small(tmp_path / name, files)).entries
        for name, files in (("before", FEW), ("after", FEW | newest))
    )

    assert after[: len(before)] == before
    assert [address for address, *_ in after[len(before) :]] == [
        "news/new/",
        "events/new/",
        "events/2027/",
        "events/2027/02/",
    ]


# Helpers


def index_of(library: Library) -> Index:
    """The index of the generated pages of a library."""
    pages = all_pages(Partials(library, ADDRESSES))
    entries = [page.search_entry for page in pages if page.search_entry]
    files = search_files(library, lambda entry: entry.body, [], entries, Cache())
    return Index({output.address: output.make() for output in files})


def many(count: int) -> list[SearchEntry]:
    """Entries with bodies of 120 words, of which some are everywhere and others rare."""
    return [
        SearchEntry(
            f"news/{number}/",
            "news",
            f"Report {number} on the harvest",
            "A summary of it.",
            body=" ".join(f"w{(number * 7919 + each * each) % 9973}" for each in range(120)),
        )
        for number in range(count)
    ]


def ten_thousand() -> list[SearchEntry]:
    """Invented items of some 500 words, of which 7,000 are about training, and thirty years of
    months."""
    choices = Choices(*([f"{name}-{n}" for n in range(6)] for name in "ptscea"))
    entries = [
        SearchEntry(
            f"{item.kind}/{item.slug}/",
            ITEMS[item.kind].name,
            item.title,
            item.summary,
            meta=f"{item.day:%d %B %Y}",
            body=item.body + (" A training." if number % 10 < 7 else ""),
        )
        for number, item in enumerate(items(10_000, choices, languages=["en"]))
    ]
    since = datetime(2000, 1, 1, tzinfo=UTC)
    months = []
    for month in (date(year, number, 1) for year in range(2000, 2030) for number in range(1, 13)):
        titles = {"events": f"Events in {month:%B %Y}", "news": f"Published in {month:%B %Y}"}
        for kind, title in titles.items():
            months.append(month_entry(f"{kind}/{month:%Y/%m}/", title, since, kind))
    return [*months, *entries]


def listed(site: Path) -> list[str]:
    """The pages of a site that its sitemap lists, without those further back in a list."""
    sitemap = etree.parse(site / "sitemap.xml")
    pages = [str(page.text) for page in sitemap.iter("{*}loc")]
    root = min(pages, key=len)  # that of the home page
    addresses = [unquote(page.removeprefix(root)) for page in pages]
    return [address for address in addresses if not re.search(r"(^|/)page/[0-9]+/$", address)]


def heading(site: Path, address: str) -> str:
    """The heading of a page."""
    html = (site / address / "index.html").read_text("utf-8")
    found = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
    assert found, address
    return unescape(re.sub(r"<[^>]*>", " ", found[1]))


def with_slip(title: str, chance: random.Random) -> str:
    """A title with one letter of one word too many, too few, wrong, or in its neighbour's place;
    empty if no word has four letters."""
    words = title.split()
    long = [at for at, word in enumerate(words) if word.isascii() and word.isalpha() and word[3:]]
    if not long:
        return ""
    chosen = chance.choice(long)
    word = words[chosen]
    at, other = chance.randrange(len(word) - 1), chance.choice(string.ascii_lowercase)
    words[chosen] = chance.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + other + word[at:],
            word[:at] + other + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        ]
    )
    return " ".join(words)
