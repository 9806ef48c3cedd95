"""Every word of a practice that has every element of Markdown and of the HTML that is read stands
in each edition, once."""

from __future__ import annotations

import re
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Final

import page
import pytest
from lxml import etree, html
from PIL import Image

from dissemination.cache import Cache
from dissemination.feeds.content import content
from dissemination.library.library import Library
from dissemination.load import load
from dissemination.publication.editions import editions
from dissemination.publication.leaflets import leaflets
from dissemination.publication.theme_tokens import theme_tokens
from dissemination.site.web_edition import WebEdition
from tests.publication.test_book import pdf_paragraphs
from tests.publication.test_publication import EPUBCHECK
from tests.support.frozen import THEME, bytes_below
from tests.support.small import ADDRESSES, MOMENT, NO_PICTURES, minimal

TOKENS: Final = theme_tokens(THEME)
PRACTICE: Final = """---
id: every
title: Every element
summary: A practice that has all there is.
area: learning
order: 1
state: done
published: 2026-03-14
---
## Context
Plain vzaa, *vzab*, **vzac**, ~~vzad~~, `vzae`, [vzaf](https://example.org/ "vzag") and
<vzah@example.org>.
A note[^one] and [vzai][label]. H<sub>vzaj</sub>O<sup>vzak</sup>, <kbd>vzal</kbd>, <u>vzam</u>,
<s>vzan</s>,
<ins>vzao</ins>, <del>vzap</del>, <b>vzaq</b>, <i>vzar</i>, <em>vzas</em>, <strong>vzat</strong>,
<mark>vzau</mark>, <q>vzav</q>, <small>vzaw</small>, <cite>vzax</cite>, <code>vzay</code>,
<abbr title="vzaz vzba">vzbb</abbr>, <span lang="de">vzbc</span>,<br>vzbd <bdi>vzbe</bdi>
<a href="https://example.org/x" title="vzbf">vzbg</a> ***vzbh <b>vzbi</b>***

[label]: https://example.org/label "vzbj"
[^one]: The note vzbk with `vzbl`.

    A second paragraph vzbm.

> [!NOTE]
> An alert vzbn.

> [!CAUTION]
> Another vzbo.

> A quotation vzbp
>
> > in a quotation vzbq
>
> - vzbr

## What was done
- vzca
- vzcb

  vzcc

  1. vzcd
  2. vzce
- [x] vzcf
- [ ] vzcg

7. vzch
8. vzci

| vzcj | vzck |
| --- | ---: |
| *vzcl* | vzcm<br>vzcn |
| `vzco` | |

<table>
<caption>vzda</caption>
<thead>
<tr><th scope="col">vzdb</th><th>vzdc</th></tr>
</thead>
<tbody>
<tr><td colspan="2">vzdd <b>vzde</b></td></tr>
<tr><td rowspan="2">vzdf</td><td align="right">vzdg</td></tr>
<tr><td>

**vzdh** with Markdown

</td></tr>
</tbody>
<tfoot><tr><td>vzdi</td><td>vzdj</td></tr></tfoot>
</table>

<table><tr><td>vzdk</td></tr></table>

<details>
<summary>vzea <b>vzeb</b></summary>

**vzec** and

- vzed

</details>

<details open><summary>vzee</summary>vzef</details>

<center>vzeg</center>

<center>

vzeh

</center>

<p>vzei</p>
<hr>
<blockquote>vzej</blockquote>
<blockquote><p>vzek</p><p>vzel</p></blockquote>
<ul><li>vzem<ul><li>vzen</li></ul></li><li><p>vzeo</p></li></ul>
<ol start="3"><li>vzep</li></ol>
<dl><dt>vzeq</dt><dd>vzer</dd><dd><p>vzes</p></dd></dl>
<pre>vzet
  <b>vzeu</b></pre>

## Evidence
![vzfa](square.png "vzfb") beside vzfc, <img src="square.png" alt="vzfd">.

<img src="square.png" alt="vzfe">

<a href="https://example.org/"><img src="square.png" alt="vzff"></a>

### vzfg
#### vzfh

```python
vzfi = 1
```

    vzfj

***

## What others can take along
vzga\\
vzgb[^one]. A note of its own[^two].

[^two]: vzgc
"""
WORDS: Final = tuple(dict.fromkeys(re.findall(r"vz[a-g][a-z]", PRACTICE)))
# What pictures say is told to those who cannot see them; titles are shown on pages alone.
ALTERNATIVES: Final = frozenset({"vzfa", "vzfd", "vzfe", "vzff"})
TITLES: Final = frozenset({"vzag", "vzbf", "vzbj", "vzfb"})
# Paper has no pointer: the PDF alone shows what an abbreviation stands for.
STANDS_FOR: Final = frozenset({"vzaz", "vzba"})
ON_SCREEN: Final = sorted(set(WORDS) - ALTERNATIVES - TITLES - STANDS_FOR)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = minimal(
        tmp_path_factory.mktemp("every"), **{"content/practices/every/index.md": PRACTICE}
    )
    Image.new("RGB", (40, 20), "#005e72").save(folder / "content/practices/every/square.png")
    return folder


