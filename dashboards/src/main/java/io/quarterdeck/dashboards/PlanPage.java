package io.quarterdeck.dashboards;

import io.quarterdeck.engine.CellPlace;
import io.quarterdeck.engine.PlanForm;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFDataValidationHelper;

/** A sheet with cells to fill in: each is drawn and validated as the form says, and all others are locked. */
final class PlanPage {
    static final PlanForm FORM = PlanForm.ONE_TO_ONE;

    /** What says yes in a list that has nothing else. */
    static final String YES = "✓";

    private static final long DAYS_BEFORE = 31;
    private static final long DAYS_AFTER = 366;

    final SheetPage page;
    final MoneyUnit unit;
    private final String language;

    PlanPage(SheetPage page, MoneyUnit unit) {
        this.page = page;
        this.unit = unit;
        this.language = page.draft.labels.language();
    }

    String label(String key, Object... values) {
        return page.draft.labels.text("plan." + key, values);
    }

    /** The label of a single cell, and the cell, merged with {@code more} cells to its right. */
    void cell(PlanForm.Entry entry, int more) {
        heading(entry, CellLook.BODY);
        input(entry, entry.place(), more);
        validate(entry, 1);
    }

    /** The label of a cell or the heading of a column, where the form has it. */
    void heading(PlanForm.Entry entry, CellLook look) {
        page.text(entry.label().row() - 1, entry.label().column(), entry.shown(language), look);
    }

    /** The cell of a table's row, merged with {@code more} to its right. @param row from 1 */
    void input(PlanForm.Entry entry, int row, int more) {
        input(entry, new CellPlace(row, entry.place().column()), more);
    }

    private void input(PlanForm.Entry entry, CellPlace place, int more) {
        boolean isNumber = entry.kind() == PlanForm.Kind.MONEY || entry.kind() == PlanForm.Kind.COUNT;
        String format =
                switch (entry.kind()) {
                    case MONEY -> unit.format();
                    case COUNT -> CellFormat.COUNT;
                    case DATE -> CellFormat.DATE;
                    default -> CellFormat.GENERAL;
                };
        for (int column = place.column(); column <= place.column() + more; column++) {
            page.value(place.row() - 1, column, null, isNumber ? CellLook.INPUT_NUMBER : CellLook.INPUT, format);
        }
        if (more > 0) {
            page.merge(place.row() - 1, place.row() - 1, place.column(), place.column() + more);
        }
    }

    /** What a cell, or so many rows of a column, may take: one rule for all of them. */
    void validate(PlanForm.Entry entry, int rows) {
        if (rows == 0 || entry.kind() == PlanForm.Kind.PRINTED) {
            return;
        }
        XSSFDataValidationHelper helper = new XSSFDataValidationHelper(page.sheet);
        LocalDate asOf = page.draft.context.asOf();
        DataValidationConstraint constraint =
                switch (entry.kind()) {
                    case MONEY -> helper.createDecimalConstraint(OperatorType.GREATER_OR_EQUAL, "0", null);
                    case COUNT -> helper.createIntegerConstraint(OperatorType.BETWEEN, "0", "999");
                    case DATE ->
                        helper.createDateConstraint(
                                OperatorType.BETWEEN,
                                serial(asOf.minusDays(DAYS_BEFORE)),
                                serial(asOf.plusDays(DAYS_AFTER)),
                                null);
                    case FLAG -> helper.createExplicitListConstraint(new String[] {YES});
                    case CHOICE ->
                        helper.createExplicitListConstraint(FORM.choices().get(entry.list()).stream()
                                .map(choice -> choice.shown(language))
                                .toArray(String[]::new));
                    default ->
                        helper.createTextLengthConstraint(
                                OperatorType.LESS_OR_EQUAL, String.valueOf(Math.max(1, entry.longest())), null);
                };
        DataValidation validation = helper.createValidation(
                constraint,
                new CellRangeAddressList(
                        entry.place().row() - 1,
                        entry.place().row() + rows - 2,
                        entry.place().column(),
                        entry.place().column()));
        validation.setEmptyCellAllowed(true);
        validation.setShowErrorBox(true);
        String kind = entry.kind().name().toLowerCase(Locale.ROOT);
        validation.createErrorBox(
                label("wanted"), label("wanted." + kind, unit.heading(), String.valueOf(entry.longest())));
        page.sheet.addValidationData(validation);
    }

    private static String serial(LocalDate day) {
        return String.valueOf((long) DateUtil.getExcelDate(day));
    }

    /** The row that says what the sheet is: the reader finds the sheet by it, and small grey print does not disturb. */
    void mark(String sheet, String period, String manager, String person, List<String> seals) {
        mark("form", FORM.title(sheet));
        mark("period", period);
        mark("as_of", page.draft.context.asOf().toString());
        mark("manager", manager);
        mark("person", person);
        mark("unit", (Math.round(unit.size()) + " " + page.draft.context.currency()).strip());
        mark("seals", seals.stream().collect(Collectors.joining(" ")));
        page.height(FORM.markRow() - 1, 13);
    }

    private void mark(String mark, String text) {
        CellPlace place = FORM.mark(mark);
        page.text(place.row() - 1, place.column(), text, CellLook.MARK);
    }

    /** A key of a table's row, small: the reader needs it, and a person hardly. @param row from 1 */
    void key(PlanForm.Block block, int row, String key) {
        page.text(row - 1, block.keyColumn(), key, CellLook.BODY_KEY);
        page.areTexts(new CellRangeAddress(row - 1, row - 1, block.keyColumn(), block.keyColumn()));
    }

    /** An amount in the sheet's unit; null where unknown. */
    Double money(OptionalDouble amount) {
        return amount.isPresent() ? (Double) unit.of(amount.getAsDouble()) : null;
    }
}
