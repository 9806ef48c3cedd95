"""The characters that can be printed: which of them the fonts of the publication and of typst have.

`ranges.py` is written by `tools/glyphs.py`, which asks typst. What no font has is either a sign
that carries no words, such as an emoji, and is left out in print, or a letter, a figure or a
punctuation mark, and is a problem of its text.
"""
