"""Pictures as they are published: upright, in sRGB, without metadata, in several sizes.

A picture keeps its address; the file there is made: at most 2560 pixels long, without EXIF, GPS or
profile. A JPEG that already is so is published byte for byte, and a PNG or WebP that would be
heavier anew only loses its notes (`chunks.py`). Beside it, in `sizes/`, are WebP and JPEG (PNG for
drawings) in the widths of the place where it is shown (`places.py`), as far as they are lighter
than what they stand beside (`made.py`); SVG and animations have no sizes. Each picture is known by
the digest of its file. Those that the cache does not have are made when all are asked for, several
at a time, and kept one by one. What needs no look at the pixels (too many of them, a truncated
file, a drawing with a script) is a problem of the check (`source/picture_files.py`); what cannot be
decoded is one of the build.
"""
