package io.quarterdeck.dashboards;

/** What it takes to reach the target: one lever a row. */
final class WhatIfGoals {
    private WhatIfGoals() {}

    static String title(TableRow lever, MoneyUnit unit, Labels labels) {
        String target = unit.text(lever.orZero("target"));
        return lever.is("goal", "chance")
                ? labels.text("whatif.goal.chance", target, NumberText.percent(lever.orZero("wanted_chance")))
                : labels.text("whatif.goal.expected", target);
    }

    /** Lever, today's value, what it needs and the difference. */
    static void write(WhatIfPage sheet, int row, int column, TableRow lever, WhatIfEngine engine) {
        String driver = lever.text("driver");
        boolean isMix = driver.equals("mix");
        Labels labels = sheet.labels;
        sheet.text(row, column, labels.value("whatif_driver", driver), CellLook.BODY);
        String format = WhatIfInputs.format(isMix ? "ramp" : driver);
        boolean isShown =
                !isMix && lever.isTrue("is_possible") && lever.number("needed").isPresent();
        sheet.page.value(row, column + 1, isMix ? null : lever.orZero("base"), CellLook.FIGURE, format);
        sheet.page.value(row, column + 2, isShown ? lever.orZero("needed") : null, CellLook.FIGURE, format);
        double size = lever.is("unit", "ratio") ? 100 : 1;
        sheet.page.value(
                row,
                column + 3,
                isShown ? size * lever.orZero("change") : null,
                CellLook.FIGURE,
                WhatIfInputs.changeFormat(driver, lever.text("unit"), labels));
    }

    /** One driver of the smallest mix, below its row. */
    static void writePart(WhatIfPage sheet, int row, int column, TableRow part) {
        String driver = part.text("driver");
        String format = WhatIfInputs.format(driver);
        double size = part.is("unit", "ratio") ? 100 : 1;
        sheet.text(row, column, "   · " + sheet.labels.value("whatif_driver", driver), CellLook.BODY);
        sheet.page.value(row, column + 1, part.orZero("base"), CellLook.FIGURE, format);
        sheet.page.value(row, column + 2, part.orZero("value"), CellLook.FIGURE, format);
        sheet.page.value(
                row,
                column + 3,
                size * (part.orZero("value") - part.orZero("base")),
                CellLook.FIGURE,
                WhatIfInputs.changeFormat(driver, part.text("unit"), sheet.labels));
    }

    static String verdict(TableRow lever, WhatIfEngine engine, Labels labels) {
        if (!lever.isTrue("is_possible")) {
            return labels.text("whatif.plausible.never", NumberText.percent(lever.orZero("chance")));
        }
        if (lever.is("driver", "mix")) {
            return labels.text("whatif.plausible.mix", NumberText.percent(lever.orZero("needed")));
        }
        if (lever.isTrue("is_plausible")) {
            return labels.text("whatif.plausible.yes");
        }
        boolean hasRange = !engine.tables()
                .where(
                        "drivers",
                        row -> row.is("driver", lever.text("driver"))
                                && row.is("scope_type", "company")
                                && row.number("plausible_lower").isPresent())
                .isEmpty();
        return labels.text(hasRange ? "whatif.plausible.no" : "whatif.plausible.unknown");
    }
}
