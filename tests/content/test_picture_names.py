"""Names of pictures: what looks equal is, and every name makes an address that works."""

from __future__ import annotations

import re
import sys
import unicodedata
from html import unescape
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from mkdocs.structure.files import File
from PIL import Image

from dissemination.build.docs_files import docs_files
from dissemination.cache import Cache
from dissemination.file_names import on_disk
from dissemination.images.image_set import ImageSet
from dissemination.library.library import Library
from dissemination.library.link_targets import Target, address
from dissemination.load import load
from dissemination.publication.document.figures import print_figures
from dissemination.publication.document.internal_links import internal_href, picture_files
from dissemination.publication.document.work import work
from dissemination.publication.theme_tokens import theme_tokens
from dissemination.urls import in_gallery, quoted
from tests.support.frozen import SUPPORT, THEME
from tests.support.pages import written
from tests.support.products import feeds
from tests.support.small import ADDRESSES, ITEMS, MOMENT, minimal, news
from tests.support.small import quoted as in_yaml

NAMES = (
    *("the tower.jpg", "a+b&c.jpg", "it's (new).jpg", "a,b.jpg", "Brücke.jpg", "Ελλάδα.jpg"),
    *("🎉.jpg", "100%.jpg", "a#b.jpg", "100%25.jpg", "x;y=z@~!$.jpg", "a'b.jpg", "50% off.JPG"),
)

NFC, NFD = (unicodedata.normalize(form, "Fête à Ålesund.png") for form in ("NFC", "NFD"))


def jpeg(pixels: tuple[int, int] = (8, 6)) -> bytes:
    file = BytesIO()
    Image.new("RGB", pixels, "teal").save(file, "JPEG")
    return file.getvalue()


def of_names(root: Path, *names: str, **fields: str) -> Library:
    """The library of a project whose one item shows pictures of these names."""
    body = " ".join(
        f"![A]({quoted(name.replace('%', '%25')).replace('#', '%23')})" for name in names
    )
    minimal(root, **{"content/news/a/index.md": news(body, **fields)})
    for name in names:
        (root / "content/news/a" / name).write_bytes(jpeg())
    return load(root, MOMENT)


@pytest.mark.parametrize("name", NAMES)
def test_every_name_makes_an_address_that_leads_to_its_file(name: str, tmp_path: Path) -> None:
    library = of_names(
        *(tmp_path, name),
        image=in_yaml(name),
        decorative="yes",
        gallery=f"[{{picture: {in_yaml(name)}, alt: A tower}}]",
    )
    images = ImageSet(library, tmp_path, Cache())
    files = written(images.files())
    [entry] = library.entries.values()
    text = library.bodies.html(entry, ADDRESSES.root)
    [shown] = re.findall(r'<img[^>]* src="([^"]*)"', text)
    path = urlsplit(shown.replace("&amp;", "&"))
    assert not path.query
    assert not path.fragment
    assert unquote(path.path[1:]) in files
    assert not {*" ,"} & {*path.path}, "no part of a srcset"
    image = images.image(entry.target(name))
    for source in (image, *image.sources):
        for candidate, _ in getattr(source, "sizes", ()):
            assert (
                unquote(urlsplit(urljoin("https://x.example/", quoted(candidate))).path[1:])
                in files
            )
    assert not re.search(r"[#%?]", in_gallery("news", "a", name))
    feed = feeds(library, ADDRESSES)["feeds/news.xml"].decode()
    assert quoted(image.address) in unescape(unescape(feed))


