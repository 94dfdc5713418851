package io.quarterdeck.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands between the fields of a line. */
enum Delimiter {
    COMMA(',', "comma"),
    SEMICOLON(';', "semicolon"),
    TAB('\t', "tab"),
    BAR('|', "bar"),
    FULL_WIDTH_COMMA('，', "full-width comma");

    private static final int DECLARATION = 16;

    private static final Pattern DECLARED = Pattern.compile("\"?sep=(.)\"?[\r\n]", Pattern.CASE_INSENSITIVE);

    private final char mark;
    private final String shown;

    Delimiter(char mark, String shown) {
        this.mark = mark;
        this.shown = shown;
    }

    char mark() {
        return mark;
    }

    String shown() {
        return shown;
    }

    static Optional<Delimiter> of(char mark) {
        for (Delimiter delimiter : values()) {
            if (delimiter.mark == mark) {
                return Optional.of(delimiter);
            }
        }
        return Optional.empty();
    }

    /** The one that a first line such as {@code sep=;} declares, as Excel writes and reads it; else all. */
    static List<Delimiter> possible(Content content, Charset charset, TextEvidence evidence) throws IOException {
        try (InputStream in = new Transcoder(content.open(), charset, ',', ',')) {
            String first = new String(in.readNBytes(DECLARATION), StandardCharsets.UTF_8);
            Matcher matcher = DECLARED.matcher(first);
            if (matcher.lookingAt()) {
                Optional<Delimiter> declared = of(matcher.group(1).charAt(0));
                return List.of(declared.orElseThrow(() -> content.refused(
                        "its first line declares the delimiter \"" + matcher.group(1) + "\"",
                        "a comma, semicolon, tab or bar",
                        "Export it again with one of them")));
            }
        }
        // A delimiter beyond ASCII needs a stand-in that the text does not have.
        return Arrays.stream(values())
                .filter(d -> d != FULL_WIDTH_COMMA || !evidence.hasUnitSeparator())
                .toList();
    }
}
