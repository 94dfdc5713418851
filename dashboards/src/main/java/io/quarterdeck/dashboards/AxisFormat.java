package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Unit;

/** The number format of a chart's axis or labels: short, while the cells below keep every digit. */
final class AxisFormat {
    private AxisFormat() {}

    /** For an axis up to {@code largest}, whose steps are round. */
    static String axis(Unit unit, double largest, Labels labels) {
        return of(unit, largest, labels.text("axis.money"));
    }

    /** For values beside their bars, up to {@code largest}. */
    static String label(Unit unit, double largest, Labels labels) {
        return of(unit, largest, labels.text("axis.money_labels"));
    }

    /** @param list of entries with the smallest amount that each serves and its format, the largest first */
    private static String of(Unit unit, double largest, String list) {
        return switch (unit) {
            case MONEY, QUANTITY -> {
                for (String entry : list.split(";")) {
                    String[] parts = entry.strip().split("/", 2);
                    if (Math.abs(largest) >= Double.parseDouble(parts[0])) {
                        yield parts[1];
                    }
                }
                yield CellFormat.COUNT;
            }
            case RATIO -> CellFormat.PERCENT;
            case MULTIPLE -> CellFormat.MULTIPLE;
            default -> CellFormat.COUNT;
        };
    }
}