@pytest.mark.skipif(sys.platform == "darwin", reason="the file system takes both for one")
@pytest.mark.parametrize(("lies", "written"), [(NFC, NFD), (NFD, NFC), (NFD, NFD)])
def test_names_that_look_equal_are(lies: str, written: str, tmp_path: Path) -> None:
    marked = written.replace(" ", "%20")
    escaped = quoted(written)
    text = f"![A]({marked}) ![B]({escaped}) [C]({marked}) [D](../../../docs/{marked})"
    fields = {"image": in_yaml(written), "image_alt": "A feast"}
    fields["gallery"] = f"[{{picture: {in_yaml(written)}, alt: A feast}}]"
    partners = (minimal(tmp_path) / "data/partners.yml").read_text("utf-8").rstrip()
    logo = f"\n  logo: {in_yaml(f'logos/{written}')}\n  logo_alt: X\n"
    minimal(
        tmp_path,
        **{"content/news/a/index.md": news(text, **fields), "data/partners.yml": partners + logo},
    )
    for folder in ("content/news/a", "data/logos", "docs"):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (8, 6)).save(tmp_path / folder / lies)
    library = load(tmp_path, MOMENT)
    images = ImageSet(library, tmp_path, Cache())
    published = [file.address for file in images.files() if file.make()]

    assert {address for address in published if "sizes" not in address} == {
        f"news/a/{NFC}",
        f"partners/first/{NFC}",
    }
    [entry] = library.entries.values()
    html = library.bodies.html(entry, ADDRESSES.root)
    assert html.count(quoted(NFC)) == 4
    assert on_disk(tmp_path, f"content/news/a/{NFC}").name == lies
    assert images.image(library.partners["first"].logo_path).width == 8
    assert picture_files(library, images.published) == {}  # no practice shows one


def test_files_of_docs_are_published_under_composed_names(tmp_path: Path) -> None:
    file, page = (
        File(path, str(tmp_path), "site", True) for path in (f"files/{NFD}", "a\u0301.md")
    )
    page.content_string = f"![A]({NFD})"
    assert [each.dest_uri for each in docs_files([file, page])] == [f"files/{NFC}", "á/index.html"]
    assert file.abs_src_path == str(tmp_path / f"files/{NFD}")
    assert page.content_string == f"![A]({NFC})"
    assert address(Target("docs/files/a b #1 100%?.pdf")) == "files/a b %231 100%25%3F.pdf"
    assert quoted("files/a b %231.pdf") == "files/a%20b%20%231.pdf"


def test_a_file_that_is_not_there_has_the_path_that_was_asked_for(tmp_path: Path) -> None:
    assert on_disk(tmp_path, f"gone/{NFC}") == tmp_path / f"gone/{NFC}"


def test_pictures_of_practices_are_in_the_editions_as_they_are_published(tmp_path: Path) -> None:
    [path] = [path for path in ITEMS if path.startswith("content/practices/")]
    folder = path.removesuffix(".md")
    text = (
        ITEMS[path]
        .replace("](../", "](../../")
        .replace("\n---\n", '\nimage: "a b, 100%.HEIC"\nimage_alt: A mill\n---\n', 1)
    )
    shown = "![B](<fête, eins.jpg>) ![C](a%20b,%20100%25.HEIC)"
    others = {name: text for name, text in ITEMS.items() if name != path}
    minimal(tmp_path, **others, **{f"{folder}/index.md": f"{text.rstrip()}\n\n{shown}\n"})
    (tmp_path / folder / "fête, eins.jpg").write_bytes(jpeg())
    heic = (SUPPORT / "heic/6.heic").read_bytes()
    (tmp_path / folder / "a b, 100%.HEIC").write_bytes(heic)
    library = load(tmp_path, MOMENT)
    colours = theme_tokens(THEME).colours
    draw = print_figures(library, colours).draw
    [practice] = work(library, ADDRESSES, internal_href(library, ADDRESSES), draw).practices
    files = picture_files(library, ImageSet(library, tmp_path, Cache()).published)

    slug = folder.rpartition("/")[2]
    first, second = f"pictures/{slug}-1.jpg", f"pictures/{slug}-2.jpg"
    assert re.findall(r'<img[^>]* src="([^"]*)"', str(practice)) == [first, second, first]
    assert files[second] == jpeg()
    with Image.open(BytesIO(files[first])) as image:
        assert (image.format, image.size) == ("JPEG", (40, 64))
