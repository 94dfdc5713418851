package io.quarterdeck.cli;

import static io.quarterdeck.cli.PlanBooks.changed;
import static io.quarterdeck.cli.PlanBooks.fill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.ingest.Ingest;
import io.quarterdeck.ingest.IngestRequest;
import io.quarterdeck.ingest.Ingested;
import io.quarterdeck.ingest.Load;
import io.quarterdeck.ingest.Store;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan workbook goes out, is filled in, and comes back. */
class PlanRoundTripTest {
    private static byte[] english;

    @TempDir
    private Path work;

    private record Came(Ingested ingested, Rows sheets, Rows items) {
        String item(String item, String column) {
            return IntStream.range(0, items.size())
                    .filter(i -> items.text(i, "item").equals(item))
                    .mapToObj(i -> String.valueOf(items.value(i, column)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + item + " in " + items.rows()));
        }
    }

    @BeforeAll
    static void write() {
        english = new PlanBooks().book("en");
    }

    private Came read(byte[] book) throws IOException {
        try (Store store = Store.inMemory(Files.createDirectories(work.resolve("scratch")))) {
            return read(book, store);
        }
    }

    private Came read(byte[] book, Store store) throws IOException {
        // A name with a date of its own says nothing of the plan's.
        Path file = Files.write(Files.createDirectories(work.resolve("in")).resolve("2025-09_filled in.xlsx"), book);
        Ingested ingested = Ingest.run(IngestRequest.of(file, work.resolve("quarantine")), store, line -> {});
        return new Came(ingested, store.table("plan_sheets"), store.table("plan_items"));
    }

    private Came read(byte[] book, Consumer<Sheet> change) throws IOException {
        return read(changed(book, b -> {
            PlanBooks.fillIn(b);
            change.accept(b.getSheetAt(1));
        }));
    }

    @Test
    void namesHaveNothingOfTheDataButPlainLetters() {
        assertThat(new PlanBooks().written("en").keySet()).containsExactly("2025-09_M-1.xlsx");
    }

    @Test
    void theSameTablesGiveTheSameBytes() {
        assertThat(new PlanBooks().book("en")).isEqualTo(english);
    }

    @Test
    void theGapIsShownFromItsReferenceToWhatCameWithItsNoise() {
        changed(english, book -> {
            Sheet ann = book.getSheet("Ann");
            List<String> effects = IntStream.range(11, 15)
                    .mapToObj(row -> ann.getRow(row).getCell(1).getStringCellValue())
                    .toList();
            assertThat(effects).containsExactly("Reference", "Share decided", "Share won", "Booked");
            assertThat(ann.getRow(12).getCell(4).getStringCellValue()).isEqualTo("[−150.0 … −90.0]");
            assertThat(ann.getRow(13).getCell(4).getStringCellValue()).startsWith("not distinguishable from chance");
        });
    }

    @Test
    void withoutAMarketTheSheetSaysWhichExportItWaitsFor() {
        changed(english, book -> assertThat(
                        book.getSheet("Ann").getRow(18).getCell(1).getStringCellValue())
                .isEqualTo("Territory: waits for an export of market sizes. "
                        + "Target: waits for one of this quarter, and bookings before it."));
    }

    /** Nothing of the data becomes a formula, and nothing but the cells to fill in takes anything. */
    @Test
    void onlyEmptyCellsAreUnlocked() {
        changed(
                english,
                book -> book.forEach(sheet -> {
                    assertThat(sheet.getProtect()).as(sheet.getSheetName()).isTrue();
                    sheet.forEach(row -> row.forEach(cell -> {
                        assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                        if (!cell.getCellStyle().getLocked()) {
                            assertThat(cell.getCellType())
                                    .as(cell.getAddress().toString())
                                    .isEqualTo(CellType.BLANK);
                        }
                    }));
                }));
    }

