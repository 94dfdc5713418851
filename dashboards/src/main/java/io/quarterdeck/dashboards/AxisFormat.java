package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Unit;

/** The number format of a chart's axis or labels: short, while the cells below keep every digit. */
final class AxisFormat {
    private AxisFormat() {}

    /** For values up to {@code largest}; amounts use the language's list {@code axis.money}. */
    static String of(Unit unit, double largest, Labels labels) {
        return switch (unit) {
            case MONEY, QUANTITY -> {
                for (String entry : labels.text("axis.money").split(";")) {
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
