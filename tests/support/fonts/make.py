"""Makes Blocks.otf, a font for tests: every letter is a block, the wider the later it comes.

Run with fontTools: python3 make.py
"""

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzÉé’.,-/0123456789"


def block(width, height):
    pen = T2CharStringPen(width, None)
    pen.moveTo((60, 0))
    pen.lineTo((width - 60, 0))
    # One side bulges, so that the outlines have curves.
    pen.curveTo((width - 20, height / 3), (width - 20, 2 * height / 3), (width - 60, height))
    pen.lineTo((60, height))
    pen.closePath()
    return pen.getCharString()


names = {" ": "space", **{letter: f"uni{ord(letter):04X}" for letter in LETTERS}}
widths = {".notdef": 500, "space": 250}
strings = {".notdef": block(500, 700), "space": T2CharStringPen(250, None).getCharString()}
for place, letter in enumerate(LETTERS):
    width = 400 + 5 * place
    widths[names[letter]] = width
    strings[names[letter]] = block(width, 480 if letter.islower() else 700)

builder = FontBuilder(1000, isTTF=False)
builder.setupGlyphOrder(list(widths))
builder.setupCharacterMap({ord(letter): name for letter, name in names.items()})
builder.setupCFF("Blocks-Regular", {"FullName": "Blocks Regular"}, strings, {})
builder.setupHorizontalMetrics({name: (width, 60) for name, width in widths.items()})
builder.setupHorizontalHeader(ascent=800, descent=-200)
builder.setupNameTable({"familyName": "Blocks", "styleName": "Regular", "psName": "Blocks-Regular"})
builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, sCapHeight=700, sxHeight=480, fsType=0)
builder.setupPost()
# The same bytes every time.
builder.font["head"].created = builder.font["head"].modified = 0
builder.font.recalcTimestamp = False
builder.save("Blocks.otf")
