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
import java.util.stream.Collectors;

/**
 * Turns the records of one export into typed rows of its canonical table, by the layout and nothing else: what the
 * layout does not declare is a fault, never a guess. One fault puts the whole record into quarantine.
 */
final class Converter {
    /** At the beginning of every value in {@code where}: all others. */
    private static final String ANY_BUT = "!";

    private static final int SHOWN_MEANINGS = 3;

    /** Stands for any text in {@code where}, also at the end of a value. */
    private static final String ANY = "*";

    private static final Set<String> COMPANY =
            Set.of("company", "the company", "whole company", "all", "overall", "公司", "全公司", "公司整体", "整体", "全国");

    private final Layout layout;
    private final CanonicalTable table;
    private final List<String> header;
    private final List<String> foldedHeader;
    private final Readings readings;
    private final HouseRules rules;
    private final Notes notes;
    private final DateText dates;
    private final DecimalText decimals;
    private final Map<String, Stage> stages = new LinkedHashMap<>();
    private final EmptyWords emptyWords;
    private final List<String> notCounted;
    private final List<Said> said = new ArrayList<>();
    private final Map<String, String> definedStages;
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
    private final Map<Integer, String> scope = new LinkedHashMap<>();
    private final Map<Integer, List<Integer>> joined = new LinkedHashMap<>();
    private final Optional<SpreadColumns> spread;

    /** A stage as it is to be written, and what it stands for. */
    private record Stage(String name, String status) {}

    /**
     * Fields that fill a column: nearly always one, else their texts joined.
     *
     * @param note takes what is to be said of the first of them
     */
    private record Choice(List<Integer> places, Reading reading, Consumer<Note> note) {
        int field() {
            return places.get(0);
        }
    }

    /** One canonical column's place, and what of the export fills it: the first choice that holds a value. */
    private record Cell(List<Choice> choices, int column, Column target, boolean needsValue, boolean isChangedValue) {
        /** The preferred field. */
        int field() {
            return choices.get(0).field();
        }
    }

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
     * @param spread the columns that are records of their own; empty where a row is one
     * @param definedStages from a stage's key or name, folded, to its status, as the source's own export of stages says
     * @param notes takes what is to be said of the record that is converted
     */
    Converter(
            Layout layout,
            List<String> header,
            Optional<SpreadColumns> spread,
            HouseRules rules,
            Map<String, String> definedStages,
            DateText dates,
            DecimalText decimals,
            Notes notes) {
        this.spread = spread;
        this.layout = layout;
        this.table = layout.table().orElseThrow();
        this.header = List.copyOf(header);
        Headings matched = Headings.of(header, layout);
        this.foldedHeader = matched.folded();
        this.readings = new Readings(
                layout,
                matched.units(),
                rules,
                dates,
                decimals,
                this::stage,
                (field, currencies) -> said.add(new Said(field, currencies)));
        this.rules = rules;
        this.definedStages = Map.copyOf(definedStages);
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
        return where.entrySet().stream().allMatch(w -> isOneOf(w.getValue(), Words.folded(fields.get(w.getKey()))));
    }

    /** Whether a record is the total of others, by the name of what it is about or by what stands in its first field. */
    boolean isTotal(List<String> fields) {
        return scope.keySet().stream().anyMatch(field -> Totals.isTotalOf(fields.get(field)))
                || Totals.isGroup(fields) && lacksStage(fields);
    }

    /** Whether it is no deal: nothing stands where its stage or its status would. */
    private boolean lacksStage(List<String> fields) {
        List<Cell> telling = cells.stream()
                .filter(cell -> statusColumn >= 0 && (cell.column() == stageColumn || cell.column() == statusColumn))
                .toList();
        return !telling.isEmpty()
                && telling.stream()
                        .allMatch(cell -> text(chosen(cell, fields), fields).isBlank());
    }

    EmptyWords emptyWords() {
        return emptyWords;
    }

