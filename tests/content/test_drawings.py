"""Drawings as they are published: written anew from what is allowed, or told."""

from __future__ import annotations

import gzip
from base64 import b64decode, b64encode
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
import tinycss2
from lxml import etree
from PIL import Image, PngImagePlugin

from dissemination.build.build import is_left_out, page_drawings
from dissemination.cache import Cache
from dissemination.images.image_set import ImageSet
from dissemination.problems import ContentError
from dissemination.publication.document.internal_links import picture_files
from dissemination.source.drawings.drawing import Drawing, read_drawing
from tests.fuzz.drawings import DOCTYPES, PIECES, SVG, attack, drawing, faults, logos
from tests.support import pages
from tests.support.small import ITEMS, PRACTICE, news, small

LOGO = "content/news/a/logo.svg"
NOTES = ("inkscape", "sodipodi", "adobe", "serif:", "corel", "rdf:", "metadata", "<!--", "<?")


def read(inner: str, attributes: str = 'viewBox="0 0 40 40"') -> Drawing:
    return read_drawing(f'<svg xmlns="{SVG}" {attributes}>{inner}</svg>'.encode(), LOGO)


def written(inner: str) -> str:
    """What is published of the inner part of a drawing."""
    text = read(inner).content.decode()
    return text.partition(">")[2].removesuffix("</svg>\n")


def told(content: bytes | str) -> list[str]:
    """The codes of what is told of a drawing, each with its line."""
    with pytest.raises(ContentError) as error:
        read_drawing(content if isinstance(content, bytes) else content.encode(), LOGO)
    return [f"{problem.line} {problem.code}" for problem in error.value.problems]


@pytest.mark.parametrize("logo", logos(), ids=lambda logo: logo.stem)
def test_a_logo_of_a_real_program_is_published_without_its_notes(logo: Path) -> None:
    read_logo = read_drawing(logo.read_bytes(), LOGO)

    assert list(faults(read_logo.content)) == []
    assert read_logo.size
    assert not any(note in read_logo.content.decode().lower() for note in NOTES)
    assert read_drawing(read_logo.content, LOGO) == read_logo


@pytest.mark.parametrize("piece", PIECES)
def test_an_attack_is_told_or_harmless(piece: str) -> None:
    for doctype in ("", *DOCTYPES):
        try:
            content = read_drawing(attack(piece, doctype), LOGO).content
        except ContentError as error:
            assert error.problems  # noqa: PT017
        else:
            assert list(faults(content)) == []


def test_what_is_published_of_any_drawing_neither_runs_nor_loads() -> None:
    published = 0
    for number in range(600):
        try:
            read_one = read_drawing(drawing(Random(number)), LOGO)
        except ContentError:
            continue
        published += 1
        assert list(faults(read_one.content)) == [], number
        assert read_drawing(read_one.content, LOGO) == read_one, number
    assert published > 40


@pytest.mark.parametrize(
    "content",
    [
        f'<svg xmlns="{SVG}"><script/></svg>',
        f'<?xml-stylesheet href="a.css"?><svg xmlns="{SVG}"/>',
        f'<svg xmlns="{SVG}"><g onclick="x"/></svg>',
        f'<svg xmlns="{SVG}"><image href="https://x.example/a.png"/></svg>',
        f'<svg xmlns="{SVG}"><rect style="fill:u\\72l(//x.example/a)"/></svg>',
    ],
)
def test_the_oracle_sees_what_is_wrong(content: str) -> None:
    assert list(faults(content.encode()))


def test_styles_are_written_anew() -> None:
    assert (
        written(
            "<style>/* x */ .a > .b:not(#c), [id='d'] { fill : R\\65 d !important; -x-y: 1 }"
            "@media (min-width: 3px) { rect { stroke: url( '#e' ) ; cursor: url(x.cur) } }"
            "@charset 'utf-8'; .gone { zoom: 2 } .f { color: red; &amp;:hover { color: blue } }"
            "</style>"
        )
        == '<style>.a &gt; .b:not(#c), [id="d"]{fill:Red!important}\n'
        '@media (min-width: 3px){rect{stroke:url( "#e" )}}\n'
        ".f{color:red;&amp;:hover{color:blue}}</style>"
    )
    assert written("<rect style=\"fill:rgb(1 2 3);line-height:2;font:9px 'A B'\"/>") == (
        '<rect style="fill:rgb(1 2 3);font:9px &quot;A B&quot;"/>'
    )


