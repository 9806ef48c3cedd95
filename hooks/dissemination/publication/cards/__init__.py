"""Social cards: a background that is typeset once, and texts that Pillow draws on it.

A card of 1200 by 630 pixels has the colours of a fixed palette (`background.py`): those of the
background, and for each colour of text its steps to the ground below it. A text is set glyph by
glyph (`face.py`), with the advances and kerning of the face and lines broken as typst breaks them
(`text_run.py`); `layout.py` says which text stands where and how large. The rows without
text are kept compressed (`png.py`). What the faces in `faces/` cannot show without a shaper,
other scripts for one, and what does not fit by words, is typeset whole (`../typst/card.typ`), which
is also what every card should look like. The faces are written by `tools/card_faces.py`.
"""
