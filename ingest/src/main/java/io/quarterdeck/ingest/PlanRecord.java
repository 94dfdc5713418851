package io.quarterdeck.ingest;

import io.quarterdeck.engine.CellPlace;
import io.quarterdeck.engine.PlanForm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A record of a canonical table in the making, from the cells of one sheet: texts as that table reads them, and what is wrong. */
final class PlanRecord {
    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");

    private static final int LONGEST_FOUND = 40;

    /** Plans are about the coming weeks; a date beyond is a slip of the pen. */
    private static final long DAYS_BEFORE = 45;

    private static final long DAYS_AFTER = 400;

    private final List<String> columns;
    private final PlanMark mark;
    private final PlanCells cells;
    private final String[] fields;
    private final Map<Integer, Fault> faults = new TreeMap<>();

    PlanRecord(List<String> columns, PlanMark mark, PlanCells cells) {
        this.columns = columns;
        this.mark = mark;
        this.cells = cells;
        this.fields = new String[columns.size()];
        Arrays.fill(fields, "");
    }

    PlanRecord with(String column, Object value) {
        fields[columns.indexOf(column)] = value == null ? "" : value.toString();
        return this;
    }

    /** Takes what stands in a cell for a column; where it cannot be, the text stays with what is wrong with it. */
    PlanRecord take(String column, PlanForm.Entry entry, CellPlace place) {
        int index = columns.indexOf(column);
        String text = cells.text(place);
        try {
            Optional<Fault> ofCell = cells.fault(place);
            if (ofCell.isPresent()) {
                throw new BadValue(ofCell.get().reason(), ofCell.get().wanted());
            }
            fields[index] = text.isEmpty() ? "" : value(entry, text);
        } catch (BadValue e) {
            fields[index] = text;
            String shown = text.codePointCount(0, text.length()) <= LONGEST_FOUND
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, LONGEST_FOUND)) + "…";
            faults.put(
                    index,
                    new Fault(
                            e.reason(), "", shown + " (cell " + place + " of sheet " + cells.name() + ")", e.wanted()));
        }
        return this;
    }

    /** The text of a column as it stands so far. */
    String text(String column) {
        return fields[columns.indexOf(column)];
    }

    boolean isBad() {
        return !faults.isEmpty();
    }

    List<String> fields() {
        return List.of(fields);
    }

    Map<Integer, Fault> faults() {
        return faults;
    }

    private String value(PlanForm.Entry entry, String text) throws BadValue {
        return switch (entry.kind()) {
            case MONEY -> money(text);
            case COUNT -> count(text);
            case DATE -> date(text).toString();
            case FLAG -> String.valueOf(FlagText.parse(text));
            case TEXT -> {
                if (text.codePointCount(0, text.length()) > entry.longest()) {
                    throw new BadValue(Reason.RECORD_TOO_LONG, "a text of at most " + entry.longest() + " characters");
                }
                yield text;
            }
            case CHOICE ->
                PlanForm.ONE_TO_ONE
                        .chosen(entry.list(), text)
                        .orElseThrow(() -> new BadValue(Reason.VALUE_UNKNOWN, "an entry of the cell's list"));
            case PRINTED -> text;
        };
    }

    /** In major units of the currency: the sheet's numbers are in a larger one. */
    private String money(String text) throws BadValue {
        BigDecimal number = number(text, "a number like 120, in " + mark.unitShown());
        return number.multiply(mark.unit())
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String count(String text) throws BadValue {
        String wanted = "a whole number like 4";
        BigDecimal number = number(text, wanted).stripTrailingZeros();
        if (number.scale() > 0) {
            throw new BadValue(Reason.NUMBER_INVALID, wanted);
        }
        return number.toPlainString();
    }

    private static BigDecimal number(String text, String wanted) throws BadValue {
        if (!text.matches("-?\\d{1,12}(\\.\\d{1,15})?")) {
            throw new BadValue(Reason.NUMBER_INVALID, wanted);
        }
        if (text.startsWith("-")) {
            throw new BadValue(Reason.NUMBER_RANGE, wanted + ", not below 0");
        }
        return new BigDecimal(text);
    }

    private LocalDate date(String text) throws BadValue {
        Matcher matcher = DAY.matcher(text);
        if (!matcher.matches()) {
            throw new BadValue(Reason.DATE_INVALID, "a date like " + mark.asOf());
        }
        LocalDate day;
        try {
            day = LocalDate.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)));
        } catch (DateTimeException e) {
            throw new BadValue(Reason.DATE_INVALID, "a day that the calendar has");
        }
        LocalDate first = mark.asOf().minusDays(DAYS_BEFORE);
        LocalDate last = mark.asOf().plusDays(DAYS_AFTER);
        if (day.isBefore(first) || day.isAfter(last)) {
            throw new BadValue(Reason.DATE_RANGE, "a day from " + first + " to " + last);
        }
        return day;
    }
}