@pytest.mark.parametrize(
    "inner",
    [
        '<style>[data-name="A b"] path{fill:red}</style><g data-name="A b"><path d="M0 0h9"/></g>',
        '<style>@namespace s "http://www.w3.org/2000/svg";\ns|rect{fill:red}</style>',
        '<style type="TEXT/CSS">a{fill:red}</style>',
        '<rect style="mask-image:linear-gradient(black,transparent)"/>',
        '<rect style="background:conic-gradient(red,blue);border-radius:9px"/>',
        '<text style="text-decoration-thickness:3px">x</text>',
    ],
)
def test_a_style_that_a_browser_follows_is_kept(inner: str) -> None:
    assert written(inner) == inner


def test_what_only_looks_like_a_style_that_is_kept_is_not() -> None:
    assert written('<g data-name="A"/>') == "<g/>"
    assert written('<style type="text/less">a{fill:red}</style><g/>') == "<g/>"
    assert written('<style>@namespace url(https://a.example/);@namespace "x" "y";</style>') == (
        "<style/>"
    )
    masked = '<svg xmlns="{}"><rect style="mask-image:url(//a.example/b.png)"/></svg>'
    assert told(masked.format(SVG)) == ["1 drawing-from-elsewhere"]


@pytest.mark.parametrize("escape", ["\\9 ", "\\1e", "\\d800 ", "\\ffff", "\\ ", "\\9\n"])
def test_an_escape_at_the_end_of_a_value_ends_with_it(escape: str) -> None:
    style = written(f"<style>.a{escape}{{fill:{escape}}} .b{{fill:red}}</style>")
    rules = tinycss2.parse_stylesheet(style[7:-8].replace("&gt;", ">"), True, True)
    assert [rule.type for rule in rules] == ["qualified-rule", "qualified-rule"]
    assert written(style) == style


def test_text_keeps_its_words_and_loses_what_is_between_them() -> None:
    inner = "<text>one<!--x--> <x:y xmlns:x='u'>no</x:y>two<?z z?> <tspan>three</tspan> four</text>"
    assert written(inner) == "<text>one two <tspan>three</tspan> four</text>"
    assert written("<g> no text <path/> </g><a href='https://x.example'><path/></a>") == (
        "<g><path/></g><a><path/></a>"
    )


def test_a_stop_says_where_it_is() -> None:
    stops = '<linearGradient><stop stop-color="red"/><stop offset="1"/></linearGradient>'
    assert written(stops).count('offset="0"') == written(stops).count('offset="1"') == 1


def test_what_only_an_editor_shows_is_left_out_and_a_page_is_told() -> None:
    page = "<foreignObject{}><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject><text/>"
    editors = page.format(" requiredExtensions='http://ns.adobe.com/AdobeIllustrator/10.0/'")
    assert written(f"<switch>{editors}</switch>") == "<switch><text/></switch>"
    with pytest.raises(ContentError, match=r"draw\.io"):
        read(f"<switch>{page.format('')}</switch>")


def test_entities_of_the_file_itself_are_read_and_others_are_told() -> None:
    doctype = f'<!DOCTYPE svg [<!ENTITY ns "{SVG}"><!ENTITY name "Łódź &#38;#38; more">]>'
    content = read_drawing(f'{doctype}<svg xmlns="&ns;"><title>&name;</title></svg>'.encode(), LOGO)
    assert "<title>Łódź &amp; more</title>" in content.content.decode()

    outside = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    assert told(f'{outside}\n<svg xmlns="{SVG}"><text>&x;</text></svg>') == ["2 broken-drawing"]
    names = "abcdefghijkl"
    laughs = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(names))
    bomb = f'<!DOCTYPE svg [<!ENTITY a "ha">{laughs}]><svg xmlns="{SVG}"><text>&l;</text></svg>'
    assert told(bomb) == ["1 broken-drawing"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "iso-8859-1", "cp1252"])
def test_a_drawing_in_another_encoding_is_published_in_utf_8(encoding: str) -> None:
    declared = encoding.removesuffix("-sig").removesuffix("-le")
    text = f'<?xml version="1.0" encoding="{declared}"?><svg xmlns="{SVG}"><title>é</title></svg>'
    start = b"\xff\xfe" if encoding == "utf-16-le" else b""
    content = read_drawing(start + text.encode(encoding), LOGO).content
    assert content.decode("utf-8") == f'<svg xmlns="{SVG}"><title>é</title></svg>\n'


