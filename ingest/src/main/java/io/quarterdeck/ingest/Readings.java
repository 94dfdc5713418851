package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Period;
import io.quarterdeck.engine.Unit;
import io.quarterdeck.ingest.Layout.ValueRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** How each column of a table is read from one export: by the layout's rule for it, else by its unit. */
final class Readings {
    /** In {@code map} of a preset: a word that is not listed stays as it is. */
    private static final String ANY = "*";

    /** Records of other tables are found by them, so they are compared as keys are. */
    private static final Set<String> NAMES_THAT_ARE_KEYS = Set.of("channel", "manager", "region", "team");

    /** As Stripe writes them. Above a column of currencies it is no other word. */
    private static final Pattern SMALL_CODE = Pattern.compile("[a-z]{3}");

    private static final Pattern MANGLED = Pattern.compile("[+-]?\\d+([.,]\\d+)?[eE]\\+?\\d+");

    private final Layout layout;
    private final CanonicalTable table;
    private final List<NumberUnit> units;
    private final HouseRules rules;
    private final DateText dates;
    private final DecimalText decimals;
    private final UnaryOperator<String> stages;
    private final BiConsumer<Integer, List<String>> currencies;

    /**
     * @param units what each heading says of its numbers
     * @param stages from a stage as the export writes it to its name
     * @param currencies takes the field of an amount, and the currencies that its text or heading may mean
     */
    Readings(
            Layout layout,
            List<NumberUnit> units,
            HouseRules rules,
            DateText dates,
            DecimalText decimals,
            UnaryOperator<String> stages,
            BiConsumer<Integer, List<String>> currencies) {
        this.layout = layout;
        this.table = layout.table().orElseThrow();
        this.units = List.copyOf(units);
        this.rules = rules;
        this.dates = dates;
        this.decimals = decimals;
        this.stages = stages;
        this.currencies = currencies;
    }

    /** How a field is read for a column. */
    Reading of(Column column, int field) {
        ValueRule rule = layout.rules().getOrDefault(column.name(), ValueRule.PLAIN);
        return switch (rule.as()) {
            case PERCENT -> Reading.of((text, note) -> decimals.parseShare(text, true, note));
            case GROWTH -> {
                boolean isPercent = units.get(field).isPercent();
                yield Reading.of((text, note) -> decimals.parseGrowth(text, isPercent, note));
            }
            case PERIOD_START -> Reading.of((text, note) -> period(text).start());
            case PERIOD_END -> Reading.of((text, note) -> period(text).endExclusive());
            case DAY_AFTER ->
                Reading.of((text, note) -> {
                    LocalDate day = dates.parse(text, note);
                    return day == null ? null : day.plusDays(1);
                });
            case NOT -> Reading.of((text, note) -> !FlagText.parse(text));
            case NEGATED -> {
                Reading money = money(field);
                yield Reading.of((text, note) -> ((BigDecimal) money.read(text, note)).negate());
            }
            case EPOCH_MILLIS, EPOCH_SECONDS -> {
                boolean isMillis = rule.as() == ValueRule.As.EPOCH_MILLIS;
                yield Reading.of(
                        column.unit() == Unit.DATE
                                ? (text, note) -> dates.parseEpochDay(text, isMillis, note)
                                : (text, note) -> dates.parseEpoch(text, isMillis, note));
            }
            case EXCEL_SERIAL -> {
                DateText serials = dates.withSerials();
                yield Reading.of(column.unit() == Unit.DATE ? serials::parse : serials::parseMoment);
            }
            case SALESFORCE_ID -> new Reading(Reading.Form.SALESFORCE_KEY, this::salesforceId);
            case PLAIN, CHANGED_VALUE -> byUnit(column, rule, field);
        };
    }

    private Reading byUnit(Column column, ValueRule rule, int field) {
        boolean hasNoPower = units.get(field).power().orElse(0) == 0;
        return switch (column.unit()) {
            case TEXT -> text(column, rule);
            case DATE -> new Reading(Reading.Form.DATE, dates::parse);
            case MONEY -> money(field);
            case QUANTITY ->
                new Reading(
                        hasNoPower ? Reading.Form.DECIMAL : Reading.Form.NONE,
                        (text, note) -> number(text, field, note));
            case RATIO -> {
                boolean isPercent = units.get(field).isPercent();
                yield Reading.of((text, note) -> decimals.parseShare(text, isPercent, note));
            }
            case COUNT -> new Reading(Reading.Form.WHOLE, decimals::parseWhole);
            case DAYS, MULTIPLE, NUMBER ->
                new Reading(
                        hasNoPower ? Reading.Form.DECIMAL : Reading.Form.NONE,
                        (text, note) -> number(text, field, note).doubleValue());
            case TIMESTAMP -> Reading.of(dates::parseMoment);
            case FLAG -> Reading.of((text, note) -> FlagText.parse(text));
        };
    }

