"""Files as text with positions, read into records.

A file of more than 50 kB (an item) or 1 MB (of data/) is not read (`text.py`). YAML is read as text
from the parser's events (`tree.py`, `yaml_reading.py`, `remarks.py`), each value with its line, and
validated by the model (`records.py`; `field_errors.py` and `examples.py` word its errors); an
item's file is split into front matter and body (`front_matter.py`, `entries.py`); plain front
matter is read line by line (`plain_yaml.py`). `reading.py` reads a whole project; an item that is
as it was when it was read before is a `KeptEntry`, and not read again (`kept_entry.py`).

Every problem of every file is collected, none is raised. What has a problem is kept as `Invalid`
with the rest of its fields, so that the checks go on and no reference to it is reported too. A
repeated key, an anchor, an alias, a tag, a tab or a comment that cuts a value are problems.
"""
