package io.quarterdeck.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell of a sheet by its address, such as {@code K11}.
 *
 * @param row from 1, as a sheet numbers it
 * @param column from 0, for A
 */
public record CellPlace(int row, int column) implements Comparable<CellPlace> {
    private static final Pattern ADDRESS = Pattern.compile("([A-Z]{1,2})([1-9]\\d{0,4})");

    /** @throws IllegalArgumentException if it is no address */
    public static CellPlace of(String address) {
        Matcher matcher = ADDRESS.matcher(address);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no cell is called \"" + address + "\"");
        }
        return new CellPlace(Integer.parseInt(matcher.group(2)), column(matcher.group(1)));
    }

    /** The place of a column's letters, from 0. */
    static int column(String letters) {
        int place = 0;
        for (char letter : letters.toCharArray()) {
            if (letter < 'A' || letter > 'Z') {
                throw new IllegalArgumentException("no column is called \"" + letters + "\"");
            }
            place = 26 * place + letter - 'A' + 1;
        }
        return place - 1;
    }

    @Override
    public int compareTo(CellPlace other) {
        return row != other.row ? Integer.compare(row, other.row) : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        String letters = "";
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters = (char) ('A' + rest % 26) + letters;
        }
        return letters + row;
    }
}