    /**
     * What fills a column.
     *
     * @param column -1 for what decides whether the record is this table's, -2 for what says that it is deleted
     * @param fields the places in the export; several where they are joined, or one counts where another is empty
     * @param form of a text that is the value itself; none where several fields, or several columns of one name, fill it
     */
    record Filled(int column, List<Integer> fields, Reading.Form form, boolean needsValue, boolean isChangedValue) {
        static final int OURS = -1;
        static final int DELETED = -2;
    }

    /** What fills the columns; empty where it takes more than the fields of a row to say it. */
    Optional<List<Filled>> filled() {
        if (spread.isPresent() || !scope.isEmpty() || !joined.isEmpty() || !notCounted.isEmpty()) {
            return Optional.empty();
        }
        // Where a column may have its default, a record that lacks the value goes the long way.
        Set<String> defaults = layout.filling().defaults().keySet();
        if (!cells.stream()
                .map(cell -> cell.target().name())
                .collect(Collectors.toSet())
                .containsAll(defaults)) {
            return Optional.empty();
        }
        List<Filled> filled = new ArrayList<>();
        for (Cell cell : cells) {
            boolean isAlone = cell.choices().size() == 1
                    && cell.choices().get(0).places().size() == 1
                    && cells.stream().filter(c -> c.column() == cell.column()).count() == 1;
            filled.add(new Filled(
                    cell.column(),
                    cell.choices().stream()
                            .flatMap(choice -> choice.places().stream())
                            .toList(),
                    isAlone ? cell.choices().get(0).reading().form() : Reading.Form.NONE,
                    cell.needsValue() || defaults.contains(cell.target().name()),
                    cell.isChangedValue()));
        }
        if (!where.isEmpty()) {
            filled.add(new Filled(Filled.OURS, List.copyOf(where.keySet()), Reading.Form.NONE, false, false));
        }
        if (deletedField >= 0) {
            filled.add(new Filled(Filled.DELETED, List.of(deletedField), Reading.Form.NONE, false, false));
        }
        return Optional.of(filled);
    }

    DecimalText decimals() {
        return decimals;
    }

    /** {@code open} is that word, {@code 005*} any that starts so, {@code !open} any but that one. */
    private static boolean isOneOf(Set<String> words, String word) {
        if (words.stream().allMatch(w -> w.startsWith(ANY_BUT))) {
            return !words.contains(ANY_BUT + word);
        }
        return words.contains(word)
                || !word.isEmpty()
                        && words.stream()
                                .anyMatch(w -> w.endsWith(ANY) && word.startsWith(w.substring(0, w.length() - 1)));
    }

    private Cell cell(List<List<Integer>> places, Column column) {
        ValueRule rule = layout.rules().getOrDefault(column.name(), ValueRule.PLAIN);
        int place = table.indexOf(column.name());
        boolean needsValue = layout.key().contains(column.name())
                || layout.neverEmpty().contains(column.name())
                || place == stageColumn
                        && statusColumn >= 0
                        && !isFilled("is_closed", "is_won", "status")
                        && !layout.mayBeEmpty().contains(column.name());
        return new Cell(
                places.stream()
                        .map(fields -> new Choice(
                                fields,
                                readings.of(column, fields.get(0)),
                                note -> notes.add(note, header.get(fields.get(0)))))
                        .toList(),
                place,
                column,
                needsValue,
                rule.as() == ValueRule.As.CHANGED_VALUE);
    }

