"""Addresses of other sites as people mistype them, and what was probably meant."""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import ip_address
from typing import Final
from urllib.parse import parse_qs, urlsplit, urlunsplit

from dissemination.model.picture_format import DRAWING, FORMATS, UNREAD

# Endings of files, which are no last parts of domain names here, though some are both (.md, .zip).
_FILES: Final = frozenset(
    {"md", "markdown", "html", "htm", "php", "txt", "csv", "xml", "json", "yml", "yaml", "ics"}
    | {"pdf", "epub", "doc", "docx", "odt", "xls", "xlsx", "ods", "ppt", "pptx", "odp", "rtf"}
    | {"mp3", "zip", "tex", "bib", "css", "js", "py", DRAWING}
    | FORMATS.keys()
    | (UNREAD.keys() - {"ai"})  # of Anguilla, and of many others
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
_SOUND: Final = re.compile(r"https?://(?!https?[:/])[^\s/]|\.\.?/", re.IGNORECASE)
_LONGEST: Final = 2000
_PRIVATE_DOMAINS: Final = (
    *(".localhost", ".local", ".internal", ".intranet", ".lan", ".corp", ".home", ".home.arpa"),
)
_TRACKER: Final = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid"
    r"|mkt_tok|_hsenc|_hsmi|vero_id|oly_enc_id|oly_anon_id)(?:=|$)",
    re.IGNORECASE,
)
# Services that lead readers through themselves, and the parameter that has the address.
_WRAPPERS: Final = (
    (".safelinks.protection.outlook.com", "url"),
    ("linkprotect.cudasvc.com", "a"),
    ("www.google.com", "url"),
    ("www.google.com", "q"),
    ("l.facebook.com", "u"),
    ("l.instagram.com", "u"),
    ("slack-redir.net", "url"),
)
_WRAPPED: Final = re.compile(r"https://urldefense\.com/v3/__(https?:.+?)__;", re.IGNORECASE)


@lru_cache(maxsize=4096)  # each link is asked about by several checks
def probable_address(address: str) -> str | None:
    """What was meant by an address of another site or of e-mail that lacks something: `https://`
    before `www.example.org`, the colon of `https//example.org`, `mailto:` before `a@example.org`.
    None if it is sound, a path, or nothing that can be guessed."""
    if _SOUND.match(address):
        return None
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


def is_private(host: str) -> bool:
    """Whether a host can be reached from the writer's machine or network alone."""
    name = host.lower().strip("[]").rstrip(".")
    if not (name[-1:].isdigit() or ":" in name):
        return "." not in name or name.endswith(_PRIVATE_DOMAINS)
    try:
        address = ip_address(name)
    except ValueError:
        return "." not in name
    return address.is_private or address.is_loopback or address.is_link_local


def without_trackers(address: str) -> str | None:
    """An address without what follows its readers: parameters such as `utm_source` and `fbclid`,
    or a service that counts clicks around it. None if it has nothing of the kind."""
    if wrapped := _WRAPPED.match(address):
        return without_trackers(wrapped[1]) or wrapped[1]
    if "?" not in address:
        return None
    parts = urlsplit(address)
    query = parse_qs(parts.query)
    for host, name in _WRAPPERS:
        if (parts.hostname or "").endswith(host) and query.get(name, [""])[0].startswith("http"):
            inner = query[name][0]
            return without_trackers(inner) or inner
    pairs = parts.query.split("&")
    kept = [pair for pair in pairs if not _TRACKER.match(pair)]
    if kept == pairs:
        return None
    return urlunsplit(parts._replace(query="&".join(kept)))
