"""What lies below the folders of a project: files, and what is none."""

from __future__ import annotations

import builtins
import os
import socket
import struct
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PIL import Image

from dissemination.build.build import is_left_out
from dissemination.cli import main
from dissemination.file_names import is_leftover
from dissemination.images.decoded import decoded
from dissemination.images.encoded import clean_animation, published_bytes
from dissemination.source.folders import contents
from tests.content.test_broken import lines_of, warnings_of
from tests.support.frozen import THEME
from tests.support.small import minimal, news

EMBLEM = "docs/assets/eu-emblem.svg"
DENIED = "Permission denied; give yourself the right to it"


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[Path]]:
    """A set of folders and files that nobody may open; root may open all that are truly closed."""
    paths: set[Path] = set()
    scandir, read, opened, plain = os.scandir, Path.read_bytes, Path.open, builtins.open
    bare = os.open

    def allowed(path: Any) -> Any:
        if Path(str(path)) in paths:
            raise PermissionError(13, "Permission denied", str(path))
        return path

    monkeypatch.setattr(os, "scandir", lambda path: scandir(allowed(path)))
    monkeypatch.setattr(Path, "read_bytes", lambda path: read(allowed(path)))
    monkeypatch.setattr(Path, "open", lambda path, *a, **k: opened(allowed(path), *a, **k))
    monkeypatch.setattr(builtins, "open", lambda path, *a, **k: plain(allowed(path), *a, **k))
    monkeypatch.setattr(os, "open", lambda path, *a, **k: bare(allowed(path), *a, **k))
    yield paths
    paths.clear()


def test_of_hidden_files_those_that_are_well_known_alone_belong_to_the_project(
    tmp_path: Path,
) -> None:
    public = {"docs/.well-known/security.txt", "docs/.well-known/pki/a.b"}
    hidden = {"docs/.well-known/.DS_Store", "docs/.git/x", "docs/a/.well-known/x", "data/.x.swp"}
    minimal(tmp_path, **dict.fromkeys(public | hidden, "x"))

    found = contents(tmp_path)

    assert {path for path in found.files if "/." in path} == public
    assert found.problems == []


