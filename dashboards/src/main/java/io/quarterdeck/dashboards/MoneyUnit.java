package io.quarterdeck.dashboards;

/**
 * The unit in which large amounts are shown, such as {@code CNY m} or {@code 万元}: chosen by the largest amount, so that at most four
 * digits stand before the reader.
 *
 * @param size how much one unit is
 * @param heading as it stands in a heading
 * @param pattern an amount in a sentence, with {@code {v}} for the number
 */
record MoneyUnit(double size, int decimals, String heading, String pattern) {
    /**
     * The unit for amounts up to {@code largest}, from the language's list {@code money.units}: each entry has the smallest amount
     * it serves, its size, its decimals and its pattern.
     */
    static MoneyUnit of(double largest, String currency, Labels labels) {
        for (String entry : labels.text("money.units").split(";")) {
            String[] parts = entry.strip().split("/");
            if (Math.abs(largest) >= Double.parseDouble(parts[0])) {
                String pattern =
                        parts[3].replace("{c}", labels.currencyUnit(currency)).strip();
                String heading =
                        pattern.replace("{v}", "").replaceAll("\\s+", " ").strip();
                return new MoneyUnit(Double.parseDouble(parts[1]), Integer.parseInt(parts[2]), heading, pattern);
            }
        }
        throw new IllegalStateException("money.units in the labels has no entry for small amounts");
    }

    /** An amount in this unit. */
    double of(double amount) {
        return amount / size;
    }

    /** An amount in this unit as text, without the unit. */
    String number(double amount) {
        return NumberText.decimal(of(amount), decimals);
    }

    /** An amount in this unit with its sign, without the unit. */
    String signed(double amount) {
        return NumberText.signed(of(amount), decimals);
    }

    /** An amount with its unit, for a sentence. */
    String text(double amount) {
        return pattern.replace("{v}", number(amount));
    }

    /** A change with its sign and unit, for a sentence. */
    String change(double amount) {
        return pattern.replace("{v}", signed(amount));
    }

    /** A cell's number format for amounts in this unit. */
    String format() {
        return CellFormat.plain(decimals);
    }

    /** A cell's number format for changes in this unit. */
    String changeFormat() {
        return CellFormat.change(decimals);
    }
}
