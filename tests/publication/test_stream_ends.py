"""Streams that end in a carriage return are read whole by every reader."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Final

import pikepdf
import pytest

from dissemination.publication import typesetting
from dissemination.publication.stream_ends import with_clear_ends

# Streams as validators see them: what stands before `endstream` but for one line end.
STREAM: Final = re.compile(
    rb"/Length (\d+)>>\nstream\n(.*?)(?:\r\n|\n)endstream\nendobj", re.DOTALL
)


def pdf(*streams: bytes) -> bytes:
    """A PDF in the form in which typst writes one, with these streams as its objects 4, 5 …"""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<<>>>>",
        *(b"<</Length %d>>\nstream\n%s\nendstream" % (len(data), data) for data in streams),
    ]
    content, entries = b"%PDF-1.7\n%\x80\x80\x80\x80\n\n", [b"0000000000 65535 f\r\n"]
    for number, each in enumerate(objects, 1):
        entries.append(b"%010d 00000 n\r\n" % len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    return b"%sxref\n0 %d\n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        *(content, len(entries), b"".join(entries), len(entries), len(content)),
    )


def streams(content: bytes) -> list[bytes]:
    """The streams, as a reader gets them that goes by the table of cross-references."""
    with pikepdf.open(BytesIO(content), attempt_recovery=False) as opened:
        assert opened.check_pdf_syntax() == []
        return [bytes(each.read_raw_bytes()) for each in opened.objects if is_stream(each)]


def is_stream(each: object) -> bool:
    return isinstance(each, pikepdf.Stream)


@pytest.mark.parametrize(
    "data",
    [
        (b"whole",),
        (b"ends\r",),
        (b"first\r", b"second", b"third\r", b"\r"),
        (b"two\r\r", b"of the data\r\n"),
        (b"says endstream\r\nendstream and goes on",),
    ],
    ids=repr,
)
def test_every_reader_finds_the_end(data: tuple[bytes, ...]) -> None:
    content = with_clear_ends(pdf(*data))
    assert streams(content) == list(data)
    assert [(int(length), seen) for length, seen in STREAM.findall(content)] == [
        (len(each), each) for each in data
    ]


def test_what_is_clear_stays_as_it_is() -> None:
    assert with_clear_ends(pdf(b"whole", b"")) == pdf(b"whole", b"")


def test_what_has_another_form_stays_as_it_is() -> None:
    cut = pdf(b"ends\r")[:-5]
    assert with_clear_ends(cut) == cut


def test_a_document_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    outputs = [pdf(b"ends\r")]

    def compiled(orders: Sequence[Mapping[str, str]]) -> list[None]:
        [order] = orders
        Path(order["root"], "output").write_bytes(outputs.pop())
        return [None]

    monkeypatch.setattr(typesetting, "_refusals", compiled)
    assert typesetting.pdf("work", {}, date(2026, 11, 22)) == with_clear_ends(pdf(b"ends\r"))
