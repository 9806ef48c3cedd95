"""The library: a project's checked records and items, resolved at one moment and frozen.

Records and items are found by id and in their orders; back links are computed, never typed
(`library.py`). Modules beside it answer one question each from the library: names and addresses of
links (`names.py`), rendered bodies (`bodies.py`), what cites what (`citing.py`), instants of
publication and correction (`instants.py`), mentions of terms of the glossary (`glossary.py`, one
matcher for pages and the publication's index), coverage of training actions.

When a page last changed follows from the files alone (`changes.py`): the newest of the items it
shows and of the records of `data/changes.yml` that touch its contents. Footer, sitemap and linked
data give the same answer, and neither the hour nor git changes it.
"""
