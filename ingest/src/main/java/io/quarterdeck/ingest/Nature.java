package io.quarterdeck.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the first bytes of a file say it is, whatever its name says. */
enum Nature {
    /** Nothing at all. */
    EMPTY("empty (0 bytes)"),
    /** Text, or nothing known. */
    TEXT("text"),
    JSON("JSON"),
    HTML("HTML"),
    XML("XML"),
    /** A zip archive, or a workbook of Excel 2007 or later. */
    ZIP("a zip archive"),
    GZIP("a gzip archive"),
    /** A workbook of Excel 97, a protected workbook, or another document of the time. */
    OLE2("an old Office document"),
    PARQUET("Parquet"),
    /** An archive that is not read. */
    OTHER_ARCHIVE("an archive that is neither zip nor gzip"),
    PDF("a PDF document"),
    PICTURE("a picture");

    /** How many bytes {@link #of} wants to see. */
    static final int SAMPLE = 4096;

    private static final Pattern JSON_START =
            Pattern.compile("\\s*(\\[\\s*(\\{.*|\\].*|)|\\{\\s*(\".*|\\}.*|))", Pattern.DOTALL);

    private final String shown;

    Nature(String shown) {
        this.shown = shown;
    }

    /** As in "it is HTML". */
    String shown() {
        return shown;
    }

    static Nature of(byte[] first) {
        if (first.length == 0) {
            return EMPTY;
        }
        if (startsWith(first, 'P', 'K', 3, 4) || startsWith(first, 'P', 'K', 5, 6)) {
            return ZIP;
        }
        if (startsWith(first, 0xD0, 0xCF, 0x11, 0xE0)) {
            return OLE2;
        }
        if (startsWith(first, 0x1F, 0x8B)) {
            return GZIP;
        }
        if (startsWith(first, 'P', 'A', 'R', '1')) {
            return PARQUET;
        }
        if (startsWith(first, '7', 'z', 0xBC, 0xAF)
                || startsWith(first, 'R', 'a', 'r', '!')
                || startsWith(first, 0xFD, '7', 'z', 'X')
                || startsWith(first, 0x28, 0xB5, 0x2F, 0xFD)) {
            return OTHER_ARCHIVE;
        }
        if (startsWith(first, '%', 'P', 'D', 'F')) {
            return PDF;
        }
        if (startsWith(first, 0x89, 'P', 'N', 'G')
                || startsWith(first, 0xFF, 0xD8, 0xFF)
                || startsWith(first, 'G', 'I', 'F', '8')) {
            return PICTURE;
        }
        return ofText(first);
    }

    private static Nature ofText(byte[] first) {
        // Without the zero bytes of UTF-16 and a mark at the beginning, markup is ASCII in every encoding.
        String text = new String(first, 0, Math.min(first.length, 512), StandardCharsets.ISO_8859_1)
                .replaceAll("^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)", "")
                .replace("\0", "")
                .strip();
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("<!doctype html") || lower.startsWith("<html") || lower.startsWith("<table")) {
            return HTML;
        }
        if (lower.startsWith("<?xml")) {
            return lower.contains("<html") ? HTML : XML;
        }
        return JSON_START.matcher(text).matches() ? JSON : TEXT;
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
}
