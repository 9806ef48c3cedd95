"""Files that should not be there, names that nobody should give, and pictures that are none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Final

from tests.fuzz import words
from tests.fuzz.bases import picture
from tests.fuzz.drawings import with_drawing


@dataclass(frozen=True)
class Link:
    """A symbolic link."""

    target: str


File = bytes | Link | None  # None is a file that is taken away
FOLDERS: Final = ("content/news", "content/events", "content/practices", "content", "data", "docs")
OTHERS: Final = (
    *(
        "desktop.ini",
        "Thumbs.db",
        ".DS_Store",
        "opening.md~",
        "~$agenda.docx",
        "notes.txt",
        "x.pdf",
    ),
    *(
        "index.md",
        "README.md",
        "opening (1).md",
        "opening.MD",
        "opening.markdown",
        "x.md.txt",
        "Opening.md",
    ),
    *(
        "partners.yaml",
        "partners (copy).yml",
        "Partners.yml",
        "new.yml",
        "x.json",
        "a/b/c/index.md",
    ),
    *(
        "open-day.md",
        "new/index.md",
        "new/Index.md",
        "new/agenda.docx",
        "new/a/tower.jpg",
        "tower.jpg",
    ),
)


def changed(files: Mapping[str, bytes], rng: Random) -> dict[str, File]:
    """A change of which files there are."""
    path = rng.choice(sorted(files))
    folder = rng.choice(FOLDERS)
    kind = rng.randrange(10)
    if kind == 0:
        return {path: None}
    if kind == 1:
        return {f"{folder}/{rng.choice(OTHERS)}": files[path]}
    if kind == 2:
        return {
            f"{folder}/{rng.choice(OTHERS)}": rng.choice([b"", b"\0\1\2", b"x", b"---\n---\nx"])
        }
    if kind in {3, 4}:
        return _renamed(path, files[path], rng)
    if kind == 5:
        return _linked(rng)
    return _picture(rng) if kind in {6, 7} else {**with_drawing(files, rng)}


def _renamed(path: str, content: bytes, rng: Random) -> dict[str, File]:
    """A file under another name, moved or copied."""
    slug = rng.choice(words.SLUGS) if rng.random() < 0.7 else f"a{words.sign(rng)}"
    slug = slug.replace("/", "").replace("\0", "").strip() or "x"
    folder, _, name = path.rpartition("/")
    _, dot, ending = name.rpartition(".")
    ending = rng.choice([ending, ending, ending, "MD", "md ", "txt", "yml", "yaml", ""])
    new = f"{folder}/{slug}{dot}{ending}"
    return {new: content, **({path: None} if rng.random() < 0.5 and new != path else {})}


def _linked(rng: Random) -> dict[str, File]:
    name = rng.choice(
        ["new.md", "new", "new/index.md", "open-day/wheel.jpg", "a.jpg", "x.yml", "partners.yml"]
    )
    to = rng.choice(
        [
            "opening.md",
            "../news",
            "nowhere",
            "/etc/passwd",
            "..",
            ".",
            "tower.jpg",
            "new",
            "/dev/null",
            "/dev/zero",
        ]
    )
    return {f"{rng.choice(FOLDERS)}/{name}": Link(to)}


def _picture(rng: Random) -> dict[str, File]:
    """A picture of the item with pictures, which may be damaged or be another thing."""
    ending = rng.choice(["jpg", "jpg", "png", "gif", "webp", "JPG", "jpeg", "heic", "tif"])
    name = rng.choice(["tower", "tower", "tower", "My Tower", "wheel", "a/b", "t\u00f6wer"])
    content = picture(rng.choice(["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP"]))
    damaged = bytearray(content)
    for _ in range(rng.choice([0, 0, 1, 3, 20])):
        damaged[rng.randrange(len(damaged))] = rng.randrange(256)
    if rng.random() < 0.2:
        damaged = damaged[: rng.randrange(len(damaged) + 1)]
    return {f"content/news/open-day/{name}.{ending}": bytes(damaged)}


def recoded(content: bytes, rng: Random) -> bytes:
    """A text as another program might have saved it."""
    text = content.decode("utf-8", "replace")
    at = rng.randrange(len(content) + 1)
    return rng.choice(
        [
            ("é" + text).encode("latin-1", "replace"),
            text.encode("utf-16"),
            b"\xef\xbb\xbf" + content,
            content.replace(b"\n", b"\r\n"),
            content.replace(b"\n", b"\r"),
            content[:at],
            content[:at] + bytes([rng.randrange(256)]) + content[at:],
            content.replace(b" ", "\u00a0".encode()),
            content.rstrip(b"\n"),
            b"\n\n" + content,
            b"",
        ]
    )
