"""Hosts with letters beyond ASCII: readers see them as written, links carry them in ASCII."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from dissemination.linked_data.event import event as linked_event
from dissemination.linked_data.organization import organization
from dissemination.linked_data.terms import Ids
from dissemination.site.docs_page import DocsPage
from dissemination.site.macros import Macros
from dissemination.site.partials import Partials
from dissemination.urls import Addresses, uri
from tests.support.open_data import open_data
from tests.support.pages import bodies_of
from tests.support.products import calendars, feeds
from tests.support.small import ADDRESSES, PARTNERS, SITE, event, news, small

HOST, ASCII = "vč元.example", "xn--v-dia6172d.example"
TEXT = f"""\
[words](https://{HOST}/a) <https://{HOST}/b> https://{HOST}/c [mail](mailto:a@{HOST})
<a href="https://{HOST}/d">raw</a> [one][1]

[1]: https://{HOST}/e
"""


def project() -> dict[str, str]:
    return {
        "data/site.yml": f"{SITE}contact: https://{HOST}/contact\n"
        f"publisher: {{name: A publisher, website: 'https://{HOST}/publisher'}}\n",
        "data/partners.yml": f"{PARTNERS}  website:\n    value: https://{HOST}/first\n"
        "    sources: [paper]\n",
        "content/news/n.md": news(TEXT, id="n"),
        "content/events/e.md": event(
            id="e",
            start="2026-12-03 10:00",
            online=f"https://{HOST}/join",
            link=f"https://{HOST}/organiser",
        ),
    }


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://münchen.example/weg?ö#ä", "https://xn--mnchen-3ya.example/weg?%C3%B6#%C3%A4"),
        ("http://me@STRAẞE.example:80/", "http://me@xn--strae-oqa.example:80/"),
        ("https://m%C3%BCnchen.example/", "https://xn--mnchen-3ya.example/"),
        ("https://☕.example/", "https://xn--53h.example/"),
        ("mailto:a@münchen.example?cc=b@κόσμε.example", None),
        ("https://example.org/m%C3%BC", "https://example.org/m%C3%BC"),
        ("tel:+49", "tel:+49"),
        ("https://[::1]/ä", "https://[::1]/%C3%A4"),
    ],
)
def test_an_address_is_written_in_ascii(address: str, written: str | None) -> None:
    expected = written or "mailto:a@xn--mnchen-3ya.example?cc=b@xn--qxajg1a8b.example"
    assert uri(address) == expected
    assert uri(uri(address)) == expected


def test_every_link_of_a_page_is_in_ascii_and_its_words_as_written(tmp_path: Path) -> None:
    partials = Partials(small(tmp_path, project()), ADDRESSES)
    pages = {address: body.content for address, body in bodies_of(partials).items()}
    docs = DocsPage("docs/a.md", "a/", "A", "A", f'<p><a href="https://{HOST}/a">{HOST}</a></p>')
    pages["a/"] = Macros(partials).content(docs)
    pages |= {
        name: partials.render(f"macros/{name}", "about/")
        for name in ("publisher_notice", "contact_notice")
    }
    links = {
        name: [
            a.get("href")
            for a in html.fragment_fromstring(content, create_parent="div").iter("a")
            if ("example/" in a.get("href") and "small.example" not in a.get("href"))
            or a.get("href").startswith("mailto:")
        ]
        for name, content in pages.items()
    }
    assert all(ASCII in link for name in links for link in links[name] if "paper" not in link)
    counts = {"news/n/": 6, "events/e/": 2, "partners/first/": 1, "a/": 1}
    counts |= {"publisher_notice": 1, "contact_notice": 1}
    for name, count in counts.items():
        assert len([link for link in links[name] if ASCII in link]) == count, name
        assert HOST in pages[name], name


def test_products_carry_hosts_in_ascii(tmp_path: Path) -> None:
    library = small(tmp_path, project())
    documents = feeds(library, ADDRESSES)
    for address in ("feeds/all.xml", "feeds/all.atom.xml", "feeds/all.json"):
        text = documents[address].decode()
        assert text.count(f"{ASCII}/") >= 7
        assert f"//{HOST}/c</a>" in text.replace("&lt;", "<").replace("&gt;", ">")
        assert f'href="https://{HOST}' not in text.replace("&quot;", '"').replace("\\", "")
    [author] = json.loads(documents["feeds/all.json"])["authors"]
    assert author["url"] == f"https://{ASCII}/publisher"
    ics = calendars(library, ADDRESSES)["events/e/event.ics"].decode().replace("\r\n ", "")
    assert f"https://{ASCII}/join" in ics
    described = json.dumps(
        [
            linked_event(library, library.events["e"], Ids(ADDRESSES)),
            organization(library, library.partners["first"], Ids(ADDRESSES)),
        ],
        ensure_ascii=False,
    )
    assert (f"{ASCII}/join" in described, f"{ASCII}/first" in described) == (True, True)
    data = b"".join(open_data(library, ADDRESSES).values()).decode()
    assert f"{ASCII}/organiser" in data
    assert HOST not in described


def test_the_site_itself_may_have_such_a_host(tmp_path: Path) -> None:
    addresses = Addresses.of(f"https://{HOST}/project")
    assert addresses.absolute("news/") == f"https://{ASCII}/project/news/"
    documents = feeds(small(tmp_path, project()), addresses)
    assert json.loads(documents["feeds/all.json"])["feed_url"].startswith(f"https://{ASCII}/")
