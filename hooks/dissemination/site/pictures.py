"""Published pictures as pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dissemination import urls
from dissemination.images.image_set import ImageSet, ResponsiveImage, picture_addresses
from dissemination.library.library import Library


@dataclass(frozen=True)
class Pictures:
    """The pictures of a library; without an image set each is shown as its file alone."""

    library: Library
    image_set: ImageSet | None = None

    def image(self, path: str) -> ResponsiveImage:
        """A picture by its path in the project's folder, with its sizes and formats."""
        if self.image_set:
            return self.image_set.image(path)
        size = self.library.pictures[path] or (None, None)
        return ResponsiveImage(self._addresses[path], *size)

    @cached_property
    def paths(self) -> dict[str, str]:
        """The path of each picture by its address as links carry it."""
        return {urls.quoted(address): path for path, address in self._addresses.items()}

    @cached_property
    def _addresses(self) -> dict[str, str]:
        return picture_addresses(self.library)
