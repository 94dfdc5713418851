package io.quarterdeck.cli;

import io.quarterdeck.engine.NearestWord;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.forecast.whatif.Change.Operation;
import io.quarterdeck.forecast.whatif.Driver;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a change makes of a driver, as a scenario's text has it: {@code change: +10%}, {@code set: 58}, {@code add: 2}. */
record DriverValue(Operation operation, double value) {

    /** The keys of which a change has one. */
    static final List<String> KEYS = List.of("change", "set", "add");

    private static final Pattern NUMBER =
            Pattern.compile("([+-]?)(\\d{1,400}|\\d{1,3}(?:,\\d{3}){1,6})((?:\\.\\d{1,400})?)");

    private static final Pattern TIMES = Pattern.compile("[x×*]\\s*(.*)");

    /** How an amount ends: thousands, millions, ten thousands, a hundred millions. */
    private static final Pattern MONEY = Pattern.compile("(.*?)\\s*(k|m|万|亿)");

    private static final Pattern DAYS = Pattern.compile("(.*?)\\s*(?:days?|天)");

    private static final Pattern PEOPLE = Pattern.compile("(.*?)\\s*(?:people|person|人)");

    private static final int MOST_MONTHS = 60;

    /**
     * Reads a value.
     *
     * @param key one of {@link #KEYS}
     * @throws UserError if it is none, or nothing that the driver can be
     */
    static DriverValue of(Driver driver, String key, YamlPiece piece) {
        if (!(piece instanceof YamlPiece.Text text) || !text.isShort()) {
            throw piece.at()
                    .refused(key + " of " + driver.word() + " is " + piece.shown(), wanted(driver, key), "Correct it");
        }
        String plain = plain(text.text());
        // "= 30" is the value itself, however it is introduced.
        String meant = key.equals("change") && plain.startsWith("=") ? "set" : key;
        String number = meant.equals(key) ? plain : plain.substring(1).strip();
        Optional<DriverValue> read =
                switch (meant) {
                    case "change" -> change(driver, number, text);
                    case "add" ->
                        points(driver, number)
                                .or(() -> amount(driver, number))
                                .map(value -> value(Operation.ADD, value));
                    default ->
                        amount(driver, number)
                                .or(() -> isShare(driver) ? percent(number) : Optional.empty())
                                .map(value -> value(Operation.SET, value));
                };
        DriverValue value = read.filter(v -> Double.isFinite(v.value())).orElseThrow(() -> text.at()
                .refused(key + " of " + driver.word() + " is " + text.shown(), wanted(driver, meant), "Correct it"));
        holdPossible(driver, meant, value, text);
        return value;
    }

    private static DriverValue value(Operation operation, BigDecimal value) {
        return new DriverValue(operation, value.doubleValue());
    }

    private static Optional<DriverValue> change(Driver driver, String plain, YamlPiece.Text text) {
        Matcher times = TIMES.matcher(plain);
        if (times.matches()) {
            return number(times.group(1)).map(value -> value(Operation.TIMES, value));
        }
        boolean isSigned = plain.startsWith("+") || plain.startsWith("-");
        Optional<BigDecimal> percent = percent(plain);
        Optional<BigDecimal> points = points(driver, plain);
        if (!isSigned && (percent.isPresent() || points.isPresent())) {
            throw text.at()
                    .refused(
                            "change of " + driver.word() + " is " + text.shown() + ", without a sign",
                            "+" + plain + " or -" + plain + ", or set: for a value that it is to have",
                            "Write the sign");
        }
        return percent.map(value -> value(Operation.TIMES, BigDecimal.ONE.add(value)))
                .or(() -> points.or(() -> amount(driver, plain)).map(value -> value(Operation.ADD, value)));
    }

    /**
     * Shares of full output by month, from the first after joining.
     *
     * @throws UserError if it is no list of shares
     */
    static List<Double> ramp(String key, YamlPiece piece) {
        String wanted = "a list of shares by month like [0, 25%, 50%, 100%]";
        if (!(piece instanceof YamlPiece.Items listed)) {
            throw piece.at().refused(key + " is " + piece.shown(), wanted, "Correct it");
        }
        if (listed.items().isEmpty() || listed.items().size() > MOST_MONTHS) {
            throw piece.at()
                    .refused(
                            key + " has " + listed.items().size() + " months",
                            "from 1 to " + MOST_MONTHS + ", the last for good",
                            "Correct it");
        }
        List<Double> ramp = new ArrayList<>();
        for (YamlPiece item : listed.items()) {
            Optional<BigDecimal> share = item instanceof YamlPiece.Text text && text.isShort()
                    ? percent(plain(text.text())).or(() -> number(plain(text.text())))
                    : Optional.empty();
            ramp.add(share.filter(value -> value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0)
                    .orElseThrow(() -> item.at()
                            .refused(key + " has " + item.shown() + ", no share from 0 to 1", wanted, "Correct it"))
                    .doubleValue());
        }
        return ramp;
    }

    /** Added people who take the company's own time to full output, who are there at once, or a list. */
    static List<Double> rampOfPeople(YamlPiece piece) {
        if (piece instanceof YamlPiece.Items) {
            return ramp("ramp", piece);
        }
        String word = piece instanceof YamlPiece.Text text && text.isShort() ? plain(text.text()) : "";
        return switch (word) {
            case "standard" -> List.of();
            case "none" -> List.of(1.0);
            default ->
                throw piece.at()
                        .refused(
                                "ramp is " + piece.shown(),
                                "standard, none or a list of shares by month like [0, 25%, 50%, 100%]",
                                NearestWord.didYouMean(word, List.of("standard", "none")) + "Correct it");
        };
    }

