package io.quarterdeck.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What the first bytes of a file say it is, whatever its name says. */
final class Nature {
    /** How many bytes {@link #notCsv} wants to see. */
    static final int SAMPLE = 4096;

    private Nature() {}

    /** What the file is, if it is certainly no CSV in UTF-8; empty otherwise. */
    static Optional<String> notCsv(byte[] first) {
        if (startsWith(first, 0xFF, 0xFE) || startsWith(first, 0xFE, 0xFF) || hasNulPattern(first)) {
            return Optional.of("text in UTF-16");
        }
        if (startsWith(first, 'P', 'K', 3, 4)) {
            return Optional.of("an Excel workbook or another zip archive");
        }
        if (startsWith(first, 0xD0, 0xCF, 0x11, 0xE0)) {
            return Optional.of("an old Excel workbook");
        }
        if (startsWith(first, 0x1F, 0x8B)) {
            return Optional.of("a gzip archive");
        }
        String text = new String(first, 0, Math.min(first.length, 64), StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
        return text.startsWith("<!doctype html") || text.startsWith("<html") || text.startsWith("<table")
                ? Optional.of("HTML")
                : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** In UTF-16 the ASCII characters have a zero byte each, all on one side. */
    private static boolean hasNulPattern(byte[] bytes) {
        int[] nuls = new int[2];
        for (int i = 0; i < bytes.length; i++) {
            nuls[i % 2] += bytes[i] == 0 ? 1 : 0;
        }
        int all = nuls[0] + nuls[1];
        return all >= 4 && all * 10 >= bytes.length && Math.max(nuls[0], nuls[1]) * 10 >= all * 9;
    }
}