    private BigDecimal number(String text, int field, Consumer<Note> note) throws BadValue {
        NumberUnit heading = units.get(field);
        return heading.power().orElse(0) == 0
                ? decimals.parse(text, note)
                : decimals.amount(text, heading, false, note).number();
    }

    private Reading money(int field) {
        NumberUnit heading = units.get(field);
        boolean isPlain = heading.power().orElse(0) == 0 && heading.currencies().isEmpty();
        return new Reading(isPlain ? Reading.Form.DECIMAL : Reading.Form.NONE, (text, note) -> {
            BigDecimal plain = isPlain ? decimals.plain(text) : null;
            if (plain != null) {
                return plain;
            }
            DecimalText.Amount amount = decimals.amount(text, heading, true, note);
            if (!amount.currencies().isEmpty()) {
                currencies.accept(field, amount.currencies());
            }
            return amount.number();
        });
    }

    private String salesforceId(String text, Consumer<Note> note) throws BadValue {
        if (!SalesforceId.isShort(text)) {
            return key(text, note);
        }
        note.accept(Note.SALESFORCE_ID_15);
        return SalesforceId.full(text);
    }

    private static String key(String text, Consumer<Note> note) throws BadValue {
        // Nearly every key is out here: a number begins with a digit or a sign.
        boolean mayBeNumber = text.charAt(0) <= '9' && text.length() <= 40;
        if (mayBeNumber && MANGLED.matcher(text).matches()) {
            throw new BadValue(Reason.ID_MANGLED, "a key as the system wrote it");
        }
        return KeyText.of(text, note);
    }

    /** A system writes its periods in one way; people who keep a list do not: 2025年1月, Jan-25, Q1 FY25. */
    private Period period(String text) throws BadValue {
        PeriodText periods = new PeriodText(rules.calendar());
        Optional<PeriodHeading> heading = (layout.isGeneric()
                        ? PeriodHeading.of(text)
                        : Optional.<PeriodHeading>empty())
                .filter(p -> p.year().isPresent() && p.kind() != PeriodHeading.Kind.TOTAL && !p.isDate());
        return heading.isEmpty() ? periods.parse(text) : heading.get().in(0, false, periods);
    }

    private Reading text(Column column, ValueRule rule) {
        if (column.name().equals("stage") && table.hasStages()) {
            return Reading.of((text, note) -> stages.apply(text));
        }
        if (!rule.map().isEmpty()) {
            return mapped(rule);
        }
        Map<String, String> common = CommonWords.of(table.name(), column.name());
        if (!common.isEmpty()) {
            return Reading.of((text, note) -> common.getOrDefault(Words.folded(text), text));
        }
        if (column.name().endsWith("_id")) {
            // A key that starts otherwise is another kind of record's.
            return new Reading(
                    rule.startsWith().isEmpty() ? Reading.Form.KEY : Reading.Form.NONE,
                    (text, note) -> text.startsWith(rule.startsWith()) ? key(text, note) : null);
        }
        if (NAMES_THAT_ARE_KEYS.contains(column.name())) {
            return new Reading(Reading.Form.NAME, KeyText::of);
        }
        if (column.name().equals("currency")) {
            return Reading.of((text, note) -> currency(text));
        }
        // What stands after the last such mark: a login without its domain.
        String mark = rule.after();
        return mark.isEmpty()
                ? new Reading(Reading.Form.TEXT, (text, note) -> text)
                : Reading.of((text, note) -> {
                    int at = text.lastIndexOf(mark);
                    return at < 0 ? text : text.substring(at + mark.length());
                });
    }

    private static Reading mapped(ValueRule rule) {
        Map<String, String> folded = new HashMap<>();
        rule.map().forEach((from, to) -> Layout.spellings(from)
                .forEach(spelling -> folded.put(Words.folded(spelling), to)));
        String other = folded.remove(ANY);
        if (other != null) {
            return Reading.of(
                    (text, note) -> folded.getOrDefault(Words.folded(text), other.equals(ANY) ? text : other));
        }
        if (rule.otherwise() == ValueRule.Otherwise.KEEP) {
            return Reading.of((text, note) -> folded.getOrDefault(Words.folded(text), text));
        }
        String wanted = "one of " + String.join(", ", rule.map().keySet());
        return Reading.of((text, note) -> {
            String value = folded.get(Words.folded(text));
            if (value == null) {
                throw new BadValue(Reason.VALUE_UNKNOWN, wanted);
            }
            return value;
        });
    }

    /** The code of a currency that is written as a sign, a name with one meaning, or small; else the text as it is. */
    private static String currency(String text) {
        List<String> meanings =
                CurrencyWords.meanings(SMALL_CODE.matcher(text).matches() ? text.toUpperCase(Locale.ROOT) : text);
        return meanings.size() == 1 ? meanings.get(0) : text;
    }
}
