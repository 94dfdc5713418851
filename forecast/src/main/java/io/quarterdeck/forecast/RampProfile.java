package io.quarterdeck.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * Which share of a full target a newcomer carries, month by month from that of the first day on; 1 after the last.
 *
 * @param shares between 0 and 1
 */
record RampProfile(List<Double> shares) {
    /** Where no export says another: nothing in the first month, a quarter more in each that follows (G-13). */
    static final RampProfile DEFAULT = new RampProfile(List.of(0.0, 0.25, 0.5, 0.75, 1.0));

    RampProfile {
        shares = List.copyOf(shares);
    }

    /**
     * Reads {@code 0/25/50/75/100}, in percent or, where none is above 1, in shares.
     *
     * @param text may be null; anything that is no such list gives {@link #DEFAULT}
     */
    static RampProfile of(String text) {
        List<Double> numbers = new ArrayList<>();
        for (String part : text == null ? new String[0] : text.split("[/,;|\\s]+")) {
            String number = part.replace("%", "");
            if (!number.matches("\\d{1,3}(\\.\\d+)?")) {
                return DEFAULT;
            }
            numbers.add(Double.parseDouble(number));
        }
        if (numbers.size() < 2) {
            return DEFAULT;
        }
        boolean isPercent = numbers.stream().anyMatch(number -> number > 1);
        return new RampProfile(numbers.stream()
                .map(number -> Math.min(1, isPercent ? number / 100 : number))
                .toList());
    }

    /** @param month 0 for the month of the first day; before it nothing; null, where that day is unknown, is long ago */
    double share(Long month) {
        if (month == null || month >= shares.size()) {
            return 1;
        }
        return month < 0 ? 0 : shares.get(month.intValue());
    }
}
