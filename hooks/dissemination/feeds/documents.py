"""Every document of every list, and its bytes in a format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from dissemination.feeds.archive import series
from dissemination.feeds.channels import Channel
from dissemination.feeds.earlier import (
    at_earlier_addresses,
    at_earlier_names,
    by_address_of_today,
)
from dissemination.feeds.entries import Entries
from dissemination.feeds.feed import Feed, feed
from dissemination.feeds.json_feed import json_feed
from dissemination.feeds.size import MARKUP_BYTES, MOST_BYTES, head_weight
from dissemination.feeds.slot import public_slots
from dissemination.feeds.slots import slots_by_channel
from dissemination.feeds.xml import xml_feed
from dissemination.library.library import Library
from dissemination.urls import FEED_ENDINGS, Addresses


def documents(
    lists: Iterable[Channel], library: Library, entries: Entries, addresses: Addresses
) -> Iterator[Feed]:
    """The feed of each list with its archives, and the same at its earlier addresses."""
    slots = slots_by_channel(library, addresses)
    entries.measure(public_slots([*slots["all"], *slots["digest"]]))
    earlier = by_address_of_today(library)
    fits = partial(is_within_limit, entries=entries, addresses=addresses)
    for channel in lists:
        empty, own = feed(channel, library, addresses), slots.get(channel.name, [])
        newest, *archives = series(empty, own, fits, library.midnight)
        yield from (newest, *archives)
        yield from at_earlier_names(empty, own, fits, library)
        yield from at_earlier_addresses(newest, earlier)


def is_within_limit(document: Feed, entries: Entries, addresses: Addresses) -> bool:
    """Whether a feed has at most 512 kB in each of its formats. It is written only where it is so
    near the limit that the entries alone do not tell."""
    sizes = entries.sizes_of(document.slots)
    formats = [FEED_ENDINGS.index(ending) for ending in document.endings]
    largest = max(sum(size[at] for size in sizes) for at in formats)
    around = MARKUP_BYTES + head_weight(f"{document.title}{document.description}")
    if largest > MOST_BYTES or largest + around <= MOST_BYTES:
        return largest <= MOST_BYTES
    versions = [document.version]
    if entries.sizes.unknown(versions):
        texts = [written(document, ending, entries, addresses) for ending in document.endings]
        entries.sizes.add(document.version, [*map(len, texts)])
    [whole] = entries.sizes.of(versions)
    return max(whole) <= MOST_BYTES


def written(document: Feed, ending: str, entries: Entries, addresses: Addresses) -> bytes:
    """A document in the format of an address with this end."""
    own = entries.of(document.slots)
    texts = [entry.texts[ending] for entry in own]
    if ending == "json":
        return json_feed(document, texts, addresses)
    updated = document.updated(entry.changed for entry in own)
    return xml_feed(document, ending, updated, texts, addresses)
