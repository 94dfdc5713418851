package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Unit;
import io.quarterdeck.ingest.Layout.ValueRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns the records of one export into typed rows of its canonical table, by the layout and nothing else: what the
 * layout does not declare is a fault, never a guess. One fault puts the whole record into quarantine.
 */
final class Converter {
    /** At the end of a value in {@code where}: whatever follows. */
    private static final String ANY_END = "*";

    /** At the beginning of every value in {@code where}: all others. */
    private static final String ANY_BUT = "!";

    private static final Pattern MANGLED = Pattern.compile("[+-]?\\d+([.,]\\d+)?[eE]\\+?\\d+");

    private final Layout layout;
    private final CanonicalTable table;
    private final List<String> header;
    private final List<String> foldedHeader;
    private final HouseRules rules;
    private final Notes notes;
    private final DateText dates;
    private final DecimalText decimals;
    private final Map<String, Stage> stages = new LinkedHashMap<>();
    private final Map<String, String> definedStages;
    private final Set<String> emptyWords = new HashSet<>();
    private final List<Cell> cells = new ArrayList<>();
    private final Object[] constants;
    private final Map<Integer, Set<String>> where = new HashMap<>();
    private final int deletedField;
    private final int stageColumn;
    private final int statusColumn;
    private final int closedColumn;
    private final int wonColumn;
    private final int amountColumn;

    /** A stage as it is to be written, and what it stands for. */
    private record Stage(String name, String status) {}

    /** From a text that is not empty to its value. */
    private interface Reading {
        Object read(String text) throws BadValue;
    }

