package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Unit;
import io.quarterdeck.ingest.Layout.ValueRule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns the records of one export into typed rows of its canonical table, by the layout and nothing else: what the
 * layout does not declare is a fault, never a guess. One fault puts the whole record into quarantine.
 */
final class Converter {
    private static final Pattern MANGLED = Pattern.compile("[+-]?\\d+([.,]\\d+)?[eE]\\+?\\d+");

    private static final int SHOWN_MEANINGS = 3;

    private final Layout layout;
    private final CanonicalTable table;
    private final List<String> header;
    private final List<String> foldedHeader;
    private final List<NumberUnit> units;
    private final HouseRules rules;
    private final Notes notes;
    private final DateText dates;
    private final DecimalText decimals;
    private final Map<String, Stage> stages = new LinkedHashMap<>();
    private final EmptyWords emptyWords;
    private final List<String> notCounted;
    private final List<Said> said = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private final Object[] constants;
    private final Map<Integer, Set<String>> where = new HashMap<>();
    private final int deletedField;
    private final int currencyColumn;
    private final int stageColumn;
    private final int statusColumn;
    private final int closedColumn;
    private final int wonColumn;
    private final int amountColumn;

    /** A stage as it is to be written, and what it stands for. */
    private record Stage(String name, String status) {}

    /** From a text that is not empty to its value; null where it stands for none. */
    private interface Reading {
        Object read(String text, Consumer<Note> note) throws BadValue;
    }

    /** One canonical column's place, the field of the export that fills it, and where notes about it go. */
    private record Cell(
            int field,
            int column,
            Column target,
            boolean needsValue,
            boolean isChangedValue,
            Reading reading,
            Consumer<Note> note) {}

    /** The currencies that an amount's text or heading may mean. */
    private record Said(int field, List<String> currencies) {}

    /**
     * What became of a record.
     *
     * @param values in the table's order, null where unknown; only where there is no fault
     * @param faults at most one for each field, in the export's order
     * @param amount the main amount; empty if there is none in it, or it could not be read
     * @param isAmountReadable whether the amount's own field has no fault
     * @param isDeleted whether it says that the record is gone in the source
     */
    record Converted(
            List<Object> values,
            List<Fault> faults,
            Optional<BigDecimal> amount,
            boolean isAmountReadable,
            boolean isDeleted) {}

    /**
     * @param header the export's headings, in its order
     * @param notes takes what is to be said of the record that is converted
     */
    Converter(Layout layout, List<String> header, HouseRules rules, DateText dates, DecimalText decimals, Notes notes) {
        this.layout = layout;
        this.table = layout.table().orElseThrow();
        this.header = List.copyOf(header);
        Headings headings = Headings.of(header, layout);
        this.foldedHeader = headings.folded();
        this.units = headings.units();
        this.rules = rules;
        this.notes = notes;
        this.dates = dates;
        this.decimals = decimals;
        layout.stages().forEach((stage, status) -> stages.put(Words.folded(stage), new Stage(stage, status)));
        rules.stages().forEach((stage, status) -> stages.put(Words.folded(stage), new Stage(stage, status)));
        this.emptyWords = new EmptyWords(layout.emptyWords());
        this.notCounted = rules.notCounted().stream().map(Converter::asWords).toList();
        this.currencyColumn = table.indexOf("currency");
        this.stageColumn = table.indexOf("stage");
        this.statusColumn = table.hasStages() ? table.indexOf("status") : -1;
        this.amountColumn = layout.amount().map(table::indexOf).orElse(-1);
        this.constants = new Object[table.values().size()];
        layout.constants().forEach((column, text) -> constants[table.indexOf(column)] = text);
        layout.columns().forEach((heading, targets) -> {
            int field = Layout.indexOf(heading, foldedHeader);
            for (String target : field < 0 ? List.<String>of() : targets) {
                cells.add(cell(field, table.values().get(table.indexOf(target))));
            }
        });
        cells.sort(Comparator.comparingInt(Cell::field));
        layout.where()
                .forEach((heading, values) -> where.put(
                        Layout.indexOf(heading, foldedHeader),
                        values.stream().map(Words::folded).collect(Collectors.toSet())));
        this.deletedField = layout.deleted().isEmpty() ? -1 : Layout.indexOf(layout.deleted(), foldedHeader);
        this.closedColumn = table.indexOf("is_closed");
        this.wonColumn = table.indexOf("is_won");
    }