@pytest.mark.parametrize("name", ["<script/>", "<path onload='x'/>"])
def test_markup_hidden_in_an_encoding_is_read_as_what_it_is(name: str) -> None:
    assert told(attack(name, declared="utf-7")) == ["1 active-drawing"]


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="120" height="60"', (120, 60)),
        ('width="3in" height=" 2.54cm "', (288, 96)),
        ('width="30mm" height="36pt"', (113, 48)),
        ('width="+1e2PX" height="2em" viewBox="0 0 9 9"', (100, 32)),
        ('width="40q" height="1pc"', (38, 16)),
        ('viewBox="0,0 , 48 24"', (48, 24)),
        ('viewBox="0 0 48 24" width="12"', (12, 6)),
        ('viewBox="0 0 48 24" height="12"', (24, 12)),
        ('viewBox="0 0 48 24" width="100%" height="auto"', (48, 24)),
        ('viewBox="-5 -5 21000 29700"', (1810, 2560)),
        ('width="0.2" height=".2"', (1, 1)),
        ('width="10" height="900000"', (1, 2560)),
        ('width="100%" height="50vh"', None),
        ("", None),
    ],
)
def test_the_size_is_what_a_browser_makes_of_it(
    attributes: str, size: tuple[int, int] | None
) -> None:
    assert read("", attributes).size == size


@pytest.mark.parametrize(
    "attributes",
    [
        *(f'width="{n}"' for n in ("9" * 400, "nan", "1e999", "-3", "0", "1e7", "1,5cm", "3 px")),
        *(f'height="{n}"' for n in ("inf", "12furlong", "calc(1px)", "1e-999", "٣")),
        *(f'viewBox="{n}"' for n in ("0 0 0 9", "0 0 9", "0 0 nan 9", "0 0 1e999 9", "a b c d")),
        f'viewBox="0 0 {"9" * 400} 9"',
        'viewBox="0 0 1e30 1"',
    ],
)
def test_what_is_no_size_is_told(attributes: str) -> None:
    with pytest.raises(ContentError) as error:
        read("", attributes)
    assert [problem.code for problem in error.value.problems] == ["size-of-drawing"]


def test_what_cannot_be_read_is_told_with_its_line() -> None:
    assert told(f'<svg xmlns="{SVG}">\n<g>\n</svg>') == ["3 broken-drawing"]
    assert told(f'<svg xmlns="{SVG}">\n\n<path\nonload="x"/>\n<script/></svg>') == [
        "4 active-drawing",
        "5 active-drawing",
    ]
    assert told(gzip.compress(f'<svg xmlns="{SVG}"/>'.encode())) == ["1 compressed-drawing"]
    for content in (b"", b"\n", b"\x89PNG\r\n\x1a\n", b"no drawing", b"<svg/>", b"\n<html/>"):
        assert [line.partition(" ")[2] for line in told(content)] == ["no-drawing"]


def uses(levels: int, each: str) -> str:
    """Groups of which each shows the next one ten times."""
    groups = (f'<g id="g{n}">{each.format(n + 1) * 10}</g>' for n in range(levels))
    return "".join(groups) + f'<path id="g{levels}"/>'


@pytest.mark.parametrize(
    "inner",
    [
        uses(10, '<use href="#g{}"/>'),
        uses(10, '<path style="fill:url(#g{})"/>'),
        uses(10, '<use href="#g{}"/>') + "".join(f'<path id="g{n}"/>' for n in range(9)),
        uses(10, '<path mask="url(#g{})"/>'),
        "<style>.a,.b{fill:url(#g0)}</style><g class='b'/>" + uses(7, '<use href="#g{}"/>'),
        "<style>"
        + "".join(f".c{n}{{fill:url(#g{n})}}" for n in range(9))
        + "</style>"
        + uses(8, '<path class="x c{}"/>'),
        "".join(f'<g id="a{n}"><use href="#a{n + 1}"/></g>' for n in range(400)),
        f"<style>{'.a{fill:red}' * 50_000}</style>",
        f'<path fill="{"9" * 5_000}"/>',
        "<path d='M0 0h9'/>" * 300_000,
        "".join(
            f'<marker id="g{n}"><path marker-mid="url(#g{n + 1})" d="M0 0{"h1" * 10}"/></marker>'
            for n in range(6)
        )
        + '<g marker-mid="url(#g0)"><path d="M0 0h1h1"/></g>',
        "<style>:root{"
        + ";".join(f"--v{n}:url(#g{n})" for n in range(9))
        + "}</style>"
        + uses(8, '<path style="mask:var(--v{})"/>'),
        "<rect " + " ".join(f'a{n}=""' for n in range(5_000)) + "/>",
    ],
)
def test_what_grows_beyond_what_a_browser_draws_is_told(inner: str) -> None:
    with pytest.raises(ContentError, match="simplify it"):
        read(inner)


