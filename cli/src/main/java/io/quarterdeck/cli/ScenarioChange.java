package io.quarterdeck.cli;

import io.quarterdeck.engine.NearestWord;
import io.quarterdeck.engine.Scope;
import io.quarterdeck.forecast.whatif.Change;
import io.quarterdeck.forecast.whatif.Change.Moved;
import io.quarterdeck.forecast.whatif.Change.Operation;
import io.quarterdeck.forecast.whatif.Driver;
import io.quarterdeck.forecast.whatif.Names;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One change of a scenario's text: {@code { driver: win_rate, product: GTX, change: +3pp }}.
 *
 * @param names whom and what it may name
 * @param asOf the review's date
 */
record ScenarioChange(Names names, LocalDate asOf) {
    private static final List<String> SCOPES = List.of("company", "region", "team", "person", "product", "segment");

    private static final List<String> DRIVE_KEYS = List.of(
            "driver", "change", "set", "add", "scope", "company", "region", "team", "person", "product", "segment",
            "from", "until", "month", "ramp");

    private static final List<String> DRIVERS =
            Arrays.stream(Driver.values()).map(Driver::word).toList();

    private static final List<String> MOVES =
            Arrays.stream(Moved.values()).map(Moved::word).toList();

    /** What a message lists; more it does not. */
    private static final int MOST_LISTED = 12;

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern QUARTER = Pattern.compile("\\d{4}-?q\\d");
    private static final Pattern DIGITS = Pattern.compile("\\d+[.\\d]*[km万亿%]?");

    /** Reads a change. @throws UserError if it cannot be meant */
    Change of(YamlPiece piece) {
        if (!(piece instanceof YamlPiece.Group group)) {
            throw piece.at()
                    .refused(
                            "a change is " + piece.shown(),
                            "one like { driver: win_rate, change: +3pp }",
                            "Correct it, with braces around it");
        }
        boolean isDrive = group.values().containsKey("driver");
        boolean isMove = group.values().containsKey("move");
        if (isDrive && isMove) {
            throw group.at().refused("a change has driver and move", "one of them", "Make them two changes");
        }
        if (isMove) {
            return move(group);
        }
        Collection<String> known = new TreeSet<>(DRIVE_KEYS);
        if (!isDrive) {
            known.addAll(List.of("move", "deal", "account", "territory", "to", "date"));
        }
        holdKnown(group, known, "is not known");
        if (!isDrive) {
            throw group.at()
                    .refused(
                            "a change has no driver and no move",
                            "driver: " + DRIVERS + " or move: " + MOVES,
                            "Add it");
        }
        return drive(group);
    }

    private Change drive(YamlPiece.Group group) {
        Driver driver = Driver.values()[one(group, "driver", DRIVERS)];
        if (driver != Driver.HEADCOUNT && group.values().containsKey("ramp")) {
            throw group.values()
                    .get("ramp")
                    .at()
                    .refused(
                            driver.word() + " has a ramp",
                            "ramp with headcount only",
                            "Remove it; the driver ramp is that of all who join");
        }
        Scope scope = scope(driver, group);
        Window window = window(group);
        List<String> values =
                DriverValue.KEYS.stream().filter(group.values()::containsKey).toList();
        if (values.size() != 1) {
            throw group.at()
                    .refused(
                            driver.word() + " has " + (values.isEmpty() ? "no value" : String.join(" and ", values)),
                            "one of " + DriverValue.KEYS,
                            values.isEmpty() ? "Add it" : "Make them two changes, or remove one");
        }
        String key = values.get(0);
        YamlPiece piece = group.values().get(key);
        int line = group.at().line();
        if (driver == Driver.RAMP) {
            if (!key.equals("set")) {
                throw piece.at()
                        .refused(
                                "ramp has " + key,
                                "set: and a list of shares by month like [0, 25%, 50%, 100%]",
                                "Correct it");
            }
            List<Double> ramp = DriverValue.ramp("set of ramp", piece);
            return new Change.Drive(line, driver, scope, Operation.SET, 0, window.from(), window.until(), ramp);
        }
        DriverValue value = DriverValue.of(driver, key, piece);
        if (driver == Driver.HEADCOUNT && scope.type().equals("person")) {
            holdLeaves(key, value, piece);
        }
        YamlPiece ramp = group.values().get("ramp");
        return new Change.Drive(
                line,
                driver,
                scope,
                value.operation(),
                value.value(),
                window.from(),
                window.until(),
                ramp == null ? List.of() : DriverValue.rampOfPeople(ramp));
    }

