import numpy as np

from trainer.data.readers.hershey import SPACING, glyphs_of_font, read_glyphs


def test_every_glyph_is_there_once_with_strokes():
    glyphs = read_glyphs()
    assert len(glyphs) == sum(len(keys) for keys in glyphs_of_font.values())
    assert all(len(stroke) >= 1 for glyph in glyphs for stroke in glyph.strokes)
    assert all(glyph.strokes for glyph in glyphs)


def test_points_lie_as_close_as_a_tablets():
    for glyph in read_glyphs():
        for stroke in glyph.strokes:
            gaps = np.hypot(*np.diff(stroke, axis=0).T)
            assert (gaps <= 2 * SPACING).all()
