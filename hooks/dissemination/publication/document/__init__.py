"""The best-practice publication as one ordered work, written anew for each edition.

Front matter, the practices by area and back matter are chapters of plain HTML from the templates
in `templates/`. Only two functions differ between editions (web, PDF, EPUB): `href` writes an
address as a link (relative on the web; in a single file `#anchor` for what the work contains, else
absolute), and `draw` gives a figure by its name. So all editions have the same text and the same
anchors; ids within a practice begin with its slug.
"""
