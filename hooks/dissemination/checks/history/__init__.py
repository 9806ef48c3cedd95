"""The project against an earlier state of itself, the published one: what readers and subscribers
rely on does not change without a word.

`snapshot.py` has the files of a revision from git, by its command; nothing is checked out, fetched
or written. `earlier.py` makes a reading of them: files that are equal are not read again, and what
today's checks would refuse is taken as far as it can be read. Both states are looked at for the
same moment, since the nightly build publishes an old state too; what was a draft or still to come
may change freely. `addresses.py` lists every address that stays, with its owner.

What stops the build has a cure that takes nothing from the officer: an id can be written again, an
address has an alias, an item a withdrawal, and a change of an event can always be counted. Only
advice is what may be meant and has no such line: a record that left without a successor, such as a
partner that was entered by mistake; a page of docs/, which has no aliases; another acronym; the
notice of an item that was withdrawn long ago; an event whose days turn out to be unknown.
"""

from typing import Final

HEAD: Final = "HEAD"  # the last commit, as git names it
