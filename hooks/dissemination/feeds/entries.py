"""The entries of all documents, each written once."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Collection, Sequence
from typing import Final

from dissemination.cache import Cache
from dissemination.feeds.feed import Feed
from dissemination.feeds.frame import SerializedEntry
from dissemination.feeds.json_feed import json_items
from dissemination.feeds.sizes import Sizes
from dissemination.feeds.slot import Slot
from dissemination.feeds.xml import xml_entries
from dissemination.urls import Addresses
from dissemination.workers import pieces

AT_ONCE: Final = 50  # entries that a process writes before it takes others
MOST_HELD: Final = 8_000_000  # bytes of entries in memory; the others are in the cache


class Entries:
    """Entries as they stand in documents, from the cache or else as the libraries write them. Those
    that were asked for last are held, since documents of one time share them.

    `feed` is any feed of the library; `sizes` are those of entries and documents.
    """

    def __init__(self, feed: Feed, addresses: Addresses, cache: Cache) -> None:
        self._feed = feed
        self._addresses = addresses
        self._cache = cache
        self._held: OrderedDict[str, SerializedEntry] = OrderedDict()
        self._held_bytes = 0
        self.sizes = Sizes(addresses, cache)

    def of(self, slots: Collection[Slot]) -> list[SerializedEntry]:
        """The entries of slots with public items, in their order."""
        known = {slot.version: entry for slot in slots if (entry := self._known(slot))}
        missing = [slot for slot in slots if slot.version not in known]
        for slot, entry in zip(missing, self._serialized(missing), strict=True):
            self._cache.put(self._key(slot), entry.to_bytes())
            known[slot.version] = self._hold(slot, entry)
        return [known[slot.version] for slot in slots]

    def sizes_of(self, slots: Collection[Slot]) -> list[Sequence[int]]:
        """The sizes of the entries of slots in each format, in the order of `FEED_ENDINGS`."""
        versions = [slot.version for slot in slots]
        if unknown := self.sizes.unknown(versions):
            new = [slot for slot in slots if slot.version in unknown]
            for slot, entry in zip(new, self.of(new), strict=True):
                self.sizes.add(slot.version, entry.sizes)
        return self.sizes.of(versions)

    def measure(self, slots: Sequence[Slot]) -> None:
        """Have several processes write the entries of slots whose sizes are not known, where these
        are very many. Raises EndedError."""
        new = [slot for slot in slots if slot.version not in self.sizes]
        if not self._cache.sharing.is_for(len(new)):
            return
        parts = [new[piece] for piece in pieces(len(new), AT_ONCE)]

        def sizes(number: int) -> bytes:
            return json.dumps([entry.sizes for entry in self.of(parts[number])]).encode()

        with self._cache.shared(len(parts), sizes) as workers:
            for number, content in workers.results():
                for slot, own in zip(parts[number], json.loads(content), strict=True):
                    self.sizes.add(slot.version, own)

    def _known(self, slot: Slot) -> SerializedEntry | None:
        """The entry of a slot, if it was written before."""
        if slot.version in self._held:
            self._held.move_to_end(slot.version)
            return self._held[slot.version]
        content = self._cache.get(self._key(slot))
        return self._hold(slot, SerializedEntry.from_bytes(content)) if content else None

    def _key(self, slot: Slot) -> str:
        return self._cache.key("feed-entry", self._addresses.root, slot.version)

    def _hold(self, slot: Slot, entry: SerializedEntry) -> SerializedEntry:
        self._held[slot.version] = entry
        self._held_bytes += sum(entry.sizes)
        while self._held_bytes > MOST_HELD:
            _, oldest = self._held.popitem(last=False)
            self._held_bytes -= sum(oldest.sizes)
        return entry

    def _serialized(self, slots: Sequence[Slot]) -> list[SerializedEntry]:
        """The entries of slots, written now."""
        if not slots:
            return []
        entries = [slot.feed_entry() for slot in slots]
        texts = {
            **xml_entries(entries, self._feed),
            "json": json_items(entries, self._addresses),
        }
        return [
            SerializedEntry(
                entry.changed, {ending: written[at] for ending, written in texts.items()}
            )
            for at, entry in enumerate(entries)
        ]
