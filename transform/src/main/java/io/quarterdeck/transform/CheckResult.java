package io.quarterdeck.transform;

import static java.util.Objects.requireNonNull;

import io.quarterdeck.engine.TableHeader;
import java.util.Locale;

/**
 * How a data rule came out on this review's data.
 *
 * @param rule what holds when the rule is kept, from the header of its file
 * @param brokenRows rows that break it
 */
public record CheckResult(String name, Severity severity, String rule, long brokenRows) {
    public CheckResult {
        requireNonNull(name, "name is null");
        requireNonNull(severity, "severity is null");
        requireNonNull(rule, "rule is null");
    }

    public boolean passes() {
        return brokenRows == 0;
    }

    /** Whether a broken rule stops the review or is only told. */
    public enum Severity {
        /** The figures would be wrong: the review ends with exit code 3. */
        FAIL,
        /** The reader should know. */
        WARN;

        static Severity of(TableHeader header) {
            String word = header.attribute("severity")
                    .orElseThrow(() -> new IllegalArgumentException(
                            header.name() + ": the header has no line \"severity\" (fail or warn)"));
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        /** The word in a header and on a sheet. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