    /** A value as it is written, key first. */
    String[] text(Driver driver) {
        BigDecimal exact = BigDecimal.valueOf(value);
        boolean isRatio = driver.unit().equals("ratio");
        return switch (operation) {
            case SET -> new String[] {"set", isRatio ? percentText(exact) : plainText(exact)};
            case ADD ->
                isRatio
                        ? new String[] {"change", signed(exact.movePointRight(2)) + "pp"}
                        : new String[] {"add", plainText(exact)};
            case TIMES ->
                exact.scale() <= 4 && exact.compareTo(BigDecimal.valueOf(2)) <= 0
                        ? new String[] {
                            "change", signed(exact.subtract(BigDecimal.ONE).movePointRight(2)) + "%"
                        }
                        : new String[] {"change", "x" + plainText(exact)};
        };
    }

    /** Shares by month as they are written. */
    static String text(List<Double> ramp) {
        return "["
                + String.join(
                        ", ",
                        ramp.stream()
                                .map(share -> percentText(BigDecimal.valueOf(share)))
                                .toList())
                + "]";
    }

    private static String percentText(BigDecimal share) {
        return plainText(share.movePointRight(2)) + "%";
    }

    private static String signed(BigDecimal number) {
        return (number.signum() < 0 ? "" : "+") + plainText(number);
    }

    private static String plainText(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\u2012\u2013\u2212]", "-")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isShare(Driver driver) {
        return driver.unit().equals("ratio") || driver.unit().equals("multiple");
    }

    private static Optional<BigDecimal> number(String plain) {
        Matcher number = NUMBER.matcher(plain);
        return number.matches()
                ? Optional.of(new BigDecimal(number.group(1) + number.group(2).replace(",", "") + number.group(3)))
                : Optional.empty();
    }

    private static Optional<BigDecimal> percent(String plain) {
        return plain.endsWith("%")
                ? number(plain.substring(0, plain.length() - 1).strip()).map(value -> value.movePointLeft(2))
                : Optional.empty();
    }

    private static Optional<BigDecimal> points(Driver driver, String plain) {
        return plain.endsWith("pp") && driver.unit().equals("ratio")
                ? number(plain.substring(0, plain.length() - 2).strip()).map(value -> value.movePointLeft(2))
                : Optional.empty();
    }

    /** A number with what the driver's unit lets stand behind it. */
    private static Optional<BigDecimal> amount(Driver driver, String plain) {
        Matcher money = MONEY.matcher(plain);
        if (driver.unit().equals("money") && money.matches()) {
            int zeros =
                    switch (money.group(2)) {
                        case "k" -> 3;
                        case "万" -> 4;
                        case "m" -> 6;
                        default -> 8;
                    };
            return number(money.group(1)).map(value -> value.movePointRight(zeros));
        }
        Matcher counted = (driver == Driver.HEADCOUNT ? PEOPLE : DAYS).matcher(plain);
        boolean isCounted = driver == Driver.HEADCOUNT || driver.unit().equals("days");
        return number(isCounted && counted.matches() ? counted.group(1) : plain);
    }

    private static String wanted(Driver driver, String key) {
        if (driver == Driver.HEADCOUNT) {
            return "a whole number of people like " + (key.equals("change") ? "+2" : "2");
        }
        return switch (key) {
            case "change" ->
                "a change like +10%, x1.1 or "
                        + switch (driver.unit()) {
                            case "ratio" -> "+3pp";
                            case "money" -> "+200k";
                            case "days" -> "+5 days";
                            case "multiple" -> "+0.1";
                            default -> "+20";
                        };
            case "add" ->
                "a number like "
                        + switch (driver.unit()) {
                            case "ratio" -> "3pp";
                            case "money" -> "200000 or 200k";
                            case "days" -> "5";
                            case "multiple" -> "0.1";
                            default -> "20";
                        }
                        + ", or change: for one like +10%";
            default ->
                "a value like "
                        + switch (driver.unit()) {
                            case "ratio" -> "30% or 0.3";
                            case "money" -> "1200000 or 1.2m";
                            case "days" -> "58";
                            case "multiple" -> "105% or 1.05";
                            default -> "20";
                        };
        };
    }

    private static void holdPossible(Driver driver, String key, DriverValue value, YamlPiece.Text text) {
        String word = driver.word();
        double number = value.value();
        boolean isRatio = driver.unit().equals("ratio");
        String found = key + " of " + word + " is " + text.shown();
        if (value.operation() == Operation.TIMES && number < 0) {
            throw text.at()
                    .refused(found + ", which makes it less than nothing", "-100% or more, x0 or more", "Correct it");
        }
        if (driver == Driver.HEADCOUNT && value.operation() == Operation.TIMES) {
            throw text.at()
                    .refused(
                            found + ", which need not be a whole number of people",
                            wanted(driver, key),
                            "Say how many people are added");
        }
        if (driver == Driver.HEADCOUNT && number != Math.rint(number)) {
            throw text.at().refused(found + ", and there is no part of a person", wanted(driver, key), "Correct it");
        }
        if (value.operation() == Operation.SET && (number < 0 || isRatio && number > 1)) {
            throw text.at()
                    .refused(
                            found + ", and "
                                    + (isRatio ? "a share lies between 0% and 100%" : "it cannot be less than nothing"),
                            wanted(driver, key),
                            "Correct it");
        }
        if (value.operation() == Operation.ADD && isRatio && Math.abs(number) > 1) {
            throw text.at()
                    .refused(
                            found + ", and a share lies between 0% and 100%",
                            "percentage points like +3pp",
                            "Write pp behind the points");
        }
    }
}