@pytest.fixture(scope="module")
def library(root: Path) -> Library:
    return load(root, MOMENT)


@pytest.fixture(scope="module")
def documents(root: Path, library: Library) -> tuple[bytes, bytes]:
    """The PDF and the EPUB."""
    pdf, epub = editions(library, ADDRESSES, TOKENS, bytes_below(root), Cache())
    return pdf.output.make(), epub.output.make()


def words(text: str) -> list[str]:
    return re.findall(r"vz[a-g][a-z]", text)


def shown(text: str) -> list[str]:
    """The words of HTML that are seen, in their order, the notes of the text at its end."""
    return words(" ".join(html.fragment_fromstring(text, create_parent="div").itertext()))


def test_no_advice(library: Library) -> None:
    advice = [problem for problem in library.advice if problem.path.startswith("content/")]
    assert {problem.code for problem in advice} == {"code-by-blanks"}  # it has this element too


def test_the_page_has_every_word(library: Library) -> None:
    text = str(WebEdition(library, ADDRESSES).chapters["every"].html)
    assert sorted(shown(text)) == ON_SCREEN
    assert set(words(text)) == set(WORDS)


def test_feeds_have_every_word(library: Library) -> None:
    text = content(library.practices["every"], [], library, ADDRESSES)
    assert set(words(text)) == set(WORDS)
    assert sorted(shown(text)) == ON_SCREEN


def test_the_pdf_has_every_word(documents: tuple[bytes, bytes], tmp_path: Path) -> None:
    text = " ".join(pdf_paragraphs(documents[0], tmp_path))
    assert sorted(words(text)) == sorted(set(WORDS) - ALTERNATIVES - TITLES)


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_pdf_keeps_its_profiles(documents: tuple[bytes, bytes], profile: str) -> None:
    report = page.validate_pdf_bytes(documents[0], profile=profile)
    assert report.is_compliant, str(report)


def test_the_epub_has_every_word(documents: tuple[bytes, bytes]) -> None:
    with zipfile.ZipFile(BytesIO(documents[1])) as packed:
        parts = [packed.read(n) for n in packed.namelist() if re.search(r"text/ch\d+\.xhtml$", n)]
    text = b" ".join(parts).decode()
    assert set(words(text)) == set(WORDS)
    seen = words(" ".join(" ".join(map(str, etree.fromstring(p).itertext())) for p in parts))
    assert sorted(seen) == ON_SCREEN


@pytest.mark.needs("java")
@pytest.mark.slow
def test_the_epub_is_valid(documents: tuple[bytes, bytes], tmp_path: Path) -> None:
    assert EPUBCHECK, "install the Debian package epubcheck"
    (tmp_path / "every.epub").write_bytes(documents[1])
    command = ["java", "-jar", str(EPUBCHECK), "--failonwarnings", "every.epub"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_leaflet_is_set(library: Library, tmp_path: Path) -> None:
    [leaflet] = leaflets(library, ADDRESSES, TOKENS, NO_PICTURES, Cache())
    text = " ".join(pdf_paragraphs(leaflet.output.make(), tmp_path))
    assert {"vzaa", "vzcj", "vzga"} <= set(words(text))
