"""What a drawing may be made of: the elements and attributes of SVG 2 and SVG 1.1 (2nd edition),
and the properties and functions of CSS, that show something and neither run nor load anything."""

from __future__ import annotations

from typing import Final

SVG: Final = "http://www.w3.org/2000/svg"
XLINK: Final = "http://www.w3.org/1999/xlink"
XML: Final = "http://www.w3.org/XML/1998/namespace"
XHTML: Final = "http://www.w3.org/1999/xhtml"
ROOT: Final = f"{{{SVG}}}svg"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TEXTS: Final = frozenset({"a", "desc", "text", "textPath", "title", "tspan"})
FILTERS: Final = _words(
    "feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting "
    "feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR "
    "feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight "
    "feSpecularLighting feSpotLight feTile feTurbulence filter"
)
ELEMENTS: Final = (
    TEXTS
    | FILTERS
    | _words(
        "circle clipPath defs ellipse g image line linearGradient marker mask path pattern polygon "
        "polyline radialGradient rect stop style svg switch symbol use"
    )
)
# What a reader would miss, in the words of a message.
MISSED: Final = {
    **dict.fromkeys(("handler", "listener", "script"), "a script"),
    **dict.fromkeys(
        ("animate", "animateColor", "animateMotion", "animateTransform", "discard", "set"),
        "an animation",
    ),
}
# Elements whose href names another element of the drawing, and those that show a picture by it.
REFERRING: Final = frozenset(
    {"feImage", "filter", "linearGradient", "pattern", "radialGradient", "textPath", "use"}
)
PICTURES: Final = frozenset({"feImage", "image"})

PROPERTIES: Final = _words(
    "alignment-baseline background background-attachment background-clip background-color "
    "background-image background-origin background-position background-repeat background-size "
    "baseline-shift border border-bottom border-color border-left border-radius border-right "
    "border-style border-top border-width box-sizing clip clip-path clip-rule color "
    "color-interpolation color-interpolation-filters color-rendering color-scheme d direction "
    "display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font "
    "font-family font-feature-settings font-kerning font-size font-size-adjust font-stretch "
    "font-style font-variant font-variant-caps font-variant-ligatures font-variant-numeric "
    "font-variation-settings font-weight glyph-orientation-horizontal glyph-orientation-vertical "
    "image-rendering isolation kerning letter-spacing lighting-color marker marker-end marker-mid "
    "marker-start mask mask-clip mask-composite mask-image mask-mode mask-origin mask-position "
    "mask-repeat mask-size mask-type mix-blend-mode opacity overflow padding paint-order "
    "pointer-events r rx ry shape-rendering stop-color stop-opacity stroke stroke-dasharray "
    "stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity "
    "stroke-width text-anchor text-decoration text-decoration-color text-decoration-line "
    "text-decoration-skip-ink text-decoration-style text-decoration-thickness text-orientation "
    "text-rendering text-transform text-underline-offset text-underline-position transform "
    "transform-box transform-origin rotate scale translate unicode-bidi vector-effect visibility "
    "white-space word-spacing writing-mode cx cy x y width height"
)
# Attributes whose values are no CSS: numbers, shapes, names, and words.
ATTRIBUTES: Final = _words(
    "amplitude aria-describedby aria-hidden aria-label aria-labelledby aria-roledescription "
    "azimuth baseFrequency bias class clipPathUnits cx cy d diffuseConstant divisor dx dy edgeMode "
    "elevation exponent filterRes filterUnits fr fx fy gradientTransform gradientUnits height id "
    "in in2 intercept k1 k2 k3 k4 kernelMatrix kernelUnitLength lang lengthAdjust "
    "limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits method mode "
    "numOctaves offset operator order orient path pathLength patternContentUnits patternTransform "
    "patternUnits points pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio "
    "primitiveUnits r radius refX refY result role rotate rx ry scale seed side slope spacing "
    "specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles "
    "surfaceScale systemLanguage tableValues targetX targetY textLength transform type values "
    "viewBox width x x1 x2 xChannelSelector y y1 y2 yChannelSelector z"
)
FUNCTIONS: Final = _words(
    "abs blur brightness calc circle clamp color color-mix conic-gradient contrast cos "
    "drop-shadow ellipse grayscale hsl hsla hue-rotate hwb hypot inset invert lab lch light-dark "
    "linear-gradient matrix matrix3d max min oklab oklch opacity path perspective polygon "
    "radial-gradient rect repeating-conic-gradient repeating-linear-gradient "
    "repeating-radial-gradient rgb rgba rotate rotatex rotatey rotatez round saturate scale "
    "scalex scaley sepia sin skew skewx skewy sqrt translate translatex translatey translatez var "
    "xywh"
)
# Functions that load what they name; others that are not allowed mean nothing to a browser.
LOADING: Final = frozenset(
    {"-webkit-cross-fade", "-webkit-image-set", "cross-fade", "image", "image-set", "src", "url"}
)
