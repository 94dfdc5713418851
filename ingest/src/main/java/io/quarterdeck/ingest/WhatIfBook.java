package io.quarterdeck.ingest;

import io.quarterdeck.engine.CellPlace;
import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.engine.WhatIfForm;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A what-if workbook that comes back with its inputs changed. It is read like any other workbook from outside: its package is
 * checked first, nothing in it runs, and what its formulas last came to is not looked at.
 *
 * @param scenario its name, as it is written above the mark of the form
 * @param changes those that have no cell, as the text of a scenario; empty where there are none
 * @param inputs from top to bottom
 * @param targets likewise, by row and quarter
 */
public record WhatIfBook(String scenario, String changes, List<Input> inputs, List<Target> targets) {
    private static final int MOST_COLUMNS = 100;

    private static final String AGAIN = "Take the workbook as it was written, and change its yellow cells alone";

    /**
     * One row of inputs.
     *
     * @param place file, sheet and cell of its value, for a message
     * @param base the driver's value when the workbook was written
     * @param value the reader's
     * @param from the first month in which it holds; empty for at once
     */
    public record Input(
            String place,
            String driver,
            String scopeType,
            String scopeId,
            String month,
            BigDecimal base,
            BigDecimal value,
            String from) {}

    /**
     * A cell of the targets.
     *
     * @param place for a message
     * @param mark of its row: one of {@link WhatIfForm#TARGET_BASE}, {@link WhatIfForm#TARGET}, {@link WhatIfForm#WEIGHT}, {@link
     *     WhatIfForm#LOCK}
     * @param team whose row it is; empty for the company
     * @param quarter its label
     * @param value null where the cell is empty
     */
    public record Target(String place, String mark, String team, String quarter, BigDecimal value) {}

    private static final Set<String> TARGET_ROWS =
            Set.of(WhatIfForm.TARGET_BASE, WhatIfForm.TARGET, WhatIfForm.WEIGHT, WhatIfForm.LOCK);

    public WhatIfBook {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
    }

    /** Whether a file is a workbook at all; scenarios as text are not. */
    public static boolean isOne(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".xlsx") || name.endsWith(".xlsm");
    }

    /** @throws UserError if it cannot be read, is no what-if workbook, or its inputs are not where they were */
    public static WhatIfBook read(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (!Files.isRegularFile(file)) {
            throw new UserError(
                    ExitCode.USAGE, name, "there is no such file", "a what-if.xlsx or a scenario", "Correct the name");
        }
        Content content = Content.of(file, name);
        Workbook workbook = new Workbook(content, file);
        String scenario = "";
        Optional<String> changes = Optional.empty();
        boolean isMarked = false;
        List<Input> inputs = new ArrayList<>();
        List<Target> targets = new ArrayList<>();
        boolean hasInputs = false;
        for (Workbook.Sheet sheet : workbook.sheets()) {
            PlanCells cells = PlanCells.of(workbook, sheet);
            Optional<CellPlace> mark = cells.find("quarterdeck what-if");
            if (mark.isPresent()) {
                if (!cells.text(mark.get()).equals(WhatIfForm.MARK)) {
                    throw cells.refused(
                            mark.get(), "\"" + WhatIfForm.MARK + "\"", "Write the workbook again with this version");
                }
                isMarked = true;
                CellPlace above = new CellPlace(mark.get().row() - 1, mark.get().column());
                scenario = cells.text(above);
            }
            Optional<Map<String, CellPlace>> heads = heads(cells);
            if (heads.isPresent()) {
                hasInputs = true;
                inputs.addAll(inputs(content, cells, heads.get()));
            }
            targets.addAll(targets(content, cells));
            changes = changes.or(() -> cells.find("name: ").map(cells::text));
        }
        if (!isMarked || !hasInputs) {
            throw content.refused(
                    isMarked ? "its inputs are missing" : "it is no what-if workbook of ours",
                    "a what-if.xlsx that `quarterdeck whatif` wrote",
                    AGAIN);
        }
        return new WhatIfBook(scenario, changes.orElse(""), inputs, targets);
    }

    /** The columns of a row that names all of them. */
    private static Optional<Map<String, CellPlace>> heads(PlanCells cells) {
        return cells.findRow(row -> {
            Map<String, CellPlace> found = new HashMap<>();
            for (int column = 0; column < MOST_COLUMNS; column++) {
                CellPlace place = new CellPlace(row, column);
                if (WhatIfForm.NEEDED.contains(cells.text(place))) {
                    found.putIfAbsent(cells.text(place), place);
                }
            }
            return found.size() == WhatIfForm.NEEDED.size() ? Optional.of(found) : Optional.empty();
        });
    }

    private static List<Input> inputs(Content content, PlanCells cells, Map<String, CellPlace> heads) {
        List<Input> inputs = new ArrayList<>();
        // Between them stand the headings for people.
        int first = heads.get(WhatIfForm.DRIVER).row() + 2;
        int last = cells.lastRow(heads.get(WhatIfForm.DRIVER).column());
        for (int row = first; row <= last; row++) {
            Map<String, CellPlace> places = new HashMap<>();
            for (Map.Entry<String, CellPlace> head : heads.entrySet()) {
                places.put(head.getKey(), new CellPlace(row, head.getValue().column()));
            }
            String driver = cells.text(places.get(WhatIfForm.DRIVER));
            if (driver.isEmpty()) {
                continue;
            }
            CellPlace value = places.get(WhatIfForm.VALUE);
            inputs.add(new Input(
                    content.name() + " sheet \"" + cells.name() + "\" cell " + value,
                    driver,
                    cells.text(places.get(WhatIfForm.SCOPE_TYPE)),
                    cells.text(places.get(WhatIfForm.SCOPE_ID)),
                    cells.text(places.get(WhatIfForm.MONTH)),
                    number(cells, places.get(WhatIfForm.BASE)),
                    number(cells, value),
                    cells.text(places.get(WhatIfForm.FROM))));
        }
        return inputs;
    }

    /** What stands in the rows that bear a mark, in the columns of quarters. */
    private static List<Target> targets(Content content, PlanCells cells) {
        List<Target> targets = new ArrayList<>();
        Optional<CellPlace> quarters = cells.find(WhatIfForm.QUARTERS);
        if (quarters.isEmpty()) {
            return targets;
        }
        int marks = quarters.get().column();
        for (int row = quarters.get().row() + 1; row <= cells.lastRow(marks); row++) {
            String mark = cells.text(new CellPlace(row, marks));
            if (!TARGET_ROWS.contains(mark)) {
                continue;
            }
            for (int column = 0; column < marks; column++) {
                String quarter = cells.text(new CellPlace(quarters.get().row(), column));
                if (!quarter.isEmpty()) {
                    CellPlace place = new CellPlace(row, column);
                    targets.add(new Target(
                            content.name() + " sheet \"" + cells.name() + "\" cell " + place,
                            mark,
                            cells.text(new CellPlace(row, marks + 1)),
                            quarter,
                            cells.text(place).isEmpty() ? null : number(cells, place)));
                }
            }
        }
        return targets;
    }

    private static BigDecimal number(PlanCells cells, CellPlace place) {
        String text = cells.text(place);
        boolean isShare = text.endsWith("%");
        try {
            BigDecimal number = new BigDecimal((isShare ? text.substring(0, text.length() - 1) : text).strip());
            return isShare ? number.movePointLeft(2) : number;
        } catch (NumberFormatException e) {
            throw cells.refused(
                    place, "a number", text.isEmpty() ? "Fill in today's value where nothing changes" : "Correct it");
        }
    }
}
