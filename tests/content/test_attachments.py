"""Files to take along: what is found in them, what is told, and that nothing in them harms."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final
from zipfile import ZipFile, ZipInfo

import pytest

from dissemination.file_names import on_disk
from dissemination.load import load, loaded
from dissemination.problems import ContentError
from dissemination.source.attachments import archive as archives
from dissemination.source.attachments import findings as limits
from dissemination.source.attachments.findings import AttachmentError, Findings
from dissemination.source.attachments.reading import findings
from tests.support.attachments import W, archive, odf, office, pdf
from tests.support.small import MOMENT, minimal, news

ITEM: Final = "content/news/x/index.md"
Files = dict[str, bytes]


def laid(root: Path, text: str, files: Files, **others: str) -> Path:
    """A small project with an item and files."""
    minimal(root, **{ITEM: text}, **others)
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


def problems(root: Path) -> list[str]:
    """The problem lines of a project."""
    with pytest.raises(ContentError) as caught:
        load(root, MOMENT)
    return [str(problem) for problem in caught.value.problems]


def advice(root: Path) -> list[str]:
    """The advice about the files of a project."""
    lines = map(str, load(root, MOMENT).advice)
    return [line for line in lines if line.startswith(("content/", "data/files/"))]


def found(folder: Path, name: str, content: bytes) -> Findings:
    """What is found in a file."""
    (folder / name).write_bytes(content)
    return findings(folder / name)


def refused(folder: Path, name: str, content: bytes) -> str:
    """Why a file is not offered."""
    with pytest.raises(AttachmentError) as caught:
        found(folder, name, content)
    return str(caught.value)


FILES: Final = """\
[slides.pptx, {file: report.pdf, title: The report, language: de}, ../../../data/files/plan.csv]"""


def test_published_are_those_that_something_public_names(tmp_path: Path) -> None:
    """By a field, or by a link in a body or in the text of a record; a draft's are not."""
    link = "See the [table](table.ods) and the [draft](../../../data/files/linked.zip#part)."
    record = (
        "- {id: d, title: D, kind: Report, text: T, copy_at: {unknown: 2026-01}, "
        "file: files/document.odt}\n"
    )
    files = {
        "content/news/x/slides.pptx": office("pptx"),
        "content/news/x/report.pdf": pdf(3),
        "content/news/x/table.ods": odf("ods"),
        "content/news/x/nobodys.pdf": pdf(),
        "content/news/draft/secret.pdf": pdf(),
        "data/files/plan.csv": b"a,b\n",
        "data/files/linked.zip": archive({"a.txt": "A"}),
        "data/files/document.odt": odf(),
        "data/files/term.docx": office(),
    }
    terms = "- {id: D1, title: T, text: 'As in [the text](files/term.docx).'}\n"
    draft = news(id="d", draft="yes", files="[secret.pdf, ../../../data/files/plan.csv]")
    others = {"content/news/draft/index.md": draft, "data/documents.yml": record}
    root = laid(
        tmp_path, news(link, files=FILES), files, **others, **{"data/deliverables.yml": terms}
    )
    library = load(root, MOMENT)
    assert {file.address for file in library.attachments.values()} == {
        *("news/x/slides.pptx", "news/x/report.pdf", "news/x/table.ods", "files/plan.csv"),
        *("files/linked.zip", "files/document.odt", "files/term.docx"),
    }
    assert library.attachments["content/news/x/report.pdf"].pages == 3
    assert [file.title for file, _ in library.files_of(library.news["a"])] == [
        *(None, "The report", None)
    ]
    [line] = [str(line) for line in library.advice if "names this file" in line.message]
    assert line.startswith("content/news/x/nobodys.pdf:1: nothing public names this file")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.pdf", pdf(2, author="Ada Lovelace"), Findings(0, 2, ("Ada Lovelace",))),
        ("a.pdf", pdf(comment="Really?"), Findings(0, 1, has_comments=True)),
        ("a.pdf", pdf(password="x"), Findings(0, is_locked=True)),
        ("a.docx", office(author="Ada", editor=" Ada "), Findings(0, people=("Ada",))),
        ("a.xlsx", office("xlsx", editor="Bob"), Findings(0, people=("Bob",))),
        (
            "a.docx",
            office(document=f'<w:p xmlns:w="{W}"><w:del/></w:p>'),
            Findings(0, has_changes=True),
        ),
        (
            "a.docx",
            office(**{"word/comments.xml": f'<w:p xmlns:w="{W}"><w:comment/></w:p>'}),
            Findings(0, has_comments=True),
        ),
        ("a.docx", office(**{"word/comments.xml": "<none/>"}), Findings(0)),
        (
            "a.pptx",
            office("pptx", **{"ppt/comments/comment1.xml": "<a><cm/></a>"}),
            Findings(0, has_comments=True),
        ),
        ("a.odt", odf(author="Eve"), Findings(0, people=("Eve",))),
        ("a.ods", odf("ods", content="<a><annotation/></a>"), Findings(0, has_comments=True)),
        ("a.odt", odf(content="<a><changed-region/></a>"), Findings(0, has_changes=True)),
        ("a.csv", "Straße\n".encode(), Findings(0)),
        ("a.csv", "Straße\n".encode("latin-1"), Findings(0, is_odd_text=True)),
        ("a.csv", "Straße\n".encode("utf-16"), Findings(0, is_odd_text=True)),
        ("a.zip", archive({"folder/a.txt": "A", "run.py": "1"}), Findings(0)),
    ],
)
def test_findings(name: str, content: bytes, told: Findings, tmp_path: Path) -> None:
    own = found(tmp_path, name, content)
    assert own.bytes == len(content)
    assert Findings(0, *[getattr(own, field) for field in list(vars(own))[1:]]) == told


