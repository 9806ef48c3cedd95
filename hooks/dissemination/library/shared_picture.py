"""The pictures that go with an item where others show it: in messages, search engines and feeds.

They are shown there only as JPEG or PNG, and rarely where they are small (Open Graph's and Google's
notes for publishers); an item with another picture is shown with its social card.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dissemination.library.bodies import picture_address
from dissemination.model.entry import Entry
from dissemination.model.partner import Partner
from dissemination.model.picture_format import type_of

if TYPE_CHECKING:
    from dissemination.library.library import Library

SHOWN_TYPES: Final = frozenset({"image/jpeg", "image/png"})
LEAST_WIDTH: Final = 600  # pixels
LEAST_LOGO: Final = 112  # pixels of the shorter edge


@dataclass(frozen=True)
class SharedPicture:
    """A picture by its address below the root, with its alternative text (empty if it is
    decorative), its width and height in pixels, and its size in bytes."""

    address: str
    alt: str
    width: int
    height: int
    bytes: int

    @property
    def type(self) -> str:
        """Its MIME type."""
        return type_of(self.address)


def own_picture(library: Library, entry: Entry[Any]) -> SharedPicture | None:
    """The picture at the top of an item; None if it has none that others show."""
    if not entry.item.image:
        return None
    path = entry.target(entry.item.image)
    address, (width, height) = picture_address(entry, path), library.pictures[path] or (0, 0)
    if width < LEAST_WIDTH or type_of(address) not in SHOWN_TYPES:
        return None
    return SharedPicture(
        address, entry.item.image_alt or "", width, height, library.weights[path].bytes
    )


def own_pictures(library: Library) -> Mapping[str, SharedPicture]:
    """The pictures of the items that have one which others show, by the items' paths."""
    pictures = {path: own_picture(library, entry) for path, entry in library.entries.apart.items()}
    return {path: picture for path, picture in pictures.items() if picture}


def own_logo(library: Library, partner: Partner) -> str | None:
    """The address below the root of a partner's logo; None if it has none that others show."""
    if not partner.logo:
        return None
    address = library.data_pictures[partner.logo_path]
    size = library.pictures[partner.logo_path]
    if size is None or min(size) < LEAST_LOGO or type_of(address) not in SHOWN_TYPES:
        return None
    return address
