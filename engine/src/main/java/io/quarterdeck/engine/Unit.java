package io.quarterdeck.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Set;

/**
 * What a number or text in a column means: how it is stored, and how it is written where every digit counts.
 *
 * <p>A header names the unit of each column; the runner holds the database's type to it, a sheet takes its number
 * format from it, and {@link #text} writes the one text that both engines must agree on.
 */
public enum Unit {
    TEXT(0, "VARCHAR"),
    DATE(0, "DATE"),
    /** A moment in UTC. */
    TIMESTAMP(0, "TIMESTAMP"),
    /** True, false or unknown. */
    FLAG(0, "BOOLEAN"),
    COUNT(0, "BIGINT"),
    /** A length of time; a median of days may end in .5. */
    DAYS(6, "DOUBLE"),
    /** An amount in the reporting currency, unless the column's name ends in {@code _local}. */
    MONEY(6, "DECIMAL(38,6)", "DECIMAL(20,6)"),
    /** A sum in the unit of whatever the row measures (money, deals, days). */
    QUANTITY(6, "DECIMAL(38,6)"),
    /** A share between 0 and 1. */
    RATIO(9, "DOUBLE"),
    /** How many times one amount covers another. */
    MULTIPLE(9, "DOUBLE"),
    /** Any other statistic. */
    NUMBER(6, "DOUBLE");

    private final int decimals;
    private final Set<String> sqlTypes;
    private final String sqlType;

    Unit(int decimals, String... sqlTypes) {
        this.decimals = decimals;
        this.sqlType = sqlTypes[0];
        this.sqlTypes = Set.of(sqlTypes);
    }

    /** The unit that a header calls {@code word}. @throws IllegalArgumentException if there is none */
    public static Unit of(String word) {
        for (Unit unit : values()) {
            if (unit.word().equals(word)) {
                return unit;
            }
        }
        throw new IllegalArgumentException("\"" + word + "\" is not a unit; the units are text, date, timestamp, flag, "
                + "count, days, money, quantity, ratio, multiple and number");
    }

    /** The unit's name in a header. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The SQL type that a table made by us gives such a column. */
    public String sqlType() {
        return sqlType;
    }

    /** Whether a column of SQL type {@code type} (in DuckDB's spelling) may carry this unit. */
    public boolean accepts(String type) {
        return sqlTypes.contains(type);
    }

    /** Whether values of this unit are numbers. */
    public boolean isNumeric() {
        return switch (this) {
            case TEXT, DATE, TIMESTAMP, FLAG -> false;
            default -> true;
        };
    }

    /**
     * The one text of a value: no exponent, no trailing zeros, ISO dates, empty for null.
     *
     * @throws IllegalArgumentException if a floating-point value is not finite
     */
    public String text(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double number) {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("a " + word() + " must be finite, but was " + number);
            }
            return plain(new BigDecimal(number).setScale(decimals, RoundingMode.HALF_UP));
        }
        if (value instanceof BigDecimal number) {
            return plain(number);
        }
        if (value instanceof String || value instanceof Long || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof LocalDate || value instanceof LocalDateTime) {
            return value.toString();
        }
        throw new IllegalArgumentException("a " + value.getClass().getSimpleName() + " is no value of a table");
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
