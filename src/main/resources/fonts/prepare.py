"""Takes from the font's character map the code points that share a glyph with the character meant: a PDF's text can be
searched and copied only where a glyph has one. Usage: prepare.py NotoSansSC_400Regular.ttf NotoSansSC-Regular.ttf"""
import sys
from collections import defaultdict
from fontTools.ttLib import TTFont

font = TTFont(sys.argv[1], recalcTimestamp=False)
shared = defaultdict(list)
for code, glyph in font.getBestCmap().items():
    shared[glyph].append(code)
radicals = range(0x2E80, 0x2FE0)
drop = {c for cs in shared.values() for c in cs if c in radicals and any(o not in radicals for o in cs)}
drop |= {0x2003, 0x2012, 0x2215, 0x2329, 0x232A, 0x301C}
font["cmap"].tables = [t for t in font["cmap"].tables if t.format != 14]
for table in font["cmap"].tables:
    for code in drop & set(table.cmap):
        del table.cmap[code]
font.save(sys.argv[2])
