"""The editions of the publication, a leaflet for each practice, the factsheet, and social cards.

All but the EPUB (`epub/`) are typeset by typst with the fonts in `fonts/` (Commissioner, OFL;
static styles of the variable font) and the templates in `typst/`. Text enters as XML or JSON, never
as markup. A PDF is PDF/UA-1 and PDF/A-2a at once. Templates of typst hold no words: those come in
with the document, in the language of the site. What pages state of an edition or a sheet, its size
and its checksum, is kept under the digest of everything in it, and the file itself is made when
that is not known or when it is written; so nothing is typeset that is public already. Typst runs in
processes of its own, whose memory ends with them (`typesetting.py`).

A sheet (`sheets.py`, `typst/sheet.typ`) is one page of A4: text that is too long becomes smaller
within limits, then whole blocks are left out from the end of the longest sections, which then link
to the page; pictures and footnotes are left out. Signs that no font has, such as emoji, are left
out of all that is typeset, and letters are a problem of the check (`glyphs/`). A practice a few
lines longer than its page in the PDF is set closer until it fits (`typst/chapter.typ`). A card has
the texts of its page (`site/card_text.py`), and is drawn on a background that is typeset once
(`cards/`).
"""
