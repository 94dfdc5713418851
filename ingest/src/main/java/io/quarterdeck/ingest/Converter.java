package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Period;
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
    private static final Pattern MANGLED = Pattern.compile("[+-]?\\d+([.,]\\d+)?[eE]\\+?\\d+");

    /** Stands for any text in `where`, and in `map` for a word that is not listed and stays as it is. */
    private static final String ANY = "*";

    private static final Set<String> COMPANY =
            Set.of("company", "the company", "whole company", "all", "overall", "公司", "全公司", "公司整体", "整体", "全国");

    private final Layout layout;
    private final CanonicalTable table;
    private final List<String> header;
    private final List<String> foldedHeader;
    private final HouseRules rules;
    private final Notes notes;
    private final DateText dates;
    private final DecimalText decimals;
    private final Map<String, Stage> stages = new LinkedHashMap<>();
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
    private final Map<Integer, String> scope = new LinkedHashMap<>();
    private final Map<Integer, List<Integer>> joined = new LinkedHashMap<>();
    private final Optional<SpreadColumns> spread;

    /** A stage as it is to be written, and what it stands for. */
    private record Stage(String name, String status) {}

    /** From a text that is not empty to its value. */
    private interface Reading {
        Object read(String text) throws BadValue;
    }

    /** One canonical column's place, and the field of the export that fills it. */
    private record Cell(int field, int column, boolean needsValue, boolean isChangedValue, Reading reading) {}

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
     * @param spread the columns that are records of their own; empty where a row is one
     * @param notes takes what is to be said of the records that are loaded
     */
    Converter(Layout layout, List<String> header, Optional<SpreadColumns> spread, HouseRules rules, Notes notes) {
        this.spread = spread;
        this.layout = layout;
        this.table = layout.table().orElseThrow();
        this.header = List.copyOf(header);
        this.foldedHeader = header.stream().map(Words::folded).toList();
        this.rules = rules;
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
        layout.filling().scope().forEach((heading, type) -> {
            int field = Layout.indexOf(heading, foldedHeader);
            if (field >= 0) {
                scope.put(field, type);
            }
        });
        layout.filling()
                .joined()
                .forEach((column, headings) -> joined.put(
                        table.indexOf(column),
                        headings.stream()
                                .map(h -> Layout.indexOf(h, foldedHeader))
                                .toList()));
        this.deletedField = layout.deleted().isEmpty() ? -1 : Layout.indexOf(layout.deleted(), foldedHeader);
        this.closedColumn = table.indexOf("is_closed");
        this.wonColumn = table.indexOf("is_won");
    }

    /** Whether a record belongs to this table, and not to another that the same file fills. */
    boolean isOurs(List<String> fields) {
        return where.entrySet().stream().allMatch(w -> {
            String text = Words.folded(fields.get(w.getKey()));
            return w.getValue().contains(text) || w.getValue().contains(ANY) && !text.isEmpty();
        });
    }

    /** Whether a record is the total of others, by the name of what it is about. */
    boolean isTotal(List<String> fields) {
        return scope.keySet().stream().anyMatch(field -> Totals.isTotalOf(fields.get(field)));
    }

    DecimalText decimals() {
        return decimals;
    }

    private Cell cell(int field, Column column) {
        ValueRule rule = layout.rules().getOrDefault(column.name(), ValueRule.PLAIN);
        int place = table.indexOf(column.name());
        boolean needsValue = layout.key().contains(column.name())
                || layout.neverEmpty().contains(column.name())
                || place == stageColumn && statusColumn >= 0 && !isFilled("is_closed", "is_won", "status");
        return new Cell(field, place, needsValue, rule.as() == ValueRule.As.CHANGED_VALUE, reading(column, rule));
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
            case PERIOD_START -> text -> period(text).start();
            case PERIOD_END -> text -> period(text).endExclusive();
            case DAY_AFTER -> text -> dates.parse(text).plusDays(1);
            case NOT -> text -> !FlagText.parse(text);
            case NEGATED -> text -> decimals.parse(text).negate();
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

    /** A system writes its periods in one way; people who keep a list do not: 2025年1月, Jan-25, Q1 FY25. */
    private Period period(String text) throws BadValue {
        PeriodText periods = new PeriodText(rules.calendar());
        Optional<PeriodHeading> heading = (layout.isGeneric()
                        ? PeriodHeading.of(text)
                        : Optional.<PeriodHeading>empty())
                .filter(p -> p.year().isPresent() && p.kind() != PeriodHeading.Kind.TOTAL && !p.isDate());
        return heading.isEmpty() ? periods.parse(text) : heading.get().in(0, false, periods);
    }

    private Reading textReading(Column column, ValueRule rule) {
        if (column.name().equals("stage") && statusColumn >= 0) {
            return this::stage;
        }
        if (!rule.map().isEmpty()) {
            Map<String, String> folded = new HashMap<>();
            rule.map().forEach((from, to) -> Layout.spellings(from)
                    .forEach(spelling -> folded.put(Words.folded(spelling), to)));
            String other = folded.remove(ANY);
            if (other != null) {
                return text -> folded.getOrDefault(Words.folded(text), other.equals(ANY) ? text : other);
            }
            String wanted = "one of " + String.join(", ", rule.map().keySet());
            return text -> known(folded, text, Reason.VALUE_UNKNOWN, wanted);
        }
        if (column.name().endsWith("_id")) {
            return text -> {
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
        return convert(fields, -1);
    }

    /** @param spreadField the field that makes it a record, with what its heading says; -1 where the row is one */
    Converted convert(List<String> fields, int spreadField) {
        Object[] values = Arrays.copyOf(constants, constants.length);
        Fault[] faults = new Fault[fields.size()];
        boolean isAmountReadable = amountColumn >= 0;
        if (spreadField >= 0) {
            isAmountReadable &= spreadOut(fields, spreadField, values, faults);
        }
        fillScope(fields, values, faults);
        join(fields, values, faults);
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
        if (Arrays.stream(faults).allMatch(Objects::isNull)) {
            fillDefaults(values);
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

    /** The cell and what its heading says; false if the amount could not be read. */
    private boolean spreadOut(List<String> fields, int field, Object[] values, Fault[] faults) {
        Layout.Spread into = layout.spread().orElseThrow();
        SpreadColumns columns = spread.orElseThrow();
        try {
            List<Object> meaning = columns.meaning(field, fields);
            for (int i = 0; i < meaning.size(); i++) {
                values[table.indexOf(into.into().get(i))] = meaning.get(i);
            }
        } catch (BadValue e) {
            int year = columns.yearField(field);
            faults[year] =
                    new Fault(e.reason(), header.get(year), fields.get(year).strip(), e.wanted());
        }
        int column = table.indexOf(into.value());
        Column value = table.values().get(column);
        try {
            Object number = reading(value, layout.rules().getOrDefault(value.name(), ValueRule.PLAIN))
                    .read(fields.get(field).strip());
            values[column] = number instanceof Double rate ? (Object) (rate / columns.units(field)) : number;
            return true;
        } catch (BadValue e) {
            faults[field] =
                    new Fault(e.reason(), header.get(field), fields.get(field).strip(), e.wanted());
            return column != amountColumn;
        }
    }

    /** The first heading of the scope that the row fills says whose it is. */
    private void fillScope(List<String> fields, Object[] values, Fault[] faults) {
        if (scope.isEmpty()) {
            return;
        }
        for (Map.Entry<Integer, String> one : scope.entrySet()) {
            String text = fields.get(one.getKey()).strip();
            if (!text.isEmpty()) {
                boolean isCompany = COMPANY.contains(Words.folded(text));
                values[table.indexOf(Layout.Filling.ID)] = isCompany ? "company" : text;
                values[table.indexOf(Layout.Filling.TYPE)] = isCompany ? "company" : one.getValue();
                return;
            }
        }
        int first = scope.keySet().iterator().next();
        faults[first] = new Fault(Reason.VALUE_MISSING, header.get(first), "", "whose it is");
    }

    private void join(List<String> fields, Object[] values, Fault[] faults) {
        joined.forEach((column, parts) -> {
            String text = parts.stream()
                    .map(part -> fields.get(part).strip())
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining("/"));
            int first = parts.get(0);
            try {
                if (text.isEmpty()) {
                    throw new BadValue(Reason.VALUE_MISSING, "a value");
                }
                Column filled = table.values().get(column);
                values[column] = reading(filled, layout.rules().getOrDefault(filled.name(), ValueRule.PLAIN))
                        .read(text);
            } catch (BadValue e) {
                faults[first] = new Fault(e.reason(), header.get(first), text, e.wanted());
            }
        });
    }

    private void fillDefaults(Object[] values) {
        layout.filling().defaults().forEach((column, text) -> {
            int place = table.indexOf(column);
            if (values[place] == null) {
                values[place] = text;
                notes.add(Note.DEFAULT_TAKEN, column);
            }
        });
    }

    /** A word that is no flag, as a moment of deletion, says that it is gone; nothing says that it is there. */
    private boolean isDeleted(List<String> fields) {
        String text = deletedField < 0 ? "" : fields.get(deletedField).strip();
        return !text.isEmpty() && FlagText.of(text).orElse(true);
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