    /** A person is there once, so all that can change is that they leave. */
    private static void holdLeaves(String key, DriverValue value, YamlPiece piece) {
        boolean isLeaving = value.operation() == Operation.SET ? value.value() == 0 : value.value() == -1;
        if (!isLeaving) {
            throw piece.at()
                    .refused(
                            key + " of headcount is " + piece.shown() + " for a person",
                            "add: -1, with which a person leaves",
                            "Correct it, or add people to a team");
        }
    }

    private Scope scope(Driver driver, YamlPiece.Group group) {
        List<String> keys = new ArrayList<>(SCOPES);
        keys.add("scope");
        keys.retainAll(group.values().keySet());
        if (keys.size() > 1) {
            throw group.at()
                    .refused(
                            driver.word() + " is changed for " + String.join(" and ", keys),
                            "one of " + SCOPES,
                            "Make them two changes, or remove one");
        }
        String key = keys.isEmpty() ? "company" : keys.get(0);
        String type = key.equals("scope") ? "company" : key;
        YamlPiece piece = keys.isEmpty() ? group : group.values().get(key);
        if (!keys.isEmpty()
                && type.equals("company")
                && !plain(text(key, piece)).equals("company")) {
            throw piece.at()
                    .refused(
                            key + " is " + piece.shown(),
                            "scope: company, or a key like team: East",
                            NearestWord.didYouMean(text(key, piece), List.of("company")) + "Correct it");
        }
        if (!driver.scopeTypes().contains(type)) {
            List<String> allowed =
                    SCOPES.stream().filter(driver.scopeTypes()::contains).toList();
            throw piece.at()
                    .refused(
                            driver.word() + " is changed for "
                                    + (keys.isEmpty()
                                            ? "the company, as nothing else is named"
                                            : type.equals("company") ? "the company" : "a " + type),
                            allowed.equals(List.of("company"))
                                    ? "none, as it is the whole company's"
                                    : "one of " + allowed,
                            allowed.equals(List.of("company")) ? "Remove " + key : "Name it");
        }
        return type.equals("company") ? Scope.COMPANY : new Scope(type, id(type, piece));
    }

    private Change move(YamlPiece.Group group) {
        Moved moved = Moved.values()[one(group, "move", MOVES)];
        String word = moved.word();
        List<String> known = new ArrayList<>(List.of("move", word, "to", "from"));
        if (moved == Moved.DEAL) {
            known.add("date");
        }
        holdKnown(group, known, "does not go with move: " + word);
        YamlPiece what = group.values().get(word);
        YamlPiece to = group.values().get("to");
        YamlPiece date = group.values().get("date");
        String taker = moved == Moved.PERSON ? "team" : "person";
        if (what == null) {
            throw group.at().refused("move: " + word + " names no " + word, word + ": and its id or name", "Add it");
        }
        if (to == null && date == null) {
            throw group.at()
                    .refused(
                            "the " + word + " goes nowhere",
                            "to: and a " + taker + (moved == Moved.DEAL ? ", or date: and a day" : ""),
                            "Add it");
        }
        return new Change.Move(
                group.at().line(),
                moved,
                id(word, what),
                to == null ? null : id(taker, to),
                date == null ? null : dateOfDeal(date),
                window(group).from());
    }

    private LocalDate dateOfDeal(YamlPiece piece) {
        String text = plain(text("date", piece));
        LocalDate date = DAY.matcher(text).matches() ? dayOf(text) : null;
        if (date == null || !date.isAfter(asOf)) {
            throw piece.at().refused("date is " + piece.shown(), "a day after the review's date " + asOf, "Correct it");
        }
        return date;
    }

    /**
     * When a change holds.
     *
     * @param from null for the review's date
     * @param until the day after the last; null for good
     */
    private record Window(LocalDate from, LocalDate until) {}

