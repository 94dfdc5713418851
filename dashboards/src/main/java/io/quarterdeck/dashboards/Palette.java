package io.quarterdeck.dashboards;

/**
 * The colours of every output, as RGB. Blue and vermillion are Okabe and Ito's, told apart by readers with red-green
 * blindness and in grey.
 */
final class Palette {
    /** What has happened. */
    static final String INK = "1F2937";
    /** Second-rank text; 4.8 : 1 on white. */
    static final String GREY = "667085";
    /** Lines and frames. */
    static final String LINE = "D9DEE5";
    /** Quiet ground behind tiles and headings. */
    static final String GROUND = "F4F6F9";
    /** Favourable, and what is expected. */
    static final String BLUE = "0072B2";
    /** The range of what is expected. */
    static final String BAND = "B5D5EA";
    /** The wider range. */
    static final String WIDE_BAND = "DCEAF4";
    /** The deepest of a heat map: dark text is still read on it. */
    static final String SKY = "56B4E9";
    /** Unfavourable. */
    static final String VERMILLION = "D55E00";
    /** Earlier periods. */
    static final String PAST = "B8BFC9";

    /** What a person writes into a cell, and behind it. */
    static final String INPUT = "0000C0";

    static final String INPUT_GROUND = "FFFBE6";
    static final String INPUT_LINE = "E3D48A";

    static final String WHITE = "FFFFFF";

    private Palette() {}
}