    private boolean isFilled(String... columns) {
        List<String> wanted = List.of(columns);
        return layout.columns().entrySet().stream()
                .anyMatch(c -> Layout.indexOf(c.getKey(), foldedHeader) >= 0
                        && c.getValue().stream().anyMatch(wanted::contains));
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

    /** @param fields as many as the header has */
    Converted convert(List<String> fields) {
        return convert(fields, -1);
    }

    /** @param spreadField the field that makes it a record, with what its heading says; -1 where the row is one */
    Converted convert(List<String> fields, int spreadField) {
        Object[] values = Arrays.copyOf(constants, constants.length);
        Fault[] faults = new Fault[fields.size()];
        said.clear();
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
                Choice chosen = chosen(cell, fields);
                String field = text(chosen, fields);
                int place = chosen.field();
                try {
                    values[cell.column()] = value(cell, chosen, field, values);
                } catch (BadValue e) {
                    if (faults[place] == null) {
                        faults[place] = new Fault(e.reason(), header.get(place), field.strip(), e.wanted());
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
        if (Arrays.stream(faults).allMatch(Objects::isNull)) {
            fillDefaults(values);
        }
        if (statusColumn >= 0 && values[statusColumn] == null) {
            values[statusColumn] = status(values, (String) values[stageColumn]);
            int place = placeOfStage();
            if (values[statusColumn] == null && place >= 0) {
                faults[place] = faults[place] != null
                        ? faults[place]
                        : new Fault(Reason.VALUE_MISSING, header.get(place), "", "a stage, or a word for won or lost");
            }
        }
        return new Converted(
                Arrays.asList(values),
                Arrays.stream(faults).filter(Objects::nonNull).toList(),
                Optional.ofNullable(amountColumn < 0 ? null : (BigDecimal) values[amountColumn]),
                isAmountReadable,
                isDeleted(fields));
    }

    /** Where a record that is neither open nor won nor lost would say which it is; -1 where its export never says it. */
    private int placeOfStage() {
        for (int column : new int[] {stageColumn, statusColumn, closedColumn, wonColumn}) {
            for (Cell cell : cells) {
                if (cell.column() == column) {
                    return cell.field();
                }
            }
        }
        return -1;
    }

    /** The main amount in a line of totals; empty where none can be read there. */
    Optional<BigDecimal> statedAmount(List<String> fields) {
        for (Cell cell : cells) {
            String text = Words.stripped(fields.get(cell.field()));
            if (cell.column() == amountColumn && !text.isEmpty()) {
                try {
                    return Optional.ofNullable(
                            (BigDecimal) cell.choices().get(0).reading().read(text, note -> {}));
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
            Object number = readings.of(value, field)
                    .read(Words.stripped(fields.get(field)), note -> notes.add(note, header.get(field)));
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
                values[table.indexOf(Layout.Filling.ID)] = isCompany ? "company" : KeyText.of(text);
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
                values[column] = readings.of(filled, first).read(text, note -> notes.add(note, header.get(first)));
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

    /** The first choice that holds a value, else the first of all. */
    private Choice chosen(Cell cell, List<String> fields) {
        if (cell.choices().size() > 1) {
            for (Choice choice : cell.choices()) {
                String text = Words.stripped(text(choice, fields));
                if (!text.isEmpty() && !emptyWords.contains(text, cell.target().name())) {
                    return choice;
                }
            }
        }
        return cell.choices().get(0);
    }

    private static String text(Choice choice, List<String> fields) {
        return choice.places().size() == 1
                ? fields.get(choice.field())
                : choice.places().stream()
                        .map(f -> Words.stripped(fields.get(f)))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "));
    }

    /** The value of a field; null where it holds none. White space around a text is never part of it. */
    private Object value(Cell cell, Choice chosen, String field, Object[] values) throws BadValue {
        String text = Words.stripped(field);
        Object value = null;
        if (!text.isEmpty() && !isEmptyWord(cell, chosen, text)) {
            value = cell.isChangedValue()
                    ? changedValue(text, values, chosen.note())
                    : chosen.reading().read(text, chosen.note());
            if (value instanceof String && text.length() < field.length()) {
                chosen.note().accept(Note.SPACES);
            }
        }
        if (value == null && cell.needsValue()) {
            throw new BadValue(Reason.VALUE_MISSING, "a value");
        }
        return value;
    }

    private boolean isEmptyWord(Cell cell, Choice chosen, String text) {
        if (!emptyWords.contains(text, cell.target().name())
                || cell.target().unit() == Unit.FLAG && FlagText.of(text).isPresent()) {
            return false;
        }
        chosen.note().accept(Note.EMPTY_WORD);
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
            default -> field.equals("stage") ? stage(text) : field.equals("owner_id") ? KeyText.of(text, note) : text;
        };
    }
}