    /** Whether a record belongs to this table, and not to another that the same file fills. */
    boolean isOurs(List<String> fields) {
        return where.entrySet().stream().allMatch(w -> w.getValue().contains(Words.folded(fields.get(w.getKey()))));
    }

    private Cell cell(int field, Column column) {
        ValueRule rule = layout.rules().getOrDefault(column.name(), ValueRule.PLAIN);
        int place = table.indexOf(column.name());
        boolean needsValue = layout.key().contains(column.name())
                || layout.neverEmpty().contains(column.name())
                || place == stageColumn && statusColumn >= 0 && !isFilled("is_closed", "is_won", "status");
        return new Cell(
                field,
                place,
                column,
                needsValue,
                rule.as() == ValueRule.As.CHANGED_VALUE,
                reading(column, rule, field),
                note -> notes.add(note, header.get(field)));
    }

    private boolean isFilled(String... columns) {
        List<String> wanted = List.of(columns);
        return layout.columns().entrySet().stream()
                .anyMatch(c -> Layout.indexOf(c.getKey(), foldedHeader) >= 0
                        && c.getValue().stream().anyMatch(wanted::contains));
    }

    private Reading reading(Column column, ValueRule rule, int field) {
        return switch (rule.as()) {
            case PERCENT -> (text, note) -> decimals.parseShare(text, true, note);
            case PERIOD_START ->
                (text, note) -> new PeriodText(rules.calendar()).parse(text).start();
            case PERIOD_END ->
                (text, note) -> new PeriodText(rules.calendar()).parse(text).endExclusive();
            case NOT -> (text, note) -> !FlagText.parse(text);
            case EPOCH_MILLIS, EPOCH_SECONDS -> {
                boolean isMillis = rule.as() == ValueRule.As.EPOCH_MILLIS;
                yield column.unit() == Unit.DATE
                        ? (text, note) -> dates.parseEpochDay(text, isMillis, note)
                        : (text, note) -> dates.parseEpoch(text, isMillis, note);
            }
            case EXCEL_SERIAL ->
                column.unit() == Unit.DATE ? dates.withSerials()::parse : dates.withSerials()::parseMoment;
            case SALESFORCE_ID -> this::salesforceId;
            case PLAIN, CHANGED_VALUE ->
                switch (column.unit()) {
                    case TEXT -> textReading(column, rule);
                    case DATE -> dates::parse;
                    case MONEY -> money(field);
                    case QUANTITY -> (text, note) -> number(text, field, note);
                    case RATIO -> {
                        boolean isPercent = units.get(field).isPercent();
                        yield (text, note) -> decimals.parseShare(text, isPercent, note);
                    }
                    case COUNT -> decimals::parseWhole;
                    case DAYS, MULTIPLE, NUMBER ->
                        (text, note) -> number(text, field, note).doubleValue();
                    case TIMESTAMP -> dates::parseMoment;
                    case FLAG -> (text, note) -> FlagText.parse(text);
                };
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
        return (text, note) -> {
            BigDecimal plain = isPlain ? decimals.plain(text) : null;
            if (plain != null) {
                return plain;
            }
            DecimalText.Amount amount = decimals.amount(text, heading, true, note);
            if (!amount.currencies().isEmpty()) {
                said.add(new Said(field, amount.currencies()));
            }
            return amount.number();
        };
    }

    private String salesforceId(String text, Consumer<Note> note) throws BadValue {
        if (!SalesforceId.isShort(text)) {
            return key(text);
        }
        note.accept(Note.SALESFORCE_ID_15);
        return SalesforceId.full(text);
    }

    private static String key(String text) throws BadValue {
        if (MANGLED.matcher(text.length() > 40 ? "" : text).matches()) {
            throw new BadValue(Reason.ID_MANGLED, "a key as the system wrote it");
        }
        return text;
    }

    private Reading textReading(Column column, ValueRule rule) {
        if (column.name().equals("stage") && statusColumn >= 0) {
            return (text, note) -> stage(text);
        }
        if (!rule.map().isEmpty()) {
            Map<String, String> folded = new HashMap<>();
            rule.map().forEach((from, to) -> folded.put(Words.folded(from), to));
            String wanted = "one of " + String.join(", ", rule.map().keySet());
            return (text, note) -> known(folded, text, Reason.VALUE_UNKNOWN, wanted);
        }
        if (column.name().endsWith("_id")) {
            return (text, note) -> key(text);
        }
        if (column.name().equals("currency")) {
            return (text, note) -> currency(text);
        }
        // What stands after the last such mark: a login without its domain.
        String mark = rule.after();
        return mark.isEmpty()
                ? (text, note) -> text
                : (text, note) -> {
                    int at = text.lastIndexOf(mark);
                    return at < 0 ? text : text.substring(at + mark.length());
                };
    }

    /** The code of a currency that is written as a sign or a name with one meaning; else the text as it is. */
    private static String currency(String text) {
        List<String> meanings = CurrencyWords.meanings(text);
        return meanings.size() == 1 ? meanings.get(0) : text;
    }

    private String stage(String text) {
        Stage stage = stages.get(Words.folded(text));
        return stage == null ? text : stage.name();
    }

    /**
     * The CRM's own flags say whether a deal is closed and won, the stage says it where they do not. A deal in a stage
     * that nobody listed is loaded with its amount: the stage's words tell its status.
     */
    private String status(Object[] values, String stage) {
        Boolean isWon = (Boolean) values[wonColumn];
        Boolean isClosed = (Boolean) values[closedColumn];
        Stage listed = stage == null ? null : stages.get(Words.folded(stage));
        String byStage = stage == null ? null : listed == null ? StageWords.status(stage) : listed.status();
        if (stage != null && listed == null) {
            notes.add(Note.STAGE_UNLISTED, stage);
        }
        if (Boolean.TRUE.equals(isWon)) {
            return "won";
        }
        if (Boolean.TRUE.equals(isClosed)) {
            return isWon == null && "won".equals(byStage) ? "won" : "lost";
        }
        return Boolean.FALSE.equals(isClosed) && isWon != null ? "open" : byStage;
    }

    private static String known(Map<String, String> folded, String text, Reason reason, String wanted) throws BadValue {
        String value = folded.get(Words.folded(text));
        if (value == null) {
            throw new BadValue(reason, wanted);
        }
        return value;
    }

    /** @param fields as many as the header has */
    Converted convert(List<String> fields) {
        Object[] values = Arrays.copyOf(constants, constants.length);
        Fault[] faults = new Fault[fields.size()];
        said.clear();
        boolean isAmountReadable = amountColumn >= 0;
        // A changed value is read as what the field says, so the field comes first.
        for (boolean changed : new boolean[] {false, true}) {
            for (Cell cell : cells) {
                if (cell.isChangedValue() != changed) {
                    continue;
                }
                String field = fields.get(cell.field());
                try {
                    values[cell.column()] = value(cell, field, values);
                } catch (BadValue e) {
                    if (faults[cell.field()] == null) {
                        faults[cell.field()] =
                                new Fault(e.reason(), header.get(cell.field()), field.strip(), e.wanted());
                    }
                    isAmountReadable &= cell.column() != amountColumn;
                }
            }
        }
        for (Said one : said) {
            try {
                settleCurrency(one, values);
            } catch (BadValue e) {
                faults[one.field()] = new Fault(
                        e.reason(),
                        header.get(one.field()),
                        fields.get(one.field()).strip(),
                        e.wanted());
            }
        }
        if (statusColumn >= 0 && values[statusColumn] == null) {
            values[statusColumn] = status(values, (String) values[stageColumn]);
        }
        return new Converted(
                Arrays.asList(values),
                Arrays.stream(faults).filter(Objects::nonNull).toList(),
                Optional.ofNullable(amountColumn < 0 ? null : (BigDecimal) values[amountColumn]),
                isAmountReadable,
                isDeleted(fields));
    }

    /** The main amount in a line of totals; empty where none can be read there. */
    Optional<BigDecimal> statedAmount(List<String> fields) {
        for (Cell cell : cells) {
            String text = Words.stripped(fields.get(cell.field()));
            if (cell.column() == amountColumn && !text.isEmpty()) {
                try {
                    return Optional.ofNullable((BigDecimal) cell.reading().read(text, note -> {}));
                } catch (BadValue e) {
                    return Optional.empty(); // a count of records or a word: it states no amount
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a loaded record is one that the settings do not count: one of their texts stands in its name. */
    boolean isNotCounted(List<Object> values) {
        if (notCounted.isEmpty()) {
            return false;
        }
        for (Cell cell : cells) {
            boolean isName =
                    cell.target().unit() == Unit.TEXT && cell.target().name().endsWith("name");
            if (isName && values.get(cell.column()) instanceof String name && saysOneOf(name)) {
                return true;
            }
        }
        return false;
    }

    private boolean saysOneOf(String name) {
        String words = asWords(name);
        return notCounted.stream().anyMatch(words::contains);
    }

    /** Folded, with one space around each word, so that test is not found in contest. */
    private static String asWords(String text) {
        return ' ' + Words.folded(text).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + ' ';
    }

    /** A word that is no flag, as a moment of deletion, says that it is gone; nothing says that it is there. */
    private boolean isDeleted(List<String> fields) {
        String text = deletedField < 0 ? "" : fields.get(deletedField).strip();
        return !text.isEmpty() && FlagText.of(text).orElse(!emptyWords.contains(text, ""));
    }

    /** What an amount says of its currency must agree with what the record says, and says it where that is silent. */
    private void settleCurrency(Said one, Object[] values) throws BadValue {
        List<String> meanings = one.currencies();
        String given = currencyColumn < 0 ? rules.currency() : (String) values[currencyColumn];
        if (given != null && !given.isEmpty()) {
            List<String> recorded = CurrencyWords.meanings(given);
            if (!recorded.isEmpty() && meanings.stream().noneMatch(recorded::contains)) {
                throw new BadValue(Reason.CCY_CONFLICT, "an amount in " + given + ", as the record says");
            }
            return;
        }
        if (meanings.size() > 1 && !meanings.contains(rules.currency())) {
            throw new BadValue(
                    Reason.CCY_AMBIG,
                    "an amount in one currency, where it may be "
                            + meanings.stream().limit(SHOWN_MEANINGS).collect(Collectors.joining(", "))
                            + (meanings.size() > SHOWN_MEANINGS ? " or others" : ""));
        }
        if (currencyColumn >= 0) {
            values[currencyColumn] = meanings.size() == 1 ? meanings.get(0) : rules.currency();
        }
        notes.add(meanings.size() == 1 ? Note.CURRENCY_READ : Note.CURRENCY_ASSUMED, header.get(one.field()));
    }

    /** The value of a field; null where it holds none. White space around a text is never part of it. */
    private Object value(Cell cell, String field, Object[] values) throws BadValue {
        String text = Words.stripped(field);
        Object value = null;
        if (!text.isEmpty() && !isEmptyWord(cell, text)) {
            value = cell.isChangedValue()
                    ? changedValue(text, values, cell.note())
                    : cell.reading().read(text, cell.note());
            if (value instanceof String && text.length() < field.length()) {
                cell.note().accept(Note.SPACES);
            }
        }
        if (value == null && cell.needsValue()) {
            throw new BadValue(Reason.VALUE_MISSING, "a value");
        }
        return value;
    }

    private boolean isEmptyWord(Cell cell, String text) {
        if (!emptyWords.contains(text, cell.target().name())
                || cell.target().unit() == Unit.FLAG && FlagText.of(text).isPresent()) {
            return false;
        }
        cell.note().accept(Note.EMPTY_WORD);
        return true;
    }

    /** The canonical text of an old or new value in an opportunity's history. */
    private String changedValue(String text, Object[] values, Consumer<Note> note) throws BadValue {
        Object field = values[table.indexOf("field")];
        if (field == null) {
            return text;
        }
        CanonicalTable opportunities = CanonicalTable.all().get("opportunities");
        Unit unit = opportunities
                .values()
                .get(opportunities.indexOf((String) field))
                .unit();
        return switch (unit) {
            case DATE -> {
                LocalDate date = dates.parse(text, note);
                yield date == null ? null : unit.text(date);
            }
            case MONEY -> unit.text(decimals.parse(text, note));
            default -> field.equals("stage") ? stage(text) : text;
        };
    }
}