@pytest.mark.parametrize(
    "inner",
    [
        '<g id="a"><use href="#a"/></g>',
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/><use href="#a"/></g>',
        "<g>" * 200 + "</g>" * 200,
        uses(4, '<use href="#g{}"/>'),
        f'<marker id="a"><path/></marker><path marker-end="url(#a)" d="M0 0{"h1" * 9_000}"/>',
    ],
)
def test_what_a_browser_can_draw_is_published(inner: str) -> None:
    assert read(inner).content


@pytest.mark.parametrize(
    "style",
    [".a{" * 2_000, ":not(" * 20_000 + "{fill:red}", ".a{fill:" + "(" * 20_000, "@media x{" * 999],
)
def test_a_style_that_is_nested_too_deeply_is_left_out(style: str) -> None:
    assert "fill" not in written(f"<style>{style}</style>")


def pixels(form: str, **notes: object) -> bytes:
    file = BytesIO()
    Image.linear_gradient("L").resize((12, 8)).convert("RGB").save(file, form, **notes)
    return file.getvalue()


def data(content: bytes, kind: str) -> str:
    return f"data:image/{kind};base64,{b64encode(content).decode()}"


def with_notes(form: str) -> bytes:
    """A picture that says where it was taken."""
    exif = Image.Exif()
    exif[0x010F] = "Camera of Tests"
    if form != "PNG":
        return pixels(form, exif=exif)
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", "Camera of Tests")
    return pixels(form, exif=exif, pnginfo=texts) + b"Camera of Tests behind it"


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_picture_within_a_drawing_is_published_without_its_notes(form: str) -> None:
    content = with_notes(form)
    assert b"Camera" in content

    root = etree.fromstring(read(f'<image href="{data(content, "png")}"/>').content)
    kind, _, encoded = str(root[0].attrib["href"]).partition(";base64,")
    inner = b64decode(encoded)

    assert kind == f"data:image/{form.lower()}"
    assert b"Camera" not in inner
    with Image.open(BytesIO(inner)) as image, Image.open(BytesIO(content)) as before:
        assert image.format == form
        assert image.size == before.size == (12, 8)
        if form == "PNG":
            assert image.tobytes() == before.tobytes()


def test_a_picture_within_a_drawing_that_cannot_be_read_is_told() -> None:
    cut, gif = pixels("PNG")[:60], pixels("GIF")
    for address in (data(cut, "png"), data(gif, "gif"), "data:image/png;base64,x", "data:,x"):
        assert told(f'<svg xmlns="{SVG}"><image href="{address}"/></svg>') == ["1 active-drawing"]


def test_a_drawing_of_a_page_of_docs_is_published_anew_and_that_of_the_look_as_it_is(
    tmp_path: Path,
) -> None:
    drawn = f'<svg xmlns="{SVG}" viewBox="0 0 8 4"><!-- by X --><path d="M0 0h8"/></svg>'
    paths = ("a/plan.svg", "Map.SVG", "assets/drop.svg", ".git/x.svg", ".well-known/z.svg")
    for path in paths:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(drawn, "utf-8")
    anew = read_drawing(drawn.encode(), LOGO).content
    assert sorted(page_drawings(tmp_path)) == [".well-known/z.svg", "Map.SVG", "a/plan.svg"]
    assert set(page_drawings(tmp_path).values()) == {anew}
    assert [is_left_out(path) for path in paths[:3]] == [True, True, False]


def test_what_is_published_is_the_drawing_written_anew(tmp_path: Path) -> None:
    drawn = f'<svg xmlns="{SVG}" viewBox="0 0 8 4"><!-- by X --><path d="M0 0h8"/></svg>'
    files = {
        "content/news/a/index.md": news("![A tower](tower.svg)", id="a"),
        "content/news/a/tower.svg": drawn,
        "content/practices/p/index.md": ITEMS[PRACTICE].replace(
            "[opening](../news/opening.md)", "![A mill](mill.SVG)"
        ),
        "content/practices/p/mill.SVG": drawn,
    }
    library = small(tmp_path, files)
    published = read_drawing(drawn.encode(), LOGO).content

    assert library.pictures["content/news/a/tower.svg"] == (8, 4)
    made = pages.written(ImageSet(library, tmp_path, Cache()).files())
    drawings = {name: content for name, content in made.items() if name.lower().endswith(".svg")}
    assert len(drawings) == 2
    assert {
        *drawings.values(),
        *picture_files(library, ImageSet(library, tmp_path, Cache()).published).values(),
    } == {published}
