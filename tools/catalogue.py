"""Write the list of every sentence that a reader sees, for those who translate: `make messages`.

    .venv/bin/python -m tools.catalogue            writes it
    .venv/bin/python -m tools.catalogue --read     prints the sentences in a row, to be read

Babel finds the messages where they stand, in the code and in the templates.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import write_po

from dissemination.locale.catalogue import FOLDER

PACKAGE: Final = Path(str(files("dissemination")))
FILE: Final = PACKAGE / "locale" / FOLDER / "messages.pot"
HEADER: Final = """\
# Every sentence that a reader sees; made by `make messages`. To translate it, copy it to
# <language>.po beside it (ISO 639, such as de.po) and fill in each msgstr.
#"""
KEYWORDS: Final = {
    **DEFAULT_KEYWORDS,
    "NP_": DEFAULT_KEYWORDS["pgettext"],
    "plural_forms": DEFAULT_KEYWORDS["ngettext"],
}
METHODS: Final = [("**.py", "python"), ("**.html", "jinja2")]
JINJA: Final = {
    "extensions": "jinja2.ext.do",
    "trimmed": "true",
    "newstyle_gettext": "true",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "silent": "false",
}


def catalogue() -> Catalog:
    """The messages of the package in the order of its files, with the files that have them."""
    messages = Catalog(header_comment=HEADER, fuzzy=False)
    found = extract_from_dir(
        *(PACKAGE, METHODS, {"**.html": JINJA}),
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )
    for path, _, message, comments, context in found:
        text = message if isinstance(message, str) else tuple(message)
        # without lines, which change with every edit, and without duplicates of a file
        messages.add(text, None, [(path, 0)], auto_comments=comments, context=context)
    for entry in messages:
        entry.locations = sorted({(path, 0) for path, _ in entry.locations})
    return messages


def texts(messages: Catalog) -> Iterator[str]:
    """The English of each message, both forms of those with a number."""
    for message in messages:
        for text in [message.id] if isinstance(message.id, str) else message.id:
            if text:
                yield str(text)


def written(messages: Catalog) -> bytes:
    """The text of the file."""
    buffer = BytesIO()
    write_po(buffer, messages, include_lineno=False, omit_header=False, width=100)
    kept = b"Content-", b"MIME-", b"Plural-"
    lines = buffer.getvalue().splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if line.startswith(b"msgstr")) + 1
    end = lines.index(b"\n", start)
    head = [line for line in lines[start:end] if line.lstrip(b'"').startswith(kept)]
    return b"".join(lines[:start] + head + lines[end:])


def main() -> None:
    """Write the file, or print the messages."""
    messages = catalogue()
    if sys.argv[1:] == ["--read"]:
        print(*texts(messages), sep="\n")
        return
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_bytes(written(messages))
    print(f"{len(messages)} messages in {FILE.relative_to(PACKAGE.parents[1])}")


if __name__ == "__main__":
    main()
