"""Pictures as they are published: upright, in sRGB, without metadata, in several sizes.

A picture keeps its address; the file there is made: at most 2560 pixels long, without EXIF, GPS or
profile. A JPEG that already is so is published byte for byte. Beside it, in `sizes/`, are WebP and
JPEG (PNG for drawings) at 360, 720, 1080 and 1440 pixels; SVG and animations have no sizes. Each is
known by the digest of its file and made when it is written, unless the cache has it. What needs no
look at the pixels (too many of them, a truncated file, a drawing with a script) is a problem of the
check (`source/picture_files.py`); what cannot be decoded is one of the build.
"""