    @Test
    void whatWasFilledInComesBack() throws IOException {
        Came came = read(english, sheet -> {});

        assertThat(came.sheets().size()).isEqualTo(1);
        assertThat(came.sheets().text(0, "owner_id")).isEqualTo("P1");
        assertThat(came.sheets().text(0, "help")).isEqualTo("visit Acme's head office");
        assertThat(came.sheets().date(0, "plan_date")).isEqualTo(LocalDate.of(2025, 9, 1));
        assertThat(came.sheets().date(0, "valid_from")).isEqualTo(LocalDate.of(2025, 9, 1));
        assertThat(came.items().size()).isEqualTo(7);
        // In thousands on the sheet.
        assertThat(new BigDecimal(came.item("commitment_month", "amount"))).isEqualByComparingTo("60500");
        assertThat(new BigDecimal(came.item("deal:D1", "amount"))).isEqualByComparingTo("24500");
        assertThat(came.item("deal:D1", "due_date")).isEqualTo("2025-09-19");
        assertThat(came.item("deal:D1", "note")).isEqualTo("meet the buyer");
        assertThat(came.item("joint_visit:2025-09-08:1", "account")).isEqualTo("Acme");
        assertThat(came.item("visits:2025-09-08", "quantity")).isEqualTo("4");
        assertThat(new BigDecimal(came.item("remedy:pull_in", "expected_amount")))
                .isEqualByComparingTo("123456.78");
        assertThat(came.item("remedy:pull_in", "opportunities")).isEqualTo("D1, D2");
        assertThat(came.item("reason:deal:D0", "reason")).isEqualTo("price");
        assertThat(came.ingested().loads()).extracting(Load::recordsIn).containsExactly(1L, 7L);
        assertThat(came.ingested().quarantineFiles()).isEmpty();
    }

    @Test
    void aChineseWorkbookIsReadLikeAnEnglishOne() throws IOException {
        Came came = read(new PlanBooks().book("zh"), sheet -> fill(sheet, "K30", "价格或条款"));

        assertThat(came.item("reason:deal:D0", "reason")).isEqualTo("price");
        // In 万元 there: 24.5.
        assertThat(new BigDecimal(came.item("deal:D1", "amount"))).isEqualByComparingTo("245000");
    }

    @Test
    void aWorkbookInWhichNothingIsFilledInIsPassedOver() throws IOException {
        Path folder = Files.createDirectories(work.resolve("in"));
        Files.write(folder.resolve("plan.xlsx"), english);
        Files.writeString(
                folder.resolve("opportunities.csv"),
                "opportunity_id,owner_id,account_id,product_id,stage,amount,created_date,close_date\n"
                        + "D1,P1,C1,X,Won,10,2025-08-01,2025-08-02\n");
        try (Store store = Store.inMemory(Files.createDirectories(work.resolve("scratch")))) {
            Ingested ingested = Ingest.run(IngestRequest.of(folder, work.resolve("quarantine")), store, line -> {});

            assertThat(ingested.notUsed())
                    .anySatisfy(file -> assertThat(file.reason()).contains("nothing is filled in yet"));
            assertThat(ingested.loads()).hasSize(1);
        }
    }

    /** Every kind of cell, and what may be typed over its validation: the promise is quarantined with its cell, the others stay. */
    @Test
    void aBadValueIsQuarantinedWithItsSheetAndCell() throws IOException {
        bad(
                1,
                List.of("NUMBER_INVALID 3", "DATE_INVALID 2", "FLAG_INVALID 1", "VALUE_UNKNOWN 1"),
                "K11",
                "about 60",
                "P41",
                "12万",
                "N16",
                "2.5",
                "K16",
                "soon",
                "O42",
                "next week",
                "G22",
                "perhaps",
                "K30",
                "bad luck");
        bad(
                5,
                List.of("NUMBER_RANGE 1", "DATE_INVALID 1", "DATE_RANGE 1"),
                "P41",
                "-3",
                "O42",
                "2025-02-30",
                "K16",
                "2035-09-19");
    }