    private Window window(YamlPiece.Group group) {
        YamlPiece month = group.values().get("month");
        YamlPiece from = group.values().getOrDefault("from", month);
        YamlPiece until = group.values().getOrDefault("until", month);
        if (month != null && (from != month || until != month)) {
            throw month.at()
                    .refused("month stands beside from or until", "month: alone, or from: and until:", "Remove one");
        }
        if (month != null && !MONTH.matcher(plain(text("month", month))).matches()) {
            throw month.at().refused("month is " + month.shown(), "a month like 2026-01", "Correct it");
        }
        LocalDate first = from == null ? null : day("from", from, false);
        LocalDate last = until == null ? null : day("until", until, true);
        if (last != null && !last.isAfter(asOf)) {
            throw until.at()
                    .refused(
                            (month == null ? "until" : "month") + " is " + until.shown(),
                            "a day after the review's date " + asOf,
                            "Correct or remove it; what is past cannot change");
        }
        if (first != null && last != null && last.isBefore(first)) {
            throw until.at()
                    .refused(
                            "until is " + until.shown(),
                            "a day from " + first + " on, where the change begins",
                            "Correct it");
        }
        return new Window(first == null || !first.isAfter(asOf) ? null : first, last == null ? null : last.plusDays(1));
    }

    /** The day, or the first or last of the month, that a text names. */
    private LocalDate day(String key, YamlPiece piece, boolean isLast) {
        String text = plain(text(key, piece));
        LocalDate day = null;
        if (DAY.matcher(text).matches()) {
            day = dayOf(text);
        } else if (MONTH.matcher(text).matches() && dayOf(text + "-01") != null) {
            day = isLast ? YearMonth.parse(text).atEndOfMonth() : dayOf(text + "-01");
        }
        if (day == null || day.getYear() < 1900 || day.getYear() > 2199) {
            // A quarter is the fiscal one everywhere else, and may begin in any month.
            throw piece.at()
                    .refused(
                            key + " is " + piece.shown(),
                            "a month like 2026-01 or a day like 2026-01-15",
                            QUARTER.matcher(text).matches() ? "Write the quarter's first or last month" : "Correct it");
        }
        return day;
    }

    private static LocalDate dayOf(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The id that a text means: an id, or else the shown name of one. */
    private String id(String type, YamlPiece piece) {
        String text = text(type, piece);
        Map<String, String> known = names.of(type);
        if (known.containsKey(text)) {
            return text;
        }
        String folded = plain(text);
        List<String> ids =
                known.keySet().stream().filter(id -> plain(id).equals(folded)).toList();
        if (ids.isEmpty()) {
            ids = known.entrySet().stream()
                    .filter(entry -> plain(entry.getValue()).equals(folded))
                    .map(Map.Entry::getKey)
                    .toList();
        }
        if (ids.size() == 1) {
            return ids.get(0);
        }
        if (!ids.isEmpty()) {
            throw piece.at()
                    .refused(
                            piece.shown() + " may be any of " + ids.size() + " under " + type,
                            "one of the ids " + ids,
                            "Write the id");
        }
        String kind = type.equals("deal") ? "open deal" : type;
        Collection<String> words = new TreeSet<>(known.values());
        boolean isShort = words.size() <= MOST_LISTED;
        String wanted = known.isEmpty()
                ? "another change, as the review has nothing under " + type
                : isShort ? "one of " + words : "the id or the shown name of one in the review";
        words.addAll(known.keySet());
        throw piece.at()
                .refused(
                        "there is no " + kind + " " + piece.shown(),
                        wanted,
                        NearestWord.didYouMean(text, words) + "Correct it");
    }

    /** Which of some words a key's value is. */
    private static int one(YamlPiece.Group group, String key, List<String> words) {
        YamlPiece piece = group.values().get(key);
        String text = text(key, piece);
        int index = words.indexOf(plain(text));
        if (index < 0) {
            throw piece.at()
                    .refused(
                            "the " + key + " " + piece.shown() + " is not known",
                            "one of " + words,
                            NearestWord.didYouMean(text, words) + "Correct it");
        }
        return index;
    }

    private static void holdKnown(YamlPiece.Group group, Collection<String> known, String why) {
        group.values().forEach((key, value) -> {
            if (!known.contains(key)) {
                boolean isNumber = DIGITS.matcher(plain(key)).matches();
                throw value.at()
                        .refused(
                                "the key \"" + key + "\" " + why,
                                isNumber ? "a number with commas in quotes, like \"1,200,000\"" : "one of " + known,
                                NearestWord.didYouMean(key, isNumber ? List.of() : known) + "Correct or remove it");
            }
        });
    }

    private static String text(String key, YamlPiece piece) {
        if (!(piece instanceof YamlPiece.Text text) || !text.isShort()) {
            throw piece.at().refused(key + " is " + piece.shown(), "one word or name", "Correct or remove it");
        }
        return text.text().strip();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
