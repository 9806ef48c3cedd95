"""Social cards: drawn as typst would set them."""

from __future__ import annotations

import json
import re
import struct
import zlib
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from PIL import Image, ImageChops, ImageFont, ImageStat

from dissemination.cache import Cache
from dissemination.publication.cards import background, face
from dissemination.publication.cards.cards import MOST, NO_TEXTS, Cards
from dissemination.publication.cards.layout import lines
from dissemination.publication.cards.text_run import TextRun
from dissemination.publication.theme_tokens import theme_tokens
from dissemination.publication.typesetting import Typesetter
from tests.support.frozen import THEME
from tests.support.sample import every

TOKENS = theme_tokens(THEME)
CARD = {"kind": "News", "line": "1 May 2026", "acronym": "SMALL", "language": "en"}
HOSTILE = '#panic() *a* $x$ <b>"q"</b> @ref `raw` \\ // Příliš Ελλάδα'
LONG = "A sentence that says the same again, and again, with 12 numbers and no end in sight. " * 6

# By language: a title with its letters, of one line to more than three.
TITLES = {
    "cs": "Příliš žluťoučký kůň úpěl ďábelské ódy",
    "da": "Blåbær på Ærø",
    "de": "Die Öffentlichkeitsarbeit für Gewässerschutz: „Größe“ über Maßnahmen",
    "el": "Άνοιξη στην Κρήτη: ανοιχτή ημέρα «Ήπειρος» και εκπαίδευση",
    "en": "Difficult affairs of an offbeat halfback: a workflow (brief) and/or why – 2014–2020",
    "es": "¿Qué hacer con el agua? ¡Año nuevo para niños!",
    "et": "Õun, ööbik ja jäätis",
    "fi": "Vesi äänessä",
    "fr": "L’été, l’œuvre et « l’eau\xa0» : dès qu’il pleut où ça",
    "ga": "Sláinte an uisce in Éirinn",
    "hr": "Đaci i žabe na ćevapima",
    "hu": "Árvíztűrő tükörfúrógép Őszi Űrhajó",
    "it": "Città, perché l’acqua è più cara",
    "lt": "Ąžuolas, įžvalga ir ėjimas ŠIAULIŲ link",
    "lv": "Ķīmija ļoti ģints ņem Āboliņš",
    "mt": "Ħobż ġdid, ċar u żmien għajn",
    "nl": "Coöperatie in een efficiënte reünie",
    "pl": "Zażółć gęślą jaźń, ŁÓDŹ i Świętokrzyskie",
    "pt": "Três ações não são inovação à água",
    "ro": "Țară și înțelegere: ştiinţă, ființă",
    "sk": "Ľan, ĺ, ŕ, ôsmy a ťava",
    "sl": "Šola, čebela in žaba",
    "sv": " ".join(["Åtgärder för sjöar"] * 9),
}
SHAPED = {
    "Cyrillic": ("bg", "Вода за всички"),
    "Hebrew": ("he", "שלום"),
    "an English title in a language from right to left": ("ar", "Water"),
    "a combining mark": ("en", "Kru\u0301zok"),
    "two spaces": ("en", "Water  for all"),
    "sharp s between capitals": ("de", "STRAßE"),
    "a Greek word of capitals": ("el", "ΆΝΟΙΞΗ"),
    "a Catalan l·l": ("ca", "Col·lecció"),
    "a Turkish i after f": ("tr", "film"),
    "a hyphen said twice": ("hr", "Suradnja e-learning Suradnja co-operation na moru"),
    "a word that fits nowhere": ("en", "x" * 60),
}


