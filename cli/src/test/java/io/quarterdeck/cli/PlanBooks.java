package io.quarterdeck.cli;

import io.quarterdeck.dashboards.PlanWorkbooks;
import io.quarterdeck.dashboards.ReviewContext;
import io.quarterdeck.dashboards.ReviewTables;
import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.FiscalCalendar;
import io.quarterdeck.engine.House;
import io.quarterdeck.engine.Model;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.engine.Unit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Plan workbooks of a team of two, made by hand: Ann has two open deals and a promise of last month, Ben has nothing yet. */
final class PlanBooks {
    static final LocalDate AS_OF = LocalDate.of(2025, 8, 31);

    private final SortedMap<String, TableHeader> headers = new TreeMap<>();
    private final SortedMap<String, Rows> rows = new TreeMap<>();

    PlanBooks() {
        for (Model model : Pipeline.models(House.NONE)) {
            headers.put(model.name(), model.header());
        }
        for (String[] person : new String[][] {{"P1", "Ann"}, {"P2", "Ben"}}) {
            add(
                    "plan_people",
                    Map.of(
                            "owner_id", person[0],
                            "owner_name", person[1],
                            "team", "East",
                            "manager_id", "M 1/东",
                            "manager_name", "Mia",
                            "period", "2025-09",
                            "quarter", "2025-Q3",
                            "period_start", LocalDate.of(2025, 9, 1),
                            "last_period", "2025-08"));
            add(
                    "likelihood",
                    Map.of(
                            "scope_type",
                            "person",
                            "scope_id",
                            person[0],
                            "period_type",
                            "month",
                            "period",
                            "2025-09",
                            "booked",
                            new BigDecimal("0"),
                            "open_deals",
                            2L,
                            "p50",
                            new BigDecimal("300000"),
                            "target",
                            new BigDecimal("500000"),
                            "chance_of_target",
                            0.25));
        }
        for (String day : List.of("2025-09-01", "2025-09-08", "2025-09-15", "2025-09-22", "2025-09-29")) {
            add("plan_weeks", Map.of("first_day", LocalDate.parse(day)));
        }
        deal("D1", "Pumps for Acme", "=SUM(A1)");
        deal("D2", "Valves", "Zeta");
        add(
                "plan_outcomes",
                Map.of(
                        "owner_id", "P1",
                        "period", "2025-08",
                        "item", "deal:D0",
                        "kind", "deal",
                        "opportunity_id", "D0",
                        "opportunity_name", "Old one",
                        "promised_amount", new BigDecimal("90000"),
                        "outcome", "not_kept"));
        add(
                "remedies",
                Map.of(
                        "scope_type", "person",
                        "scope_id", "P1",
                        "period", "2025-09",
                        "remedy_rank", 1L,
                        "lever", "pull_in",
                        "expected_amount", new BigDecimal("123456.78"),
                        "opportunity_ids", "D1, D2"));
    }

    private void deal(String id, String name, String account) {
        add(
                "open_deals",
                Map.of(
                        "opportunity_id",
                        id,
                        "opportunity_name",
                        name,
                        "owner_id",
                        "P1",
                        "account_name",
                        account,
                        "stage",
                        "Proposal",
                        "amount",
                        new BigDecimal("250000"),
                        "chance",
                        0.4,
                        "planned_close_date",
                        LocalDate.of(2025, 9, 20)));
    }

    /** Where a table is not there yet its columns are those of the row. */
    private void add(String table, Map<String, Object> values) {
        List<Column> columns = headers.containsKey(table)
                ? headers.get(table).columns()
                : values.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> new Column(e.getKey(), unit(e.getValue())))
                        .toList();
        List<Object> row = new ArrayList<>();
        columns.forEach(column -> row.add(values.get(column.name())));
        List<List<Object>> all =
                new ArrayList<>(rows.containsKey(table) ? rows.get(table).rows() : List.of());
        all.add(row);
        rows.put(table, new Rows(columns, all));
    }

    private static Unit unit(Object value) {
        return value instanceof BigDecimal ? Unit.MONEY : value instanceof Long ? Unit.COUNT : Unit.TEXT;
    }

    /** The workbooks as they are written. */
    SortedMap<String, byte[]> written(String language) {
        FiscalCalendar calendar = FiscalCalendar.CALENDAR_YEAR;
        return PlanWorkbooks.write(
                new ReviewContext(
                        "Yunfan",
                        "CNY",
                        AS_OF,
                        LocalDate.of(2025, 5, 31),
                        LocalDate.of(2025, 7, 31),
                        "UTC",
                        calendar.quarter(AS_OF),
                        calendar.quarter(LocalDate.of(2025, 5, 31)),
                        calendar.quarter(LocalDate.of(2025, 10, 1)),
                        "",
                        "observed",
                        language,
                        "0.1.0",
                        "run",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        House.NONE),
                new ReviewTables(headers, rows));
    }

    byte[] book(String language) {
        return written(language).values().iterator().next();
    }

    /** The same workbook after somebody worked on it. */
    static byte[] changed(byte[] bytes, Consumer<XSSFWorkbook> change) {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            change.accept(book);
            ByteArrayOutputStream saved = new ByteArrayOutputStream();
            book.write(saved);
            return saved.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a number, a day or a text into a cell. */
    static void fill(Sheet sheet, String address, Object value) {
        CellAddress at = new CellAddress(address);
        var row = sheet.getRow(at.getRow()) == null ? sheet.createRow(at.getRow()) : sheet.getRow(at.getRow());
        var cell = row.getCell(at.getColumn()) == null ? row.createCell(at.getColumn()) : row.getCell(at.getColumn());
        if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof LocalDate day) {
            cell.setCellValue(day);
        } else {
            cell.setCellValue((String) value);
        }
    }

    /** Ann's sheet as she and Mia leave it. */
    static void fillIn(XSSFWorkbook book) {
        Sheet ann = book.getSheetAt(1);
        fill(ann, "K11", 60.5);
        fill(ann, "O11", 150);
        fill(ann, "K12", "visit Acme's head office");
        fill(ann, "J16", "Acme");
        fill(ann, "K16", LocalDate.of(2025, 9, 9));
        fill(ann, "N16", 4);
        fill(ann, "K22", "Ann");
        fill(ann, "K23", LocalDate.of(2025, 9, 1));
        fill(ann, "G22", "✓");
        fill(ann, "K30", "Price or terms");
        fill(ann, "M41", "meet the buyer");
        fill(ann, "O41", LocalDate.of(2025, 9, 19));
        fill(ann, "P41", 24.5);
    }
}