    private void bad(int loaded, List<String> reasons, String... cells) throws IOException {
        Came came = read(english, sheet -> {
            for (int i = 0; i < cells.length; i += 2) {
                fill(sheet, cells[i], cells[i + 1]);
            }
        });

        assertThat(came.ingested().quarantineCounts())
                .extracting(count -> count.reason() + " " + count.records())
                .containsExactlyInAnyOrderElementsOf(reasons);
        assertThat(came.items().size()).isEqualTo(loaded);
        String quarantined = Files.readString(came.ingested().quarantineFiles().get(0));
        for (int i = 0; i < cells.length; i += 2) {
            assertThat(quarantined).contains(cells[i + 1] + " (cell " + cells[i] + " of sheet Ann)");
        }
        assertThat(came.ingested().loads())
                .allSatisfy(load -> assertThat(load.recordsIn()).isEqualTo(load.loaded() + load.quarantined()));
    }

    @Test
    void aBadDateOfMeetingLeavesThePromisesWithTheDateOfThePack() throws IOException {
        Came came = read(english, sheet -> fill(sheet, "K23", "yesterday"));

        assertThat(came.sheets().size()).isZero();
        assertThat(came.item("deal:D1", "plan_date")).isEqualTo("2025-08-31");
    }

    /** One store for all: a refused workbook leaves nothing in it. */
    private void refused(Store shared, Consumer<XSSFWorkbook> change, String... parts) {
        byte[] book = changed(english, b -> {
            PlanBooks.fillIn(b);
            change.accept(b);
        });
        assertThatThrownBy(() -> read(book, shared))
                .isInstanceOf(UserError.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    @Test
    void aChangedLayoutIsRefusedWithTheCellNamed() throws IOException {
        try (Store store = Store.inMemory(Files.createDirectories(work.resolve("scratch")))) {
            refusals(store);
            assertThat(store.loads()).isEmpty();
        }
    }

    private void refusals(Store store) {
        refused(store, b -> fill(b.getSheetAt(1), "I11", "Commitment"), "sheet \"Ann\" cell I11", "Commitment, month");
        refused(store, b -> fill(b.getSheetAt(1), "G41", "D9"), "cell G41:G42", "rows \"deals\"");
        refused(store, b -> fill(b.getSheetAt(1), "G41", ""), "cell G41", "the key of row 41");
        refused(store, b -> b.getSheetAt(1).shiftRows(10, 45, 1), "sheet \"Ann\" cell");
        refused(store, b -> b.getSheetAt(1).shiftRows(0, 45, 1), "cell B4", "wanted it in cell B3");
        refused(
                store,
                b -> fill(b.getSheetAt(1), "B3", "quarterdeck one_to_one 2 person"),
                "cell B3",
                "one_to_one 1 person");
        refused(store, b -> fill(b.getSheetAt(1), "G3", "lots"), "cell G3", "the unit of the amounts");
        refused(store, b -> fill(b.getSheetAt(1), "F3", "P9"), "cell F3", "one sheet for each person");
        refused(store, b -> b.removeSheetAt(2), "the sheet of P2 is missing");
        refused(store, b -> b.removeSheetAt(0), "its cover is missing");
        // Two rows that changed their places would be read as one another.
        refused(
                store,
                b -> {
                    fill(b.getSheetAt(1), "G41", "D2");
                    fill(b.getSheetAt(1), "G42", "D1");
                },
                "cell G41:G42",
                "in another order");
    }

    @Test
    void anotherNameOfASheetChangesNothing() throws IOException {
        Came came = read(changed(english, b -> {
            PlanBooks.fillIn(b);
            b.setSheetName(1, "Ann (done)");
        }));

        assertThat(came.items().size()).isEqualTo(7);
    }

    @Test
    void libreOfficeSavesWhatIsReadBack() throws IOException, InterruptedException {
        Path file = Files.write(
                Files.createDirectories(work.resolve("office")).resolve("plan.xlsx"),
                changed(english, PlanBooks::fillIn));
        Path again = Office.saved(file, work);

        Came direct = read(Files.readAllBytes(file));
        Came saved = read(Files.readAllBytes(again));

        assertThat(saved.items().rows()).isEqualTo(direct.items().rows());
    }
}
