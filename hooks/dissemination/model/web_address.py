"""Addresses of other sites as people mistype them, and what was probably meant."""

from __future__ import annotations

import re
from typing import Final

# Endings of files, which are no last parts of domain names here, though some are both (.md, .zip).
_FILES: Final = frozenset(
    {"md", "markdown", "html", "htm", "php", "txt", "csv", "xml", "json", "yml", "yaml", "ics"}
    | {"pdf", "epub", "doc", "docx", "odt", "xls", "xlsx", "ods", "ppt", "pptx", "odp", "rtf"}
    | {"jpg", "jpeg", "png", "webp", "gif", "svg", "tif", "tiff", "bmp", "heic", "mp3", "mp4"}
    | {"mov", "avi", "zip", "tex", "bib", "css", "js", "py"}
)
_LABEL: Final = r"[^\W_](?:[\w-]*[^\W_])?"
_DOMAIN: Final = rf"(?:{_LABEL}\.)+(?P<last>[^\W\d_]{{2,}}|xn--[a-z0-9-]+)"
_WITH_HOST: Final = re.compile(rf"{_DOMAIN}(?::[0-9]+)?(?:[/?#].*)?", re.IGNORECASE)
_MAIL: Final = re.compile(rf"(?:mailto:?/*)?\s*([^\s@/:,;<>]+@{_DOMAIN})\s*(\?.*)?", re.IGNORECASE)
# "https" with a letter too few, too many or in another place; then ":", "/" or both, not in full.
_SCHEME: Final = re.compile(
    r"(?P<name>h?tt?ps?|htt+ps?|hht+ps?|hpt+ps?|htpts?|httsp?|http ?s|www)\s*"
    r"(?:[:;.,]\s*[/\\]*|[/\\]+)\s*(?P<rest>\S.*)",
    re.IGNORECASE,
)
_REPEATED: Final = re.compile(r"(https?):?//+(\S.*)", re.IGNORECASE)
_CERTAIN: Final = re.compile(r"//|^www\.", re.IGNORECASE)
_LONGEST: Final = 2000


def probable_address(address: str) -> str | None:
    """What was meant by an address of another site or of e-mail that lacks something: `https://`
    before `www.example.org`, the colon of `https//example.org`, `mailto:` before `a@example.org`.
    None if it is sound, a path, or nothing that can be guessed."""
    text = address.strip()[:_LONGEST]
    if mail := _MAIL.fullmatch(text):
        meant = f"mailto:{mail[1]}{mail[3] or ''}"
        is_file = mail["last"].lower() in _FILES
        return None if is_file or meant.lower() == text.lower() else meant
    scheme, rest = _parts(text)
    host = _WITH_HOST.fullmatch(rest)
    if not host or (host["last"].lower() in _FILES and not _CERTAIN.search(text)):
        return None
    meant = f"{scheme or 'https'}://{rest}"
    return None if meant.lower() == text.lower() else meant


def _parts(text: str) -> tuple[str, str]:
    """The scheme that was meant at the beginning of a text, and what follows it; the scheme is
    empty where none was begun."""
    if text.startswith("//"):
        return "https", text.lstrip("/")
    if text.lower().startswith("www."):
        return "https", text
    match = _SCHEME.fullmatch(text)
    if not match:
        return "", text
    scheme, rest = match["name"].lower(), match["rest"]
    while inner := _REPEATED.fullmatch(rest):  # https://https://example.org
        scheme, rest = inner[1].lower(), inner[2]
    if scheme == "www":
        return "https", f"www.{rest}"
    return ("http" if scheme == "http" else "https"), rest
