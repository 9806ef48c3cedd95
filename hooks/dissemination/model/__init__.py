"""The domain: frozen, typed records as the files under `data/` and `content/` write them, one noun
a module.

`kinds.py` is the table of all kinds of records and items; file names, collections, addresses,
references, schemas, search and open data follow from it. `fields.py` reads the annotations of a
model once: a shape is a single value of a form, a choice, a list, values under names, or a group of
fields, and a group may be a fact or a mention.

Every value is read as text by a strict type of its own (`text.py`, `dates.py`, `position.py`), so
`NO` stays Norway and `10:30` a time; a type raises the error of a `Message`, which becomes a
problem with file and line. What depends on time takes the moment as an argument.
"""
