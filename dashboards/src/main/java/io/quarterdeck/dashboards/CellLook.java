package io.quarterdeck.dashboards;

import java.util.Locale;
import org.apache.poi.ss.usermodel.HorizontalAlignment;

/** How a cell looks, apart from its number format: each is a named style of the workbook. */
enum CellLook {
    LINK(9, false, Palette.BLUE),
    DRAFT(24, true, Palette.VERMILLION),
    TITLE(20, true, Palette.INK),
    HEADLINE(15, true, Palette.INK),
    SENTENCE(14, false, Palette.INK, Ground.NONE, Edge.NONE, HorizontalAlignment.LEFT, true),
    SUBTITLE(10, false, Palette.GREY),
    SUBTITLE_RIGHT(10, false, Palette.GREY, Ground.NONE, Edge.NONE, HorizontalAlignment.RIGHT, false),
    RULE(10, false, Palette.GREY, Ground.NONE, Edge.BELOW_THICK, HorizontalAlignment.LEFT, false),
    RULE_RIGHT(10, false, Palette.GREY, Ground.NONE, Edge.BELOW_THICK, HorizontalAlignment.RIGHT, false),
    SECTION(12, true, Palette.INK),
    HEADING(10, true, Palette.INK, Ground.QUIET, Edge.BELOW, HorizontalAlignment.LEFT, true),
    HEADING_RIGHT(10, true, Palette.INK, Ground.QUIET, Edge.BELOW, HorizontalAlignment.RIGHT, true),
    HEADING_CENTRED(10, true, Palette.INK, Ground.QUIET, Edge.BELOW, HorizontalAlignment.CENTER, true),
    SMALL_HEADING(10, true, Palette.GREY, Ground.NONE, Edge.BELOW, HorizontalAlignment.LEFT, false),
    SMALL_HEADING_RIGHT(10, true, Palette.GREY, Ground.NONE, Edge.BELOW, HorizontalAlignment.RIGHT, false),
    BODY(10, false, Palette.INK, Ground.NONE, Edge.BELOW_LIGHT, HorizontalAlignment.GENERAL, false),
    BODY_LINK(10, false, Palette.BLUE, Ground.NONE, Edge.BELOW_LIGHT, HorizontalAlignment.GENERAL, false),
    BODY_NUMBER(10, false, Palette.INK, Ground.NONE, Edge.BELOW_LIGHT, HorizontalAlignment.RIGHT, false),
    BODY_CENTRED(10, false, Palette.INK, Ground.NONE, Edge.BELOW_LIGHT, HorizontalAlignment.CENTER, false),
    BODY_WRAPPED(10, false, Palette.INK, Ground.NONE, Edge.BELOW_LIGHT, HorizontalAlignment.LEFT, true),
    TOTAL(10, true, Palette.INK, Ground.NONE, Edge.ABOVE, HorizontalAlignment.GENERAL, false),
    TOTAL_NUMBER(10, true, Palette.INK, Ground.NONE, Edge.ABOVE, HorizontalAlignment.RIGHT, false),
    FIELD(10, false, Palette.GREY),
    VALUE(11, false, Palette.INK),
    TEXT(10, false, Palette.INK, Ground.NONE, Edge.NONE, HorizontalAlignment.LEFT, true),
    FOOTNOTE(9, false, Palette.GREY),
    FOOTNOTE_WRAPPED(9, false, Palette.GREY, Ground.NONE, Edge.NONE, HorizontalAlignment.LEFT, true),
    SUBTITLE_WRAPPED(10, false, Palette.GREY, Ground.NONE, Edge.NONE, HorizontalAlignment.LEFT, true),
    HEADLINE_WRAPPED(15, true, Palette.INK, Ground.NONE, Edge.NONE, HorizontalAlignment.LEFT, true),
    WARNING(10, true, Palette.VERMILLION),
    GOOD(11, true, Palette.BLUE),
    BAD(11, true, Palette.VERMILLION),
    TILE_LABEL(10, false, Palette.GREY, Ground.QUIET, Edge.ABOVE_THICK, HorizontalAlignment.LEFT, false),
    TILE_LABEL_FORECAST(10, false, Palette.GREY, Ground.QUIET, Edge.ABOVE_BLUE, HorizontalAlignment.LEFT, false),
    TILE_LABEL_BAD(10, false, Palette.GREY, Ground.QUIET, Edge.ABOVE_VERMILLION, HorizontalAlignment.LEFT, false),
    TILE_VALUE(20, true, Palette.INK, Ground.QUIET, Edge.NONE, HorizontalAlignment.LEFT, false),
    TILE_VALUE_GOOD(20, true, Palette.BLUE, Ground.QUIET, Edge.NONE, HorizontalAlignment.LEFT, false),
    TILE_VALUE_BAD(20, true, Palette.VERMILLION, Ground.QUIET, Edge.NONE, HorizontalAlignment.LEFT, false),
    TILE_CONTEXT(9, false, Palette.GREY, Ground.QUIET, Edge.NONE, HorizontalAlignment.LEFT, false),
    FLAG(10, true, Palette.GREY, Ground.QUIET, Edge.NONE, HorizontalAlignment.RIGHT, false),
    FIGURE(10, false, Palette.INK, Ground.NONE, Edge.BELOW_LIGHT, HorizontalAlignment.RIGHT, false),
    FIGURE_HEADING(10, true, Palette.GREY, Ground.NONE, Edge.BELOW, HorizontalAlignment.RIGHT, false),
    ASIDE(10, false, Palette.GREY, Ground.NONE, Edge.BELOW_LIGHT, HorizontalAlignment.LEFT, false),
    ASIDE_HEADING(10, true, Palette.GREY, Ground.NONE, Edge.BELOW, HorizontalAlignment.LEFT, false),
    MARK(8, false, Palette.PAST),
    BODY_KEY(8, false, Palette.GREY, Ground.NONE, Edge.BELOW_LIGHT, HorizontalAlignment.LEFT, false),
    BODY_SMALL(8, false, Palette.GREY, Ground.NONE, Edge.BELOW_LIGHT, HorizontalAlignment.LEFT, true),
    BODY_GOOD(10, true, Palette.BLUE, Ground.NONE, Edge.BELOW_LIGHT, HorizontalAlignment.LEFT, false),
    BODY_BAD(10, true, Palette.VERMILLION, Ground.NONE, Edge.BELOW_LIGHT, HorizontalAlignment.LEFT, false),
    INPUT(10, false, Palette.INPUT, Ground.INPUT, Edge.INPUT, HorizontalAlignment.LEFT, true),
    INPUT_NUMBER(10, false, Palette.INPUT, Ground.INPUT, Edge.INPUT, HorizontalAlignment.RIGHT, false);

    /** What is behind the text. */
    enum Ground {
        NONE,
        QUIET,
        /** Pale yellow: here a person writes, and the cell is not locked. */
        INPUT
    }

    /** Which line a cell has. */
    enum Edge {
        NONE,
        BELOW_LIGHT,
        BELOW,
        BELOW_THICK,
        ABOVE,
        ABOVE_THICK,
        ABOVE_BLUE,
        ABOVE_VERMILLION,
        INPUT
    }

    final int points;
    final boolean isBold;
    final String colour;
    final Ground ground;
    final Edge edge;
    final HorizontalAlignment alignment;
    final boolean wraps;

    CellLook(int points, boolean isBold, String colour) {
        this(points, isBold, colour, Ground.NONE, Edge.NONE, HorizontalAlignment.LEFT, false);
    }

    CellLook(
            int points,
            boolean isBold,
            String colour,
            Ground ground,
            Edge edge,
            HorizontalAlignment alignment,
            boolean wraps) {
        this.points = points;
        this.isBold = isBold;
        this.colour = colour;
        this.ground = ground;
        this.edge = edge;
        this.alignment = alignment;
        this.wraps = wraps;
    }

    /** The style's name in Excel's list, such as {@code Tile value good}. */
    String styleName() {
        String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
