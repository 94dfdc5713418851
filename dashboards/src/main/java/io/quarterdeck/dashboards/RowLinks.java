package io.quarterdeck.dashboards;

import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.util.CellReference;

/**
 * Links from a name on one sheet to the rows that tell of it on another. A table whose header says {@code anchor: opportunity_id}
 * is led to, and must stand further back or in a later workbook; one that says {@code link: deal by opportunity_id} leads there. Where no row tells
 * of a key, its name is no link.
 */
final class RowLinks {
    /** What Excel allows on one sheet; a table of the house could be longer. */
    private static final int MOST_ON_A_SHEET = 65_530;

    /** The first cell of each key's rows, by column and key. */
    private final Map<String, Target> anchors = new HashMap<>();

    private final Map<SheetPage, Integer> links = new HashMap<>();

    /**
     * A cell that a name leads to.
     *
     * @param cell such as {@code 'Deals'!B7}
     */
    record Target(WorkbookDraft draft, String cell) {}

    void add(TableBlock block, TableHeader header) {
        header.attribute("anchor").ifPresent(column -> anchor(block, column));
        header.attribute("link").ifPresent(link -> {
            String[] columns = link.split(" by ");
            link(block, columns[0].strip(), columns[1].strip());
        });
    }

    private void anchor(TableBlock block, String column) {
        SheetPage page = block.page();
        String sheet = "'" + page.name().replace("'", "''") + "'!";
        for (int i = 0; i < block.rows().size(); i++) {
            String key = block.rows().text(i, column);
            if (key != null) {
                String cell = new CellReference(block.firstRow() + i, block.left()).formatAsString();
                anchors.putIfAbsent(column + " " + key, new Target(page.draft, sheet + cell));
            }
        }
    }

    private void link(TableBlock block, String shown, String column) {
        Rows rows = block.rows();
        int place = block.left() + rows.indexOf(shown);
        for (int i = 0; i < rows.size(); i++) {
            Target target = anchors.get(column + " " + rows.text(i, column));
            if (target != null
                    && rows.value(i, shown) != null
                    && links.merge(block.page(), 1, Integer::sum) <= MOST_ON_A_SHEET) {
                block.page().link(block.firstRow() + i, place, target);
            }
        }
    }
}
