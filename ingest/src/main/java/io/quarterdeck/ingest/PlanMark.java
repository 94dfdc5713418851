package io.quarterdeck.ingest;

import io.quarterdeck.engine.CellPlace;
import io.quarterdeck.engine.PlanForm;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;

/**
 * What the row of marks says of a sheet.
 *
 * @param period the month that is planned
 * @param asOf of the pack that the workbook came with
 * @param person whose sheet it is; empty on the cover
 * @param unit how much one unit of the sheet's amounts is
 * @param currency its code; may be empty
 * @param seals by table, as {@link PlanForm#seal} makes them
 */
record PlanMark(
        String period,
        LocalDate asOf,
        String manager,
        String person,
        BigDecimal unit,
        String currency,
        Map<String, String> seals) {
    private static final String AGAIN = "Take the workbook as the pack gave it; its grey line must stay as it is";

    /** @throws io.quarterdeck.engine.UserError if the row is not as it was written */
    static PlanMark of(PlanForm form, PlanCells cells) {
        CellPlace asOf = form.mark("as_of");
        CellPlace unit = form.mark("unit");
        String[] amount = cells.text(unit).split(" ", 2);
        Map<String, String> seals = new HashMap<>();
        for (String seal : cells.text(form.mark("seals")).split(" ")) {
            seals.put(seal.split(":")[0], seal);
        }
        String period = filled(cells, form.mark("period"), "the month that is planned");
        if (!amount[0].matches("[1-9]\\d{0,11}")) {
            throw cells.refused(unit, "the unit of the amounts, like 10000 CNY", AGAIN);
        }
        try {
            return new PlanMark(
                    period,
                    LocalDate.parse(cells.text(asOf)),
                    filled(cells, form.mark("manager"), "the manager's key"),
                    cells.text(form.mark("person")),
                    new BigDecimal(amount[0]),
                    amount.length > 1 ? amount[1].strip() : "",
                    seals);
        } catch (DateTimeParseException e) {
            throw cells.refused(asOf, "the date of the pack, like 2025-09-30", AGAIN);
        }
    }

    private static String filled(PlanCells cells, CellPlace place, String wanted) {
        if (cells.text(place).isEmpty()) {
            throw cells.refused(place, wanted, AGAIN);
        }
        return cells.text(place);
    }

    /** The unit as a person reads it. */
    String unitShown() {
        return (unit.compareTo(BigDecimal.ONE) == 0 ? "" : unit.toPlainString() + " ") + currency;
    }
}