BOMB: Final = """<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c SYSTEM "file:///etc/passwd">]><m><creator>&b;&c;</creator></m>"""


@pytest.mark.parametrize(
    ("part", "people"),
    [
        (BOMB, ()),
        ("<m><creator>Ada</creator><not closed", ("Ada",)),
        ("no XML", ()),
        ("", ()),
        ("<m>" * 5_000 + "<creator>Ada</creator>", ("Ada",)),
        (f"<m><creator>{'x' * 2_000_000}</creator></m>", ("x" * 1_000,)),
    ],
)
def test_hostile_parts_of_documents(part: str, people: tuple[str, ...], tmp_path: Path) -> None:
    """No entity is resolved, nothing is fetched, and no text is held whole."""
    own = found(tmp_path, "a.docx", office(**{"docProps/core.xml": part}))
    assert own.people == people


def test_zip_bomb(tmp_path: Path) -> None:
    """What unpacks to more than a computer holds is told, by what it says of itself; a part that is
    larger than it says is read no further."""
    content = bytearray(archive({"a.txt": b"\0" * 1000}))
    at = content.rindex(b"PK\1\2") + 24
    content[at : at + 4] = (2_100_000_000).to_bytes(4, "little")
    assert "unpacks to 2100 MB" in refused(tmp_path, "a.zip", bytes(content))
    many = archive({f"{number}": "" for number in range(archives.MOST_ENTRIES + 1)})
    assert "files, more than at most" in refused(tmp_path, "b.zip", many)


def test_link_in_zip(tmp_path: Path) -> None:
    link = ZipInfo("link")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    with ZipFile(tmp_path / "x", "w") as written:
        written.writestr(link, "/etc/passwd")
    content = (tmp_path / "x").read_bytes()
    assert "outside of its folder" in refused(tmp_path, "a.zip", content)


