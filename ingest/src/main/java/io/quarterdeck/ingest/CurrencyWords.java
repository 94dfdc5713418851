package io.quarterdeck.ingest;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The currencies that a sign, code or name may mean. 元 alone means none: it says that an amount is in ones and not in
 * 万, whatever the currency.
 */
final class CurrencyWords {
    private static final Map<String, List<String>> SIGNS = Map.ofEntries(
            Map.entry("€", List.of("EUR")),
            Map.entry("£", List.of("GBP")),
            Map.entry("₹", List.of("INR")),
            Map.entry("₩", List.of("KRW")),
            Map.entry("₽", List.of("RUB")),
            Map.entry("₺", List.of("TRY")),
            Map.entry("₫", List.of("VND")),
            Map.entry("฿", List.of("THB")),
            Map.entry("₱", List.of("PHP")),
            Map.entry("₪", List.of("ILS")),
            Map.entry("₦", List.of("NGN")),
            Map.entry("₴", List.of("UAH")),
            Map.entry("zł", List.of("PLN")),
            Map.entry("us$", List.of("USD")),
            Map.entry("hk$", List.of("HKD")),
            Map.entry("nt$", List.of("TWD")),
            Map.entry("a$", List.of("AUD")),
            Map.entry("au$", List.of("AUD")),
            Map.entry("c$", List.of("CAD")),
            Map.entry("ca$", List.of("CAD")),
            Map.entry("s$", List.of("SGD")),
            Map.entry("nz$", List.of("NZD")),
            Map.entry("r$", List.of("BRL")),
            Map.entry("mx$", List.of("MXN")),
            Map.entry("cn¥", List.of("CNY")),
            Map.entry("jp¥", List.of("JPY")),
            Map.entry("rmb", List.of("CNY")),
            Map.entry("rmb¥", List.of("CNY")),
            Map.entry("人民币", List.of("CNY")),
            Map.entry("人民币元", List.of("CNY")),
            Map.entry("人民幣", List.of("CNY")),
            Map.entry("美元", List.of("USD")),
            Map.entry("美金", List.of("USD")),
            Map.entry("欧元", List.of("EUR")),
            Map.entry("歐元", List.of("EUR")),
            Map.entry("英镑", List.of("GBP")),
            Map.entry("港元", List.of("HKD")),
            Map.entry("港币", List.of("HKD")),
            Map.entry("日元", List.of("JPY")),
            Map.entry("円", List.of("JPY")),
            Map.entry("新台币", List.of("TWD")),
            Map.entry("新加坡元", List.of("SGD")),
            Map.entry("韩元", List.of("KRW")),
            Map.entry("$", List.of("USD", "CAD", "AUD", "HKD", "SGD", "NZD", "TWD", "MXN", "ARS", "CLP", "COP")),
            Map.entry("¥", List.of("CNY", "JPY")),
            Map.entry("kr", List.of("SEK", "NOK", "DKK", "ISK")),
            Map.entry("rs", List.of("INR", "PKR", "LKR", "NPR", "MUR")),
            Map.entry("rs.", List.of("INR", "PKR", "LKR", "NPR", "MUR")));

    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());

    private static final Set<String> HEADINGS = Set.of(
            "currency", "currency code", "currency iso code", "currencyisocode", "ccy", "币种", "币別", "币别", "幣別", "货币");

    private CurrencyWords() {}

    /** Whether a heading is that of a column of currencies. */
    static boolean isHeading(String heading) {
        return HEADINGS.contains(Words.folded(heading).replace('_', ' '));
    }

    /** The codes that {@code word} may mean; empty where it means no currency. A code counts in capitals only. */
    static List<String> meanings(String word) {
        String stripped = FullWidth.narrowed(word).strip();
        if (stripped.length() == 3 && CODES.contains(stripped)) {
            return List.of(stripped);
        }
        return SIGNS.getOrDefault(stripped.toLowerCase(Locale.ROOT), List.of());
    }
}
