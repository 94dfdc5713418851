package io.quarterdeck.ingest;

import static java.util.Objects.requireNonNull;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * How the bytes of a text file stand for characters, decided by all of them.
 *
 * @param charset in which it is read
 * @param doubt why it should not be read at all, as in "it mixes …"; empty where there is none
 * @param remedy for the doubt
 * @param ambiguous whether its lines are just as valid as GB18030, so that known headings may decide
 */
record Encoding(Charset charset, String doubt, String remedy, boolean ambiguous) {
    static final Charset GB18030 = Charset.forName("GB18030");

    /** Of a hundred lines with Chinese, so many may look like UTF-8 by chance: short names of two characters do. */
    private static final int CHANCE_PERCENT = 20;

    /** Of a hundred characters of a Chinese text, at least so many are in GB2312. */
    private static final int COMMON_PERCENT = 90;

    /** Of a hundred lines, so many may be undecodable: they go to quarantine. */
    private static final int BAD_PERCENT = 1;

    Encoding {
        requireNonNull(charset, "charset is null");
        requireNonNull(doubt, "doubt is null");
        requireNonNull(remedy, "remedy is null");
    }

    private static Encoding sure(Charset charset) {
        return new Encoding(charset, "", "", false);
    }

    /**
     * What a mark at the beginning says; else what the house rules pin; else what the evidence says: UTF-8, or GB18030
     * where lines are valid in it, hardly any is valid UTF-8, and the characters are those of Chinese texts.
     *
     * @param first the file's first bytes
     */
    static Encoding of(TextEvidence evidence, byte[] first, Optional<Charset> pinned) {
        Optional<Charset> marked = marked(first);
        if (marked.isPresent() && !marked.get().equals(StandardCharsets.UTF_8)) {
            return sure(marked.get());
        }
        long bad = evidence.foreign() - evidence.utf8();
        if (pinned.isPresent() && marked.isEmpty()) {
            // No text of such an encoding is UTF-8 by chance; the other exports of a company often are.
            boolean isUtf8 = evidence.foreign() > 0 && bad == 0 && isSingleByte(pinned.get());
            return sure(isUtf8 ? StandardCharsets.UTF_8 : pinned.get());
        }
        boolean isGb = evidence.foreign() > 0
                && 100 * (evidence.foreign() - evidence.gb18030()) <= BAD_PERCENT * evidence.foreign();
        if (bad == 0) {
            return new Encoding(StandardCharsets.UTF_8, "", "", isGb && marked.isEmpty());
        }
        boolean isCommon = 100 * evidence.common() >= COMMON_PERCENT * evidence.pairs();
        if (isGb && isCommon && 100 * evidence.utf8() <= CHANCE_PERCENT * evidence.foreign() && marked.isEmpty()) {
            return sure(GB18030);
        }
        if (100 * bad <= BAD_PERCENT * evidence.lines() || bad == 1 && evidence.utf8() > 0) {
            return sure(StandardCharsets.UTF_8);
        }
        return evidence.utf8() > 0
                ? new Encoding(
                        StandardCharsets.UTF_8,
                        "it mixes encodings: " + bad + " of its " + evidence.lines() + " lines are not UTF-8, "
                                + evidence.utf8() + " with letters beyond ASCII are",
                        "Export it again as \"CSV UTF-8\", or mend these lines",
                        false)
                : new Encoding(
                        StandardCharsets.ISO_8859_1,
                        "it is neither UTF-8 nor GB18030 (" + bad + " of its " + evidence.lines() + " lines are not)",
                        "Export or save it again as \"CSV UTF-8\"; if it is windows-1252, as Western programs write, set"
                                + " `encoding: windows-1252` in quarterdeck.yaml",
                        false);
    }

    /** The charsets to try, the likeliest first. */
    List<Charset> possible() {
        return ambiguous ? List.of(charset, GB18030) : List.of(charset);
    }

    private static boolean isSingleByte(Charset charset) {
        return charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1;
    }

    private static Optional<Charset> marked(byte[] first) {
        if (first.length >= 3 && first[0] == (byte) 0xEF && first[1] == (byte) 0xBB && first[2] == (byte) 0xBF) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (first.length >= 2 && first[0] == (byte) 0xFF && first[1] == (byte) 0xFE) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (first.length >= 2 && first[0] == (byte) 0xFE && first[1] == (byte) 0xFF) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return utf16(first);
    }

    /** In UTF-16 the ASCII characters have a zero byte each, all on one side. */
    private static Optional<Charset> utf16(byte[] bytes) {
        int[] nuls = new int[2];
        for (int i = 0; i < bytes.length; i++) {
            nuls[i % 2] += bytes[i] == 0 ? 1 : 0;
        }
        int all = nuls[0] + nuls[1];
        if (all < 4 || all * 10 < bytes.length || Math.max(nuls[0], nuls[1]) * 10 < all * 9) {
            return Optional.empty();
        }
        return Optional.of(nuls[1] > nuls[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    }
}
