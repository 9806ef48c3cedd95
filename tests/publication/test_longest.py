"""The longest fields that the check accepts are typeset in reasonable time."""

from __future__ import annotations

import re
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from dissemination.cache import Cache
from dissemination.load import load
from dissemination.publication.editions import editions
from dissemination.publication.theme_tokens import theme_tokens
from dissemination.urls import Addresses
from tests.support.frozen import INNO_DROP, MOMENT, THEME, bytes_below

ADDRESSES: Final = Addresses("https://project.example/")
MOST: Final = {"title": 150, "term": 100, "definition": 1_000, "publisher": 300, "summary": 300}
FIELD: Final = re.compile(rf"^((?:- |  )?({'|'.join(MOST)}): )[^|>\n].*$", re.MULTILINE)
WORD: Final = "Salzwasser "
SECONDS: Final = 20  # of the processor; it takes about 4


def longest(field: re.Match[str]) -> str:
    most = MOST[field[2]]
    return field[1] + (WORD * (most // len(WORD) + 1))[:most].strip()


@pytest.mark.slow
def test_the_longest_fields_are_typeset(tmp_path: Path) -> None:
    root = Path(shutil.copytree(INNO_DROP, tmp_path / "project"))
    files = [*root.glob("data/*.yml"), *root.glob("content/practices/**/*.md")]
    texts = {file: FIELD.sub(longest, file.read_text("utf-8")) for file in files}
    for file, text in texts.items():
        file.write_text(text, "utf-8")
    library = load(root, datetime.fromtimestamp(MOMENT, UTC))
    began = time.process_time()
    tokens, published = theme_tokens(THEME), bytes_below(root)
    pdf, _ = editions(library, ADDRESSES, tokens, published, Cache())
    assert (pdf.measures.pages or 0) > 40
    assert time.process_time() - began < SECONDS