@pytest.mark.parametrize("folder", ["content", "content/news", "docs/pictures", "data/logos"])
def test_a_folder_that_cannot_be_entered_is_told(
    tmp_path: Path, closed: set[Path], folder: str
) -> None:
    links = "[a](../news/b.md) [b](../../docs/pictures/x.md)"
    minimal(tmp_path, **{"content/news/b.md": "x", "content/practices/p.md": links})
    (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    closed.add(tmp_path / folder)

    assert lines_of(tmp_path) == [f"{folder}:1: the folder cannot be read: {DENIED}"]


@pytest.mark.parametrize(
    "path",
    [
        "content/news/a/index.md",
        "content/news/a/tower.png",
        "data/labels.yml",
        "docs/index.md",
        "docs/annex.pdf",
        EMBLEM,
    ],
)
def test_a_file_that_cannot_be_opened_is_told_once(
    tmp_path: Path, closed: set[Path], path: str
) -> None:
    files = {"content/news/a/index.md": news("![A tower](tower.png)"), "data/labels.yml": "[]\n"}
    page = "---\ndescription: A page.\n---\n# A page\n"
    minimal(tmp_path, **files, **{"docs/index.md": page, "docs/annex.pdf": "%PDF"})
    Image.new("1", (1, 1)).save(tmp_path / "content/news/a/tower.png")
    (tmp_path / EMBLEM).parent.mkdir()
    (tmp_path / EMBLEM).write_bytes((THEME / "assets/eu-emblem.svg").read_bytes())
    assert lines_of(tmp_path) == []
    (tmp_path / path).chmod(0o600)  # which changes its stamp, as whoever closes it does
    closed.add(tmp_path / path)

    assert lines_of(tmp_path) == [f"{path}:1: the file cannot be read: {DENIED}"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_socket_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    minimal(tmp_path, **{"content/news/a.md": news()})
    monkeypatch.chdir(tmp_path / "content/news")  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("b.md")
        assert lines_of(tmp_path) == [
            "content/news/b.md:1: this is a socket and no file; delete it"
        ]


def test_a_link_within_the_project_is_followed(tmp_path: Path) -> None:
    body = "![A tower](tower.png)"
    minimal(tmp_path, **{"content/news/a/index.md": news(body), "docs/index.txt": "x"})
    Image.new("1", (1, 1)).save(tmp_path / "docs/tower.png")
    try:
        (tmp_path / "content/news/a/tower.png").symlink_to("../../../docs/tower.png")
    except OSError:
        pytest.skip("this system lets not everyone make links")
    assert lines_of(tmp_path) == []


def test_a_project_may_itself_be_reached_by_a_link(tmp_path: Path) -> None:
    minimal(tmp_path / "true", **{"content/news/a.md": news("[x](b.md)"), "content/news/b.md": ""})
    try:
        (tmp_path / "link").symlink_to("true", target_is_directory=True)
    except OSError:
        pytest.skip("this system lets not everyone make links")
    assert lines_of(tmp_path / "link") == lines_of(tmp_path / "true") != []


# What other programs leave

LEFTOVERS = [
    *("desktop.ini", "Desktop.ini", "Thumbs.db", "thumbs.db:encryptable", "ehthumbs.db", "Icon\r"),
    *("__MACOSX", "$RECYCLE.BIN", "x.md~", "x.md.~1~", "x.md.orig", "x.md.rej", "x.bak", "x.swp"),
    *("#x.md#", "~$agenda.docx", "~WRL0003.tmp", "x.md.tmp", "x.pdf.part", "x.crdownload"),
    *("x_BACKUP_12.md", "x_REMOTE_4711.md", "x.lnk"),
]
OTHERS = [
    *("x.md", "x (1).md", "x~.md", "origin.md", "x.original.md", "thumbs.md", "tmp.md", "x#"),
    *("swap.swp.md", "desktop.md", "part.pdf", "hash#x.md", "#x.md", "base_1.md", "x_base_.md"),
    *("download.md", "aux.md"),
]


@pytest.mark.parametrize("name", LEFTOVERS)
def test_a_leftover_is_known_by_its_name(name: str) -> None:
    assert is_leftover(name)
    assert is_left_out(f"news/{name}")
    assert is_left_out(f"{name}/x.txt")


@pytest.mark.parametrize("name", OTHERS)
def test_other_names_are_no_leftovers(name: str) -> None:
    assert not is_leftover(name)


# Pictures with damaged notes


def picture(folder: Path, form: str, exif: bytes) -> Path:
    """A picture with these bytes as its EXIF."""
    content = BytesIO()
    Image.new("RGB", (8, 4), "red").save(content, form, exif=b"Exif\0\0" + exif)
    file = folder / f"tower.{form.lower()}"
    file.write_bytes(content.getvalue())
    return file


DAMAGED = {
    "cut off": b"MM\0*\0\0\0\x08\0\x05\x01\x12",
    "more values than bytes": (b"II*\0\x08\0\0\0\x02\0\x12\x01\x03\0\xff\xff\0\0\x90\0\0\0"),
}


@pytest.mark.parametrize("form", ["JPEG", "WEBP"])
@pytest.mark.parametrize("exif", DAMAGED.values(), ids=[*DAMAGED])
@pytest.mark.filterwarnings("default")  # as they would be printed
def test_damaged_exif_is_a_warning_of_the_picture(tmp_path: Path, form: str, exif: bytes) -> None:
    name = f"tower.{form.lower()}"
    minimal(tmp_path, **{"content/news/a/index.md": news(f"![A tower]({name})")})
    picture(tmp_path / "content/news/a", form, exif)
    run = CliRunner().invoke(main, ["check", "--root", str(tmp_path)])

    assert "Warning" not in run.stderr
    [line] = warnings_of(tmp_path)
    assert line.startswith(f"content/news/a/{name}:1: what the camera noted in this picture")


@pytest.mark.parametrize("form", ["JPEG", "WEBP"])
@pytest.mark.parametrize("exif", DAMAGED.values(), ids=[*DAMAGED])
def test_damaged_exif_does_not_hinder_publication(tmp_path: Path, form: str, exif: bytes) -> None:
    """Here a warning of Python is an error."""
    content = picture(tmp_path, form, exif).read_bytes()

    image = decoded(content, (8, 4))
    published = published_bytes(content, form.lower(), image, graphic=False)

    assert image.size == (8, 4)
    assert b"Exif" not in published
    assert clean_animation(content, form.lower()) is None


def test_a_large_picture_is_no_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 20)
    minimal(tmp_path, **{"content/news/a/index.md": news("![A tower](tower.png)")})
    Image.new("1", (6, 5)).save(tmp_path / "content/news/a/tower.png")

    assert lines_of(tmp_path) == warnings_of(tmp_path) == []


@pytest.mark.parametrize("name", ["tower.png", "tower.jpg"])
def test_what_pillow_notes_of_a_damaged_file_reaches_nobody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    """Nine samples a pixel, of which it says in its log that they cannot be decoded."""
    minimal(tmp_path, **{"content/news/a/index.md": news(f"![A tower]({name})")})
    file, samples = BytesIO(), struct.pack("<HHL", 0x0115, 3, 1)
    Image.new("RGB", (8, 4), "red").save(file, "TIFF")
    content = file.getvalue().replace(samples + b"\3", samples + b"\t")
    (tmp_path / "content/news/a" / name).write_bytes(content)
    run = CliRunner().invoke(main, ["check", "--root", str(tmp_path)])

    assert f"content/news/a/{name}:1: this is a TIFF" in run.stdout
    assert caplog.records == []
    assert "samples" not in run.stderr