@pytest.fixture
def typeset(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles that typst was asked to set, in a run of a test."""
    titles: list[str] = []
    png = Typesetter.png

    def noted(self: Typesetter, values: str) -> bytes:
        titles.append(json.loads(values)["title"])
        return png(self, values)

    monkeypatch.setattr(Typesetter, "png", noted)
    return titles


def picture(png: bytes) -> Image.Image:
    with Image.open(BytesIO(png)) as image:
        return image.convert("RGB")


def set_by_typst(texts: dict[str, str]) -> Image.Image:
    return picture(Typesetter("card", TOKENS.files).png(json.dumps(texts)))


def difference(card: Image.Image, other: Image.Image) -> float:
    """The mean difference of two cards in the part that has texts, of 255."""
    parts = (image.convert("L").crop((70, 48, 800, 536)) for image in (card, other))
    return float(ImageStat.Stat(ImageChops.difference(*parts)).mean[0])


@pytest.mark.parametrize("title", [HOSTILE, "x" * 500, LONG, "", "שלום", "Ελλάδα"])
def test_a_card_has_its_size_whatever_its_title(title: str) -> None:
    cards = Cards(TOKENS, Cache())
    drawn = cards.drawn({**CARD, "title": title})
    with Image.open(BytesIO(drawn)) as image:
        assert image.size == (1200, 630)
    assert len(drawn) < MOST
    assert Cards(TOKENS, Cache()).drawn({**CARD, "title": title}) == drawn


def test_a_card_has_only_characters_of_the_fonts() -> None:
    coverage = Cards(TOKENS, Cache())
    assert coverage.legible("Harvest 🎉 party") == "Harvest party"
    assert coverage.legible("日本語の見出し") == ""
    assert coverage.legible("Příliš – Ελλάδα") == "Příliš – Ελλάδα"
    assert coverage.legible("שלום") == "שלום"


@pytest.mark.parametrize("language", every(5, TITLES))
def test_a_card_looks_as_typst_sets_it(language: str, typeset: list[str]) -> None:
    title = TITLES[language]
    texts = {
        "kind": f"News: {title.split()[0]}",
        "title": title,
        "line": f"{title}, {title}"[:150].strip(),
        "acronym": "INNO-DROP",
        "language": language,
    }
    card = picture(Cards(TOKENS, Cache()).drawn(texts))
    assert typeset == [""], "it was not drawn"
    other = set_by_typst(texts)
    assert difference(card, other) < 1
    assert difference(picture(Cards(TOKENS, Cache()).drawn(NO_TEXTS)), other) > 4


def test_the_acronym_stands_beside_the_drop() -> None:
    texts = {**NO_TEXTS, "acronym": "ŽIVA–Drop & Ελλάδα"}
    parts = [
        image.crop((76, 560, 700, 625))
        for image in (picture(Cards(TOKENS, Cache()).drawn(texts)), set_by_typst(texts))
    ]
    assert max(ImageStat.Stat(ImageChops.difference(*parts)).mean) < 1.5
    assert parts[0].getcolors() != set_by_typst(NO_TEXTS).crop((76, 560, 700, 625)).getcolors()


def test_a_card_without_texts_is_the_background_of_typst() -> None:
    drawn = picture(Cards(TOKENS, Cache()).drawn(NO_TEXTS))
    assert drawn.tobytes() == set_by_typst(NO_TEXTS).tobytes()


@pytest.mark.parametrize("reason", SHAPED)
def test_what_needs_a_shaper_is_typeset(reason: str, typeset: list[str]) -> None:
    language, title = SHAPED[reason]
    card = Cards(TOKENS, Cache()).drawn({**CARD, "language": language, "title": title})
    assert title in typeset
    assert difference(picture(card), set_by_typst({**CARD, **NO_TEXTS})) > 0.5


def test_unchanged_cards_are_not_drawn_again(
    tmp_path: Path, typeset: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []
    draw = background.Background.card

    def noted(self: background.Background, lines: object) -> bytes:
        drawn.append(lines)
        return draw(self, lines)  # type: ignore[arg-type]

    monkeypatch.setattr(background.Background, "card", noted)
    for titles, count in ((("a", "b", "a"), 2), (("a", "b", "c"), 3)):
        cache = Cache(tmp_path / "cache.sqlite")
        for title in titles:
            Cards(TOKENS, cache).drawn({**CARD, "title": title})
        cache.save()
        assert len(drawn) == count
    assert typeset == [""], "the background is typeset once"


def test_a_card_does_not_depend_on_those_before_it() -> None:
    texts = [{**CARD, "title": title, "language": each} for each, title in TITLES.items()]
    face.face.cache_clear()
    cards = Cards(TOKENS, Cache())
    forth = [cards.drawn(each) for each in texts]
    face.face.cache_clear()
    cards = Cards(TOKENS, Cache())
    assert [cards.drawn(each) for each in reversed(texts)][::-1] == forth


def test_a_card_full_of_text_is_small() -> None:
    texts = {
        "kind": "Ängstliche Württemberger",
        "title": "Wm&%ßgðœ æÆ8§ @SRBQ " * 3,
        "line": "gjpqß@&%§8 " * 14,
        "acronym": "@&%§8SRBQ",
        "language": "de",
    }
    assert 30_000 < len(Cards(TOKENS, Cache()).drawn(texts)) < MOST


@pytest.mark.parametrize("kind", ["\xa0", "Kind of a thing " * 200, "ÅÅ"])
def test_a_card_has_room_for_any_kind(kind: str, typeset: list[str]) -> None:
    drawn = Cards(TOKENS, Cache()).drawn({**CARD, "kind": kind.strip(" "), "title": "Water"})
    assert picture(drawn).size == (1200, 630)
    assert typeset == [""]


def test_a_card_is_a_sound_png() -> None:
    png = Cards(TOKENS, Cache()).drawn({**CARD, "title": "Water for all"})
    chunks, at = {}, 8
    while at < len(png):
        [length] = struct.unpack(">I", png[at : at + 4])
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length]) == (
            zlib.crc32(kind + data),
        )
        chunks[kind], at = data, at + 12 + length
    assert list(chunks) == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    rows = zlib.decompress(chunks[b"IDAT"])
    assert len(rows) == 630 * 1201
    assert set(rows[::1201]) == {0}


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.text("aWi.-–—/!?(„“”ffilé2%", min_size=1, max_size=9), min_size=1, max_size=30),
    st.integers(3000, 40_000),
)
def test_lines_hold_as_much_as_fits(words: list[str], width: int) -> None:
    run = face.face("regular").run(" ".join(words), "en")
    assert run
    spans = run.lines(width)
    for start, end in spans:
        line = run.glyphs[start:end]
        assert run.width(start, end) <= width or len(breaks(line)) == 0, line
        assert line == line.strip(" ")
    for (start, end), (following, _) in pairwise(spans):
        assert set(run.glyphs[end:following]) <= {" "}
        first = following + next(iter(breaks(run.glyphs[following:])), len(run.glyphs))
        more = len(run.glyphs[:first].rstrip(" "))
        assert run.width(start, more) > width, "more would fit"
    assert spans[0][0] == 0
    assert spans[-1][1] == len(run.glyphs)


def breaks(text: str) -> list[int]:
    """Where a line may end: where a run breaks if it has no width at all."""
    run = TextRun(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))
    return [start for start, _ in run.lines(0)[1:]]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("»a« b “c” ’n d", ["»a«", "b", "“c”", "’n", "d"]),
        ("one two", ["one", "two"]),
        ("open-air 9-10 x – y", ["open-", "air", "9-10", "x", "–", "y"]),
        ("2014–2020 a—b", ["2014–", "2020", "a", "—", "b"]),
        ("and/or 1/2 / x", ["and/", "or", "1/2 /", "x"]),
        ("(a) « b » „c“ ¿d? e !", ["(a)", "« b »", "„c“", "¿d?", "e !"]),
        ("non\xa0breaking U.S. 12:30", ["non\xa0breaking", "U.S.", "12:30"]),
    ],
)
def test_a_line_ends_where_it_may(text: str, parts: list[str]) -> None:
    run = face.face("title").run(text, "en")
    assert run
    assert [run.glyphs[start:end] for start, end in run.lines(0)] == parts


@pytest.mark.parametrize("title", [LONG.strip(), " ".join(["Příliš žluťoučký kůň"] * 12)])
def test_a_title_that_is_too_long_ends_at_a_word(title: str) -> None:
    [*_, last] = lines({**NO_TEXTS, "title": title})
    shown = last.run.glyphs
    assert shown.endswith("…")
    assert shown[:-1].split() == title.split()[: len(shown.split())]
    assert len(shown) > 60


@pytest.mark.parametrize("name", ["title", "bold", "regular"])
def test_the_metrics_of_a_face_are_those_of_its_file(name: str) -> None:
    metrics = json.loads((face.FACES / f"{name}.json").read_text("utf-8"))
    basic = ImageFont.Layout.BASIC
    font = ImageFont.truetype(face.FACES / f"{name}.ttf", metrics["units"], layout_engine=basic)
    for advance, characters in metrics["advances"].items():
        assert {font.getlength(each) for each in characters} == {float(advance)}
    characters = set("".join(metrics["advances"].values()))
    assert set(metrics["kerning"]) <= characters


@pytest.mark.parametrize("which", ["inno_drop", "mills"])
def test_every_page_names_a_card_with_its_title(which: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(which)
    named = set()
    for file in site.rglob("index.html"):
        tree = html.parse(str(file)).getroot()
        if not tree.xpath("//meta[@property='og:title']"):
            continue
        [image] = tree.xpath("//meta[@property='og:image']/@content")
        assert re.sub(r"^https?://[^/]+/", "", image), file
        assert tree.xpath("//meta[@property='og:image:alt']/@content"), file
        if "/cards/" in image:
            named.add(site / "cards" / image.partition("/cards/")[2])
            assert tree.xpath("//meta[@property='og:image:width']/@content") == ["1200"]
    assert named == set((site / "cards").rglob("*.png"))
