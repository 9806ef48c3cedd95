"""Figures: functions of the library that give an SVG drawing, for pages and for the publication.

Each drawing is an element tree (lxml) with a title, a description, `role="img"` and ids under a
name of its own. Colours are classes of tokens (`fill-water`), so that one drawing is right in
light, dark and forced colours; `svg.with_fixed_colours` replaces them for print. Beside a drawing
stands a list of the same records, which has the links: the numbers of a drawing are too small to be
pressed. A number joins the two.

A place of the map is a town or region by name and country. `data/positions.yml` has its position
with the gazetteer as source; an event's own `position` counts where that has none, and a town of
which nobody typed one is looked up in the gazetteer of the package. Places without a position are
named under the map. The charts are Natural Earth 4.1.0 (public domain, from the npm
package world-atlas 2.0.2), in whole kilometres: Europe at 1:50 million in ETRS89-LAEA (EPSG:3035),
the world at 1:110 million in Equal Earth. In the timeline chart an entry is as long as its date is
vague; positions are in hundredths of the width and heights in pixels, so that text keeps its size
on a phone. Inferred days of events and events without a day are not drawn.
"""
