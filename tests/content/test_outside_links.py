"""Whole addresses: which hosts are private, and which addresses follow their readers."""

from __future__ import annotations

from pathlib import Path

import pytest

from dissemination.load import load
from dissemination.model.web_address import is_private, probable_address, without_trackers
from dissemination.problems import ContentError
from tests.support.small import MOMENT, event, minimal, news


@pytest.mark.parametrize("host", ["localhost", "10.1.2.3", "172.20.0.1", "[fe80::1]", "nas.local"])
def test_private_hosts(host: str) -> None:
    assert is_private(host)


@pytest.mark.parametrize("host", ["example.org", "8.8.8.8", "local.example", "xn--mnchen-3ya.de"])
def test_public_hosts(host: str) -> None:
    assert not is_private(host)


@pytest.mark.parametrize("name", ["IMG_0042.HIF", "a.b.avif", "tower.jfif", "DSC.NEF", "a.mpg"])
def test_a_picture_file_is_no_host(name: str) -> None:
    assert probable_address(name) is None


def test_a_host_of_two_letters_is_one() -> None:
    assert probable_address("drawings.ai") == "https://drawings.ai"


def test_trackers_are_taken_off() -> None:
    wrapped = "https://www.google.com/url?q=1&url=https%3A%2F%2Fx.org%2F%3Futm_id%3D1"
    assert without_trackers(wrapped) == "https://x.org/"
    assert without_trackers("https://x.org/?mc_cid=1&page=2") == "https://x.org/?page=2"
    assert without_trackers("https://x.org/?utmost=1") is None
    assert without_trackers("https://x.org/?next=https%3A%2F%2Fy.org%2F%3Futm_id%3D1") is None


def test_the_build_knows_its_own_address(tmp_path: Path) -> None:
    files = {
        "content/news/a.md": news(
            "[x](https://own.example/events/e/#b) [y](https://own.example/search/?q=a)"
        ),
        "content/events/e.md": event("## B\n\nText."),
    }
    with pytest.raises(ContentError) as caught:
        load(minimal(tmp_path, **files), MOMENT, site_url="https://own.example/")
    (problem,) = caught.value.problems
    assert problem.code == "link-to-own-page"
    assert problem.message.endswith("write the path of its file, ../events/e.md#b")
