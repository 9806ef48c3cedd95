"""Checks across records: each is a function from a loaded project to its problems.

`catalogue.py` lists them; all run, and their problems come at once. Those that look at the file of
one item alone are in lists of their own: what they find (`alone.py`) is kept with the item
(`kept_reading.py`), and they run again when it changed. A check sees every file with
positions (`loaded_project.py`), those with problems included, and reports the line at fault.
References and links are checked both for existence and for whether readers can see the target at
the moment. Anchors of pages of docs/ are left to the build, which alone knows their headings.

`funding.py` compares the funding statement with what the programme prescribes (`model/funding.py`)
and the emblem's file with its digest; `names.py` holds what Windows and macOS cannot have as a
file.
"""
