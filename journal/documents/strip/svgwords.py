"""The elements and attributes of SVG that draw something; all others are left out."""

XLINK = "{http://www.w3.org/1999/xlink}"
_XML = "{http://www.w3.org/XML/1998/namespace}"

ELEMENTS = frozenset(
    "svg g defs symbol use switch a title desc style view"
    " path rect circle ellipse line polyline polygon image"
    " text tspan tref textPath altGlyph altGlyphDef altGlyphItem glyphRef"
    " font font-face font-face-src font-face-name glyph missing-glyph hkern vkern"
    " marker pattern mask clipPath linearGradient radialGradient meshgradient meshrow meshpatch"
    " stop solidcolor hatch hatchpath color-profile"
    " filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix"
    " feDiffuseLighting feDisplacementMap feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR"
    " feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight"
    " feSpecularLighting feSpotLight feDistantLight feTile feTurbulence"
    " animate animateColor animateMotion animateTransform mpath set".split()
)

ATTRIBUTES = frozenset(
    [
        _XML + "space", _XML + "lang", XLINK + "title", XLINK + "type", XLINK + "show",
        XLINK + "actuate",
        *(
            "id class lang role tabindex version baseProfile width height x y x1 y1 x2 y2 cx cy r"
            " rx ry fx fy fr d points pathLength viewBox preserveAspectRatio transform"
            " gradientTransform patternTransform gradientUnits patternUnits patternContentUnits"
            " maskUnits maskContentUnits clipPathUnits markerUnits markerWidth markerHeight refX"
            " refY orient spreadMethod offset dx dy rotate textLength lengthAdjust startOffset"
            " method spacing side type media systemLanguage requiredFeatures requiredExtensions"
            " filterUnits primitiveUnits filterRes in in2 result mode values operator k1 k2 k3 k4"
            " order kernelMatrix divisor bias targetX targetY edgeMode kernelUnitLength"
            " preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent"
            " limitingConeAngle pointsAtX pointsAtY pointsAtZ azimuth elevation z scale"
            " xChannelSelector yChannelSelector stdDeviation radius baseFrequency numOctaves seed"
            " stitchTiles tableValues slope intercept amplitude exponent"
            " attributeName attributeType from to by begin dur end min max restart repeatCount"
            " repeatDur calcMode keyTimes keySplines keyPoints additive accumulate path origin fill"
            " zoomAndPan target contentStyleType contentScriptType enable-background"
            " alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation"
            " color-interpolation-filters color-profile color-rendering cursor direction display"
            " dominant-baseline fill-opacity fill-rule filter flood-color flood-opacity font"
            " font-family font-size font-size-adjust font-stretch font-style font-variant"
            " font-weight glyph-orientation-horizontal glyph-orientation-vertical"
            " image-rendering isolation kerning letter-spacing lighting-color marker marker-end"
            " marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order"
            " pointer-events shape-rendering stop-color stop-opacity stroke stroke-dasharray"
            " stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity"
            " stroke-width text-anchor text-decoration text-rendering transform-origin"
            " unicode-bidi vector-effect visibility white-space word-spacing writing-mode"
            " horiz-adv-x horiz-origin-x horiz-origin-y vert-adv-y vert-origin-x vert-origin-y"
            " units-per-em panose-1 ascent descent cap-height x-height accent-height"
            " underline-position underline-thickness unicode-range unicode glyph-name"
            " arabic-form u1 u2 g1 g2 k rendering-intent name"
        ).split(),
    ]
)  # fmt: skip
