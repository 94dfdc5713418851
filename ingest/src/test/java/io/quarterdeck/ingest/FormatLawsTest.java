package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarterdeck.engine.DuckDb;
import io.quarterdeck.engine.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One table says the same in every format, encoding, delimiter and dress of quotes. */
class FormatLawsTest {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 30);

    private static final List<String> HEADER = List.of(
            "opportunity_id",
            "opportunity_name",
            "owner_id",
            "account_id",
            "product_id",
            "stage",
            "amount",
            "created_date",
            "close_date");

    private static final List<List<String>> ROWS = List.of(
            List.of("O-1", "上海机床 三期", "P-1", "A-1", "PR-1", "Closed Won", "1200.5", "2025-01-10", "2025-03-31"),
            List.of("007", "two\nlines, \"quoted\"", "P-2", "A-2", "PR-2", "Proposal", "0.1", "2025-02-01", ""),
            List.of(
                    "12345678901234567",
                    "a; b|c",
                    "P-1",
                    "",
                    "PR-1",
                    "Closed Lost",
                    "99999999",
                    "2025-02-03",
                    "2025-04-01"));

    /** One for all, as opening one takes longer than loading a file: each leaves it empty. */
    private static Store store;

    @TempDir
    Path scratch;

    private String expected;
    private int loaded;

    @BeforeAll
    static void open(@TempDir Path folder) {
        store = Store.inMemory(folder);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void loadPlain() {
        expected = tables("plain.csv", text(",", "\n", false).getBytes(StandardCharsets.UTF_8));
        assertThat(loaded).isEqualTo(3);
    }

    private String tables(String name, byte[] bytes) {
        try {
            Ingested ingested = TestStores.load(
                    store, TestStores.write(scratch.resolve("in").resolve(name), bytes), scratch.resolve("q"), DAY);
            assertThat(ingested.quarantineCounts()).isEmpty();
            loaded = store.table("opportunities").size();
            return TestStores.tables(store).stream()
                    .filter(rows ->
                            rows.columns().stream().noneMatch(c -> c.name().equals("note")))
                    .toList()
                    .toString();
        } finally {
            store.loads().forEach(store::forget);
        }
    }

    private static String text(String delimiter, String lineEnd, boolean quoteAll) {
        List<List<String>> all = new ArrayList<>(List.of(HEADER));
        all.addAll(ROWS);
        StringBuilder text = new StringBuilder();
        for (List<String> row : all) {
            List<String> fields = row.stream()
                    .map(f -> quoteAll || f.matches("(?s).*[,;|\t，\"\n].*") ? '"' + f.replace("\"", "\"\"") + '"' : f)
                    .toList();
            text.append(String.join(delimiter, fields)).append(lineEnd);
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"})
    void encodingMakesNoDifference(String charset) {
        byte[] bytes = text(",", "\n", false).getBytes(Charset.forName(charset));
        assertThat(tables(charset + ".csv", bytes)).isEqualTo(expected);
        byte[] marked = ('\uFEFF' + text(",", "\r\n", false)).getBytes(Charset.forName(charset));
        if (!charset.equals("GB18030")) {
            assertThat(tables(charset + "-marked.csv", marked)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {", false", "; false", "tab false", "| false", "， false", "; true", "， true", "tab true"})
    void delimiterQuotesAndLineEndsMakeNoDifference(String delimiter, boolean quoteAll) {
        String mark = delimiter.equals("tab") ? "\t" : delimiter;
        for (String lineEnd : List.of("\n", "\r\n", "\r")) {
            assertThat(tables("export.txt", text(mark, lineEnd, quoteAll).getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(expected);
        }
        assertThat(tables("gbk.csv", text(mark, "\r\n", quoteAll).getBytes(Encoding.GB18030)))
                .isEqualTo(expected);
    }

    @Test
    void workbookSaysTheSame() {
        List<String> rows = new ArrayList<>();
        rows.add(TestWorkbook.row(1, HEADER.stream().map(TestWorkbook::text).toArray(String[]::new)));
        for (int i = 0; i < ROWS.size(); i++) {
            List<String> row = ROWS.get(i);
            String[] cells = row.stream().map(TestWorkbook::text).toArray(String[]::new);
            cells[6] = TestWorkbook.number(row.get(6).equals("0.1") ? "0.10000000000000001" : row.get(6));
            cells[7] = TestWorkbook.number(
                    String.valueOf(45_658 + LocalDate.parse(row.get(7)).getDayOfYear() - 1), TestWorkbook.DATE);
            rows.add(TestWorkbook.row(i + 2, cells));
        }
        byte[] bytes =
                new TestWorkbook().sheet("Deals", rows.toArray(String[]::new)).bytes();
        assertThat(tables("plan.xlsx", bytes)).isEqualTo(expected);
        assertThat(tables("plan.csv", bytes)).isEqualTo(expected);
    }

    @Test
    void parquetSaysTheSame() throws IOException {
        byte[] bytes = parquet();
        assertThat(tables("deals.parquet", bytes)).isEqualTo(expected);
        assertThat(tables("deals.zip", TestWorkbook.zipped(Map.of("deals.parquet", bytes))))
                .isEqualTo(expected);
    }

    private byte[] parquet() throws IOException {
        List<String> selects = new ArrayList<>();
        for (List<String> row : ROWS) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                String type = HEADER.get(i).equals("amount")
                        ? "double"
                        : HEADER.get(i).endsWith("_date") ? "timestamp" : "varchar";
                String value = row.get(i).isEmpty() ? "null" : DuckDb.quoted(row.get(i));
                values.add("cast(" + value + " as " + type + ") as " + HEADER.get(i));
            }
            selects.add("select " + String.join(", ", values));
        }
        Path file = scratch.resolve("made.parquet");
        try (DuckDb database = DuckDb.inMemory(scratch)) {
            database.execute("copy (" + String.join(" union all ", selects) + ") to " + DuckDb.quoted(file)
                    + " (format parquet)");
        }
        return Files.readAllBytes(file);
    }

    @Test
    void damagedParquetIsRefused() throws IOException {
        byte[] whole = parquet();
        for (int length : List.of(4, 12, whole.length / 2, whole.length - 1)) {
            Path file = TestStores.write(scratch.resolve("in/cut.parquet"), Arrays.copyOf(whole, length));
            try (Store store = Store.inMemory(scratch)) {
                assertThatThrownBy(() -> TestStores.load(store, file, scratch.resolve("q"), DAY))
                        .isInstanceOf(UserError.class)
                        .hasMessageContaining("cut.parquet: it is damaged");
            }
        }
    }

    @Test
    void undecodableLineCostsOneRecord() throws IOException {
        Path file = scratch.resolve("in/gbk.csv");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(TestStores.HEADER.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 200; i++) {
            bytes.writeBytes(("O-" + i + ",张三,上海机床,PR-1,Proposal,5,2025-01-01,\n").getBytes(Encoding.GB18030));
            if (i == 100) {
                bytes.writeBytes("O-bad,".getBytes(StandardCharsets.UTF_8));
                bytes.write(0xFF);
                bytes.writeBytes(",A,PR-1,Proposal,5,2025-01-01,\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        TestStores.write(file, bytes.toByteArray());
        try (Store store = Store.inMemory(scratch)) {
            Ingested ingested = TestStores.load(store, file, scratch.resolve("q"), DAY);
            assertThat(ingested.loads().get(0).loaded()).isEqualTo(200);
            assertThat(ingested.loads().get(0).format()).isEqualTo("CSV, GB18030, comma");
            assertThat(Files.readString(scratch.resolve("q/gbk.csv")))
                    .contains("ENC_LINE,103")
                    .contains("bytes FF 2C 41 2C in the line at byte offset ")
                    .contains("hex:4f2d626164 2cff".replace(" ", ""));
        }
    }

    @Test
    void patternNamesFiles() {
        byte[] csv = (TestStores.HEADER + "O-1,P-1,A-1,PR-1,Proposal,5,2025-01-01,\n").getBytes(StandardCharsets.UTF_8);
        TestStores.write(scratch.resolve("some/a.csv"), csv);
        TestStores.write(scratch.resolve("some/b.txt"), csv);
        try (Store store = Store.inMemory(scratch)) {
            Ingested ingested = TestStores.load(store, scratch.resolve("some/*.csv"), scratch.resolve("q"), DAY);
            assertThat(ingested.loads()).extracting(Load::file).containsExactly("a.csv");
            assertThat(ingested.notUsed()).isEmpty();
        }
    }

    @Test
    void countOfRecordsThatIsAKnownLimitIsNoted() {
        StringBuilder text = new StringBuilder(TestStores.HEADER);
        for (int i = 0; i < 2_000; i++) {
            text.append("O-").append(i).append(",P-1,A-1,PR-1,Proposal,5,2025-01-01,\n");
        }
        Path file = TestStores.write(
                scratch.resolve("in/report.csv"), text.toString().getBytes(StandardCharsets.UTF_8));
        try (Store store = Store.inMemory(scratch)) {
            TestStores.load(store, file, scratch.resolve("q"), DAY);
            assertThat(store.table("load_notes").rows().toString()).contains("ROW_COUNT_IS_A_CAP, , 2000");
        }
    }

    @Test
    void unknownTextTellsItsShape() throws IOException {
        Path file = TestStores.write(
                scratch.resolve("in/x.txt"), text(";", "\n", false).getBytes(Encoding.GB18030));
        TextShape shape = TextShape.of(Content.of(file, "x.txt"), HouseRules.DEFAULT);
        assertThat(shape.source().format()).isEqualTo("CSV, GB18030, semicolon");
        assertThat(shape.fields()).isEqualTo(9);
        assertThat(shape.evenShare()).isEqualTo(1);
    }

    @Test
    void jsonSaysTheSame() throws IOException {
        List<String> objects = ROWS.stream().map(FormatLawsTest::object).toList();
        String list = "[" + String.join(",\n", objects) + "]";
        for (String text : List.of(
                list,
                String.join("\n", objects),
                "{\"totalSize\": 3, \"done\": true, \"records\": " + list + "}",
                "{\"d\": {\"results\": " + list + "}}")) {
            assertThat(tables("deals.json", text.getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(expected);
        }
    }

    private static String object(List<String> row) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            String value = row.get(i).replace("\"", "\\\"").replace("\n", "\\n");
            String quote = HEADER.get(i).equals("amount") ? "" : "\"";
            pairs.add('"' + HEADER.get(i) + "\": " + (value.isEmpty() ? "null" : quote + value + quote));
        }
        return "{" + String.join(", ", pairs) + "}";
    }
}
