"""Makes static/fonts/atkinson-hyperlegible-next.woff2 from the face's variable TrueType file.

    pip install fonttools brotli
    python tests/gallery/subset-face.py "AtkinsonHyperlegibleNext[wght].ttf" OUT.woff2

What is kept and why stands in static/fonts/README.md.
"""

import sys
from io import BytesIO

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

# Characters the face lacks, drawn with one it has.
SAME_GLYPH = {0x00B5: 0x03BC, 0x2010: 0x002D, 0x2011: 0x002D, 0x202F: 0x2009}

WANTED = (
    set(range(0x20, 0x180))  # Basic Latin, Latin-1, Latin Extended-A
    | {0x218, 0x219, 0x21A, 0x21B}  # Romanian
    | {0x2009, 0x2010, 0x2011, 0x202F, 0x2030, 0x2039, 0x203A, 0x2044, 0x20AC, 0x2122}
    | set(range(0x2013, 0x2027))  # dashes, quotes, dots
    | {0x394, 0x3BC, 0x2212, 0x221A, 0x2248, 0x2260, 0x2264, 0x2265}  # Δ μ − √ ≈ ≠ ≤ ≥
)


def main(source: str, target: str) -> None:
    font = instancer.instantiateVariableFont(TTFont(source), {"wght": (400, 800)})
    # Saved and read again: the subsetter needs the tables as they are on disk.
    held = BytesIO()
    font.save(held)
    held.seek(0)
    font = TTFont(held)
    for table in font["cmap"].tables:
        if table.isUnicode():
            for new, old in SAME_GLYPH.items():
                if old in table.cmap:
                    table.cmap[new] = table.cmap[old]
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "frac", "sups"]
    options.name_IDs = ["*"]
    options.hinting = False
    worker = subset.Subsetter(options)
    worker.populate(unicodes=WANTED)
    worker.subset(font)
    font.flavor = "woff2"
    subset.save_font(font, target, options)


if __name__ == "__main__":
    main(*sys.argv[1:3])