@pytest.mark.parametrize(
    "name", ["a.pdf", "a.docx", "a.xlsx", "a.pptx", "a.odt", "a.ods", "a.odp", "a.csv", "a.zip"]
)
def test_damaged_files_crash_nothing(name: str, tmp_path: Path) -> None:
    """Cut anywhere, with any byte another one, or the first of any file before it."""
    ending = name.rpartition(".")[2]
    whole = {"pdf": pdf(3, "A", "B"), "csv": b"a,b\r\n1,2\r\n", "zip": archive({"a.txt": "A" * 99})}
    content = whole.get(ending) or (
        odf(ending, "A") if ending.startswith("od") else office(ending, "A", "B")
    )
    cut = [content[:at] for at in range(0, len(content), 1 + len(content) // 40)]
    other = [
        content[:at] + bytes([content[at] ^ 0x55]) + content[at + 1 :]
        for at in range(0, len(content), 1 + len(content) // 80)
    ]
    for broken in (*cut, *other, b"%PDF-1.7\n" * 99, b"PK\3\4" + b"\xff" * 99, b"\0" * 99):
        with suppress(AttachmentError):
            assert isinstance(found(tmp_path, name, broken), Findings)


def test_large_file_is_told_and_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dissemination.source.attachments.reading.MOST_BYTES", 1_000_000)
    told = refused(tmp_path, "a.pdf", b"%PDF-" + b"\0" * 1_200_000)
    assert told.startswith("this file has 2 MB, and at most 1 MB are offered")
    assert limits.MOST_BYTES == 50_000_000


def test_names_of_the_site_are_no_news(tmp_path: Path) -> None:
    """Who is named on the site anyway may stand in a file as well."""
    people = "- {id: ada, name: Ada Lovelace}\n"
    files = {
        "content/news/x/a.pdf": pdf(author="ada  lovelace"),
        "content/news/x/b.pdf": pdf(1, "X"),
    }
    text = news(files="[a.pdf, b.pdf]")
    root = laid(tmp_path, text, files, **{"data/people.yml": people})
    [line] = advice(root)
    assert line.startswith("content/news/x/b.pdf:1: the file says who made it: X; if they did not")


def test_advice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dissemination.checks.attachments.LARGE_BYTES", 100)
    files = {
        "content/news/x/My Report (ü).PDF": pdf(comment="C"),
        "content/news/x/b.docx": office(document=f'<w:p xmlns:w="{W}"><w:ins/></w:p>'),
        "data/files/c.csv": b"\xff\n",
        "data/files/d.pdf": pdf(password="x"),
    }
    names = "['My Report (ü).PDF', b.docx, ../../../data/files/c.csv, ../../../data/files/d.pdf]"
    text = news(files=names)
    lines = advice(laid(tmp_path, text, files))
    assert [line.partition(": ")[2][:48] for line in lines] == [
        "the file holds comments, which everybody can rea",
        'the name becomes part of an address, in which "M',
        "this file has 1 MB, which takes long on a phone;",
        "the file holds what was changed and deleted in i",
        "this file has 1 MB, which takes long on a phone;",
        "this table is not UTF-8 text, so that programs s",
        "this file has 1 MB, which takes long on a phone;",
        "this file is encrypted, so that not everybody ca",
    ]
    assert "name the file my-report-u.pdf before" in lines[1]


def test_what_is_wrong_with_a_file_is_told_once(tmp_path: Path) -> None:
    """At the file, and not at those who name it."""
    text = news("[link](b.zip)", files="[a.pdf, b.zip]")
    files = {"content/news/x/a.pdf": b"x", "content/news/x/b.zip": archive({"../a": ""})}
    lines = problems(laid(tmp_path, text, files))
    assert [line.partition(":")[0] for line in lines] == [
        *("content/news/x/a.pdf", "content/news/x/b.zip")
    ]


def test_file_of_a_closed_folder(tmp_path: Path) -> None:
    root = laid(tmp_path, news(files="[a.pdf]"), {"content/news/x/a.pdf": pdf()})
    assert on_disk(root, "content/news/x/a.pdf").is_file()
    assert not loaded(root, MOMENT).reading.problems