    /** One canonical column's place, and the fields of the export that fill it: nearly always one. */
    private record Cell(
            List<List<Integer>> choices, int column, boolean needsValue, boolean isChangedValue, Reading reading) {
        /** The preferred field. */
        int field() {
            return choices.get(0).get(0);
        }
    }

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
     * @param definedStages from a stage's key or name, folded, to its status, as the source's own export of stages says
     * @param notes takes what is to be said of the records that are loaded
     */
    Converter(Layout layout, List<String> header, HouseRules rules, Map<String, String> definedStages, Notes notes) {
        this.layout = layout;
        this.table = layout.table().orElseThrow();
        this.header = List.copyOf(header);
        this.foldedHeader = header.stream().map(Words::folded).toList();
        this.rules = rules;
        this.definedStages = Map.copyOf(definedStages);
        this.notes = notes;
        this.dates = new DateText(layout.dates(), rules.zone());
        this.decimals = new DecimalText(layout.decimal());
        layout.stages().forEach((stage, status) -> stages.put(Words.folded(stage), new Stage(stage, status)));
        rules.stages().forEach((stage, status) -> stages.put(Words.folded(stage), new Stage(stage, status)));
        layout.emptyWords().forEach(w -> emptyWords.add(Words.folded(w)));
        this.stageColumn = table.indexOf("stage");
        this.statusColumn = table.hasStages() ? table.indexOf("status") : -1;
        this.amountColumn = layout.amount().map(table::indexOf).orElse(-1);
        this.constants = new Object[table.values().size()];
        layout.constants().forEach((column, text) -> constants[table.indexOf(column)] = text);
        layout.columns().forEach((heading, targets) -> {
            List<List<Integer>> places = Layout.places(heading, foldedHeader);
            for (String target : places.isEmpty() ? List.<String>of() : targets) {
                cells.add(cell(places, table.values().get(table.indexOf(target))));
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
        return where.entrySet().stream().allMatch(w -> isOneOf(w.getValue(), Words.folded(fields.get(w.getKey()))));
    }

    /** {@code open} is that word, {@code 005*} any that starts so, {@code !open} any but that one. */
    private static boolean isOneOf(Set<String> words, String word) {
        if (words.stream().allMatch(w -> w.startsWith(ANY_BUT))) {
            return !words.contains(ANY_BUT + word);
        }
        return words.contains(word)
                || words.stream().anyMatch(w -> w.endsWith(ANY_END) && word.startsWith(w.substring(0, w.length() - 1)));
    }

    private Cell cell(List<List<Integer>> choices, Column column) {
        ValueRule rule = layout.rules().getOrDefault(column.name(), ValueRule.PLAIN);
        int place = table.indexOf(column.name());
        boolean needsValue = layout.key().contains(column.name())
                || layout.neverEmpty().contains(column.name())
                || place == stageColumn
                        && statusColumn >= 0
                        && !isFilled("is_closed", "is_won", "status")
                        && !layout.mayBeEmpty().contains(column.name());
        return new Cell(choices, place, needsValue, rule.as() == ValueRule.As.CHANGED_VALUE, reading(column, rule));
    }

    private boolean isFilled(String... columns) {
        List<String> wanted = List.of(columns);
        return layout.columns().entrySet().stream()
                .anyMatch(c -> Layout.indexOf(c.getKey(), foldedHeader) >= 0
                        && c.getValue().stream().anyMatch(wanted::contains));
    }

    private Reading reading(Column column, ValueRule rule) {
        return switch (rule.as()) {
            case PERCENT -> text -> decimals.parseShare(text, true);
            case PERIOD_START ->
                text -> new PeriodText(rules.calendar()).parse(text).start();
            case PERIOD_END ->
                text -> new PeriodText(rules.calendar()).parse(text).endExclusive();
            case NOT -> text -> !FlagText.parse(text);
            case PLAIN, CHANGED_VALUE ->
                switch (column.unit()) {
                    case TEXT -> textReading(column, rule);
                    case DATE -> dates::parse;
                    case MONEY, QUANTITY -> decimals::parse;
                    case RATIO -> text -> decimals.parseShare(text, false);
                    case COUNT -> decimals::parseWhole;
                    case DAYS, MULTIPLE, NUMBER -> text -> decimals.parse(text).doubleValue();
                    case TIMESTAMP -> dates::parseMoment;
                    case FLAG -> FlagText::parse;
                };
        };
    }

    private Reading textReading(Column column, ValueRule rule) {
        if (column.name().equals("stage") && statusColumn >= 0) {
            return this::stage;
        }
        if (!rule.map().isEmpty()) {
            Map<String, String> folded = new HashMap<>();
            rule.map().forEach((from, to) -> folded.put(Words.folded(from), to));
            String wanted = "one of " + String.join(", ", rule.map().keySet());
            return rule.otherwise() == ValueRule.Otherwise.KEEP
                    ? text -> folded.getOrDefault(Words.folded(text), text)
                    : text -> known(folded, text, Reason.VALUE_UNKNOWN, wanted);
        }
        Map<String, String> common = CommonWords.of(table.name(), column.name());
        if (!common.isEmpty()) {
            return text -> common.getOrDefault(Words.folded(text), text);
        }
        if (column.name().endsWith("_id")) {
            return text -> {
                // A key that starts otherwise is another kind of record's.
                if (!text.startsWith(rule.startsWith())) {
                    return null;
                }
                if (MANGLED.matcher(text.length() > 40 ? "" : text).matches()) {
                    throw new BadValue(Reason.ID_MANGLED, "a key as the system wrote it");
                }
                return text;
            };
        }
        // What stands after the last such mark: a login without its domain.
        String mark = rule.after();
        return mark.isEmpty()
                ? text -> text
                : text -> {
                    int at = text.lastIndexOf(mark);
                    return at < 0 ? text : text.substring(at + mark.length());
                };
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
        String byStage = stage == null ? null : byStage(stage);
        if (Boolean.TRUE.equals(isWon)) {
            return "won";
        }
        if (Boolean.TRUE.equals(isClosed)) {
            return isWon == null && "won".equals(byStage) ? "won" : "lost";
        }
        if (Boolean.FALSE.equals(isClosed) && isWon != null) {
            return "open";
        }
        if (stage == null && layout.mayBeEmpty().contains("stage")) {
            notes.add(Note.NO_STAGE, "");
            return "open";
        }
        return byStage;
    }

    /** Settings come before what the source says of its stages, that before what the preset lists. */
    private String byStage(String stage) {
        String folded = Words.folded(stage);
        Stage listed = stages.get(folded);
        if (definedStages.containsKey(folded) && !isInSettings(stage)) {
            return definedStages.get(folded);
        }
        if (listed == null) {
            notes.add(Note.STAGE_UNLISTED, stage);
            return StageWords.status(stage);
        }
        return listed.status();
    }

    private boolean isInSettings(String stage) {
        return rules.stages().keySet().stream().anyMatch(s -> Words.folded(s).equals(Words.folded(stage)));
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
        boolean isAmountReadable = amountColumn >= 0;
        // A changed value is read as what the field says, so the field comes first.
        for (boolean changed : new boolean[] {false, true}) {
            for (Cell cell : cells) {
                if (cell.isChangedValue() != changed) {
                    continue;
                }
                List<Integer> chosen = chosen(cell, fields);
                String field = text(chosen, fields);
                int place = chosen.get(0);
                try {
                    values[cell.column()] = value(cell, field, values);
                } catch (BadValue e) {
                    if (faults[place] == null) {
                        faults[place] = new Fault(e.reason(), header.get(place), field.strip(), e.wanted());
                    }
                    isAmountReadable &= cell.column() != amountColumn;
                }
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

    /** A word that is no flag, as a moment of deletion, says that it is gone; nothing says that it is there. */
    private boolean isDeleted(List<String> fields) {
        String text = deletedField < 0 ? "" : fields.get(deletedField).strip();
        return !text.isEmpty() && FlagText.of(text).orElse(true);
    }

    /** The first choice that holds a value, else the first of all. */
    private List<Integer> chosen(Cell cell, List<String> fields) {
        for (List<Integer> choice : cell.choices()) {
            String text = text(choice, fields).strip();
            if (!text.isEmpty() && !isEmptyWord(cell, text)) {
                return choice;
            }
        }
        return cell.choices().get(0);
    }

    private static String text(List<Integer> places, List<String> fields) {
        return places.size() == 1
                ? fields.get(places.get(0))
                : places.stream()
                        .map(f -> fields.get(f).strip())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "));
    }

    /** The value of a field; null where it holds none. White space around a text is never part of it. */
    private Object value(Cell cell, String field, Object[] values) throws BadValue {
        String text = field.strip();
        if (text.isEmpty() || isEmptyWord(cell, text)) {
            if (cell.needsValue()) {
                throw new BadValue(Reason.VALUE_MISSING, "a value");
            }
            return null;
        }
        return cell.isChangedValue()
                ? changedValue(text, values)
                : cell.reading().read(text);
    }

    /** A key may be any text, also one that means nothing elsewhere. */
    private boolean isEmptyWord(Cell cell, String text) {
        return !emptyWords.isEmpty()
                && emptyWords.contains(Words.folded(text))
                && !table.values().get(cell.column()).name().endsWith("_id");
    }

    /** The canonical text of an old or new value in an opportunity's history. */
    private String changedValue(String text, Object[] values) throws BadValue {
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
            case DATE -> unit.text(dates.parse(text));
            case MONEY -> unit.text(decimals.parse(text));
            default -> field.equals("stage") ? stage(text) : text;
        };
    }
}
