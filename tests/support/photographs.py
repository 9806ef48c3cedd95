"""Photographs as a camera writes them: large JPEG files with light, shapes and grain, the same in
every run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Final

from PIL import Image

REAL: Final = (4000, 3000)  # 12 million pixels
SCENES: Final = 4


def photographs(folder: Path, count: int, size: tuple[int, int] = REAL) -> list[str]:
    """Writes so many photographs of a size in pixels into a folder, each another one of a few
    scenes; gives back the names of their files."""
    folder.mkdir(parents=True, exist_ok=True)
    scenes = list(_scenes(size))
    for number in range(count):
        scene = scenes[number % len(scenes)]
        shift = (number * 97) % (size[0] - 64)
        scene.paste((number % 256, 90, 160), (shift, shift % (size[1] - 64), shift + 64, size[1]))
        scene.save(folder / f"photo-{number:03}.jpg", quality=85)
    return [f"photo-{number:03}.jpg" for number in range(count)]


def shown(names: Iterable[str]) -> str:
    """Markdown that shows photographs."""
    return "\n\n".join(f"![A photograph]({name})" for name in names)


def scene(number: int, size: tuple[int, int] = REAL) -> Image.Image:
    """A photograph of light and grain, by its number."""
    chance = Random(number)
    light = Image.radial_gradient("L").rotate(chance.randrange(360)).resize(size)
    slope = Image.linear_gradient("L").rotate(chance.randrange(360)).resize(size)
    channels = (
        Image.blend(Image.blend(light, slope, chance.random()), _grain(chance, size), 0.2)
        for _ in "RGB"
    )
    return Image.merge("RGB", tuple(channels))


def _scenes(size: tuple[int, int]) -> Iterator[Image.Image]:
    return (scene(number, size) for number in range(SCENES))


def _grain(chance: Random, size: tuple[int, int]) -> Image.Image:
    """Noise whose spots are some pixels wide."""
    small = (size[0] // 5, size[1] // 5)
    noise = Image.frombytes("L", small, chance.randbytes(small[0] * small[1]))
    return noise.resize(size, Image.Resampling.BICUBIC)
