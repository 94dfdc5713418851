package io.quarterdeck.engine;

import static java.util.Objects.requireNonNull;

/**
 * One column of a table: its name, its unit and what it holds, as its header says.
 *
 * @param meaning the header's words; empty for a column that only passes through
 */
public record Column(String name, Unit unit, String meaning) {
    public Column {
        requireNonNull(name, "name is null");
        requireNonNull(unit, "unit is null");
        requireNonNull(meaning, "meaning is null");
    }

    public Column(String name, Unit unit) {
        this(name, unit, "");
    }
}
