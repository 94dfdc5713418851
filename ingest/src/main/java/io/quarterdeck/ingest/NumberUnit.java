package io.quarterdeck.ingest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What stands around a number, in its cell or in the brackets of its heading: a power of ten, a currency, or both, as in
 * 万元, {@code k USD} or {@code in thousands}.
 *
 * @param power of ten, 0 for 元; empty where no unit stands there
 * @param currencies that the currency's sign may mean; empty where none stands there
 * @param isPercent whether the numbers are percentages
 */
record NumberUnit(Optional<Integer> power, List<String> currencies, boolean isPercent) {
    static final NumberUnit NONE = new NumberUnit(Optional.empty(), List.of(), false);

    /** After a number that is no money, m is a metre and B nothing. */
    private static final Map<String, Integer> PLAIN =
            Map.of("千", 3, "万", 4, "萬", 4, "十万", 5, "百万", 6, "千万", 7, "亿", 8, "億", 8, "k", 3);

    private static final Map<String, Integer> OF_MONEY = Map.ofEntries(
            Map.entry("元", 0),
            Map.entry("圆", 0),
            Map.entry("m", 6),
            Map.entry("mm", 6),
            Map.entry("mn", 6),
            Map.entry("mio", 6),
            Map.entry("mio.", 6),
            Map.entry("million", 6),
            Map.entry("millions", 6),
            Map.entry("thousand", 3),
            Map.entry("thousands", 3),
            Map.entry("tsd.", 3),
            Map.entry("b", 9),
            Map.entry("bn", 9),
            Map.entry("billion", 9),
            Map.entry("billions", 9),
            Map.entry("千元", 3),
            Map.entry("万元", 4),
            Map.entry("萬元", 4),
            Map.entry("十万元", 5),
            Map.entry("百万元", 6),
            Map.entry("千万元", 7),
            Map.entry("亿元", 8),
            Map.entry("億元", 8));

    private static final Map<String, Integer> OF_HEADINGS = Map.of(
            "in thousands",
            3,
            "in millions",
            6,
            "in billions",
            9,
            "'000",
            3,
            "'000s",
            3,
            "000s",
            3,
            "000",
            3,
            "单位:万元",
            4,
            "单位:元",
            0);

    NumberUnit {
        currencies = List.copyOf(currencies);
    }

    /** What stands beside a number; empty where it is no unit. */
    static Optional<NumberUnit> beside(String text, boolean isMoney) {
        return split(text.strip(), isMoney, false);
    }

    /** What stands in the brackets of a heading; empty where it says nothing about numbers. */
    static Optional<NumberUnit> inHeading(String text) {
        String plain = FullWidth.narrowed(text).strip();
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        return plain.equals("%")
                ? Optional.of(new NumberUnit(Optional.empty(), List.of(), true))
                : split(plain, true, true);
    }

    /** A power and a currency in either order, either of which may be missing. */
    private static Optional<NumberUnit> split(String text, boolean isMoney, boolean isHeading) {
        if (text.isEmpty()) {
            return Optional.of(NONE);
        }
        for (int i = 0; i <= text.length(); i++) {
            Optional<NumberUnit> found = pair(text.substring(0, i), text.substring(i), isMoney, isHeading);
            if (found.isEmpty()) {
                found = pair(text.substring(i), text.substring(0, i), isMoney, isHeading);
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<NumberUnit> pair(String power, String currency, boolean isMoney, boolean isHeading) {
        Optional<Integer> ten = Optional.empty();
        if (!power.isBlank()) {
            String word = power.replace(",", " ").strip().toLowerCase(Locale.ROOT);
            Integer known = PLAIN.get(word);
            known = known == null && isMoney ? OF_MONEY.get(word) : known;
            known = known == null && isHeading ? OF_HEADINGS.get(word) : known;
            if (known == null) {
                return Optional.empty();
            }
            ten = Optional.of(known);
        }
        if (currency.isBlank()) {
            return Optional.of(new NumberUnit(ten, List.of(), false));
        }
        List<String> meanings = isMoney ? CurrencyWords.meanings(currency.replace(",", " ")) : List.of();
        return meanings.isEmpty() ? Optional.empty() : Optional.of(new NumberUnit(ten, meanings, false));
    }
}
