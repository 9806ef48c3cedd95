"""Figures: what the library knows, drawn as SVG, with the same in words; pages and the publication
show them."""
