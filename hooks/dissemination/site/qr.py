"""QR codes of addresses."""

from __future__ import annotations

from markupsafe import Markup


def qr_code(address: str, title: str) -> Markup:
    """An address as SVG with a title, dark on light in every colour scheme; one dark square is one
    unit of its view box."""
    # what is markup already would be escaped once more, and so would its own replacements
    title = title.unescape() if isinstance(title, Markup) else title
    import segno  # which few pages need

    code = segno.make_qr(address, error="m")
    options = {"title": title, "svgclass": "qr", "lineclass": None, "dark": "#000", "light": "#fff"}
    return Markup(code.svg_inline(omitsize=True, border=4, **options))
