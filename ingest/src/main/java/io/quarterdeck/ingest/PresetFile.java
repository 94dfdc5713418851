package io.quarterdeck.ingest;

import java.util.LinkedHashMap;
import java.util.List;

/**
 * A preset as its YAML file spells it; {@link Presets} checks it and makes layouts of it.
 *
 * <p>Anything may be left out of the file: an empty list or map stands for it, or an empty text.
 *
 * @param about where the exports come from
 * @param system the system whose keys they hold; the preset's name where it is empty
 * @param generic whether its headings are words that anybody may use
 */
record PresetFile(
        String about,
        String system,
        Boolean generic,
        List<String> dates,
        List<String> decimal,
        QuoteEscape quoteEscape,
        boolean trailingOptional,
        boolean currencyFromFormat,
        List<String> emptyWords,
        LinkedHashMap<String, String> stages,
        LinkedHashMap<String, LayoutFile> layouts) {
    PresetFile {
        system = system == null ? "" : system;
        generic = generic != null && generic;
        dates = orEmpty(dates);
        decimal = orEmpty(decimal);
        quoteEscape = quoteEscape == null ? QuoteEscape.DOUBLED : quoteEscape;
        emptyWords = orEmpty(emptyWords);
        stages = orEmpty(stages);
        layouts = orEmpty(layouts);
    }

    /** How a quote is written inside quotes. */
    enum QuoteEscape {
        DOUBLED,
        BACKSLASH
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <K, V> LinkedHashMap<K, V> orEmpty(LinkedHashMap<K, V> map) {
        return map == null ? new LinkedHashMap<>() : map;
    }

    record LayoutFile(
            String table,
            String notUsed,
            List<String> recognisedBy,
            List<String> unless,
            LinkedHashMap<String, List<String>> required,
            LinkedHashMap<String, List<String>> optional,
            LinkedHashMap<String, List<String>> where,
            String deleted,
            Boolean full,
            List<String> key,
            List<String> neverEmpty,
            List<String> mayBeEmpty,
            String amount,
            LinkedHashMap<String, String> constants,
            LinkedHashMap<String, RuleFile> values,
            List<String> dates,
            List<String> decimal,
            String beside,
            LinkedHashMap<String, List<String>> joined,
            LinkedHashMap<String, String> defaults,
            LinkedHashMap<String, String> scope,
            SpreadFile spread) {
        LayoutFile {
            table = table == null ? "" : table;
            notUsed = notUsed == null ? "" : notUsed;
            recognisedBy = orEmpty(recognisedBy);
            unless = orEmpty(unless);
            required = orEmpty(required);
            optional = orEmpty(optional);
            where = orEmpty(where);
            deleted = deleted == null ? "" : deleted;
            full = full != null && full;
            key = orEmpty(key);
            neverEmpty = orEmpty(neverEmpty);
            mayBeEmpty = orEmpty(mayBeEmpty);
            amount = amount == null ? "" : amount;
            constants = orEmpty(constants);
            values = orEmpty(values);
            dates = orEmpty(dates);
            decimal = orEmpty(decimal);
            beside = beside == null ? "" : beside;
            joined = orEmpty(joined);
            defaults = orEmpty(defaults);
            scope = orEmpty(scope);
        }
    }

    record SpreadFile(Layout.Spread.Headings headings, List<String> into, String value, String year) {
        SpreadFile {
            into = orEmpty(into);
            value = value == null ? "" : value;
            year = year == null ? "" : year;
        }
    }

    record RuleFile(
            Layout.ValueRule.As as,
            String after,
            String startsWith,
            LinkedHashMap<String, String> map,
            Layout.ValueRule.Otherwise otherwise) {
        RuleFile {
            as = as == null ? Layout.ValueRule.As.PLAIN : as;
            after = after == null ? "" : after;
            startsWith = startsWith == null ? "" : startsWith;
            map = orEmpty(map);
            otherwise = otherwise == null ? Layout.ValueRule.Otherwise.QUARANTINE : otherwise;
        }

        Layout.ValueRule checked() {
            return new Layout.ValueRule(as, after, startsWith, map, otherwise);
        }
    }
}
