package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Unit;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether records go the short way or the long way, everything comes out the same. */
class PlainRecordsTest {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 30);
    private static final int FILES = Integer.getInteger("plain.files", 25);
    private static final long SEED = Long.getLong("seed", 20_250_630);

    private static final List<String> DEALS = List.of(
            "opportunity_id,opportunity_name,account_id,owner_id,product_id,stage,forecast_category,amount,probability,"
                    + "created_date,close_date,lead_source,loss_reason,next_step,next_step_date",
            "opportunity_id,owner_id,account_id,product_id,stage,amount,created_date,close_date",
            "Id,Name,AccountId,OwnerId,StageName,Amount,Probability,IsClosed,IsWon,IsDeleted,CurrencyIsoCode,CreatedDate,CloseDate",
            "opportunity_id,changed_date,field,old_value,new_value",
            "Invoice No.,Invoice date,Due date,Customer No,Customer,Total,Open balance,Currency,Order number,Status");

    /** What may stand under a heading besides what is expected there. */
    private static final List<String> ODD = List.of(
            "",
            " ",
            " x",
            "x ",
            "\u00a0",
            "\u3000",
            "x\u200b",
            "\u200bx",
            "\ufeff",
            "null",
            "None",
            "n/a",
            "-",
            "–",
            "无",
            "－",
            "N/A",
            "TEST",
            "Total",
            "合计",
            "小计",
            "Sub-total",
            "Grand Totals (3 records)",
            "total:",
            "ｔｏｔａｌ",
            "Confidential",
            "1E+05",
            "12e3",
            "+1",
            "007",
            "-0",
            "-0.00",
            "0.000",
            "1,234.50",
            "1.234",
            "(5)",
            "12万",
            "$5",
            "¥5",
            "USD 5",
            "１２",
            "999999999999.999999",
            "1000000000000",
            "1.2345678",
            ".5",
            "5.",
            "2025-02-30",
            "2025-2-3",
            "03/04/2025",
            "1899-12-30",
            "1900-01-01",
            "2099-12-31",
            "2099-01-01",
            "9999-12-31",
            "0000-00-00",
            "2025-01-01T10:00:00Z",
            "2025-01-01 10:00",
            "20250101",
            "45000",
            "Ã©",
            "â€™",
            "锟斤拷",
            "\ufffd",
            "é",
            "e\u0301",
            "𠮷",
            "😀",
            "\u202ex",
            "x\u001fy",
            "a\u0001b",
            "a\u007fb",
            "\"\"",
            "say \"\"hi\"\"",
            "two\nlines",
            "two\r\nlines",
            "a,b",
            "=1+1",
            "@x",
            "amount",
            "stage",
            "opportunity_id",
            "OPPORTUNITY_ID",
            "Won",
            "true",
            "TRUE",
            "1",
            "0",
            "是",
            "120",
            "0.5",
            "50%",
            "CNY",
            "cny",
            "€",
            "006A000000AbCdE",
            "006A000000AbCdEFGH",
            "㊤",
            "（株）",
            "\u1680x",
            "x\u0085");

    private static final Map<String, List<String>> USUAL = Map.ofEntries(
            Map.entry("Id", List.of("006A000000AbCdEAAZ")),
            Map.entry("opportunity_name", List.of("Pump", "the \"\"blue\"\" lab", "\"\"\"\"", "泵")),
            Map.entry("stage", List.of("Proposal", "Closed Won", "Closed Lost", "Negotiation", "proposal")),
            Map.entry("StageName", List.of("Prospecting", "Closed Won", "Closed Lost")),
            Map.entry("forecast_category", List.of("Commit", "Best Case", "Omitted", "")),
            Map.entry("amount", List.of("12.50", "7", "-3.1", "0", "")),
            Map.entry("Amount", List.of("12.50", "7", "-3.1", "0", "")),
            Map.entry("probability", List.of("10", "50", "100")),
            Map.entry("Probability", List.of("10", "50", "100")),
            Map.entry("created_date", List.of("2025-01-10", "2024-02-29")),
            Map.entry("changed_date", List.of("2025-01-10", "2024-02-29")),
            Map.entry("close_date", List.of("2025-03-31", "2025-12-31", "")),
            Map.entry("next_step_date", List.of("2025-04-01", "")),
            Map.entry("CreatedDate", List.of("2025-01-10T08:00:00.000Z", "2025-01-11T08:00:00.000Z")),
            Map.entry("CloseDate", List.of("2025-03-31", "2025-12-31")),
            Map.entry("Invoice date", List.of("2025-03-31", "2025-05-31")),
            Map.entry("Due date", List.of("2025-06-30", "")),
            Map.entry("Total", List.of("12.50", "7", "-3.1")),
            Map.entry("Open balance", List.of("12.50", "0", "")),
            Map.entry("Currency", List.of("USD", "EUR")),
            Map.entry("IsClosed", List.of("true", "false")),
            Map.entry("IsWon", List.of("true", "false")),
            Map.entry("IsDeleted", List.of("false", "false", "true")),
            Map.entry("CurrencyIsoCode", List.of("USD", "EUR")),
            Map.entry("field", List.of("Stage", "Amount", "Close Date", "Owner")),
            Map.entry("old_value", List.of("Proposal", "12.50", "2025-03-31", "P-1", "")),
            Map.entry("new_value", List.of("Negotiation", "0.10", "2025-06-30", "P-2", "12")));

    @TempDir
    Path scratch;

    @Test
    void nothingDependsOnTheWay() throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < FILES; i++) {
            String header = DEALS.get(i % DEALS.size());
            String text = text(random, header, 60, List.of(0, 30, 300).get(random.nextInt(3)));
            Path file = TestStores.write(
                    scratch.resolve("in" + i).resolve("deals.csv"), text.getBytes(StandardCharsets.UTF_8));
            assertThat(outcome(file, true, i))
                    .as("file " + i + " of seed " + SEED + ":\n" + text)
                    .isEqualTo(outcome(file, false, i));
        }
    }

    /** Long files, of which a second processor takes stretches ahead: with few records that stop it, and with many. */
    @Test
    void norOnWhoTakesAStretch() throws IOException {
        Random random = new Random(SEED + 1);
        for (int i = 0; i < DEALS.size(); i++) {
            String text = text(random, DEALS.get(i), 30_000, List.of(0, 1, 20).get(i % 3));
            Path file = TestStores.write(
                    scratch.resolve("long" + i).resolve("deals.csv"), text.getBytes(StandardCharsets.UTF_8));
            assertThat(text.length()).isGreaterThan(ReadAhead.STRETCH);
            assertThat(outcome(file, true, FILES + i).equals(outcome(file, false, FILES + i)))
                    .as("long file " + i + " of seed " + SEED)
                    .isTrue();
        }
    }

    /** @param oddness how many of 1,000 values and lines are no everyday ones */
    private static String text(Random random, String header, int rows, int oddness) {
        String end = random.nextInt(4) == 0 ? "\r\n" : "\n";
        StringBuilder text = new StringBuilder(random.nextInt(5) == 0 ? "\ufeff" : "")
                .append(header)
                .append(end);
        for (int row = 0; row < rows; row++) {
            if (random.nextInt(1000) < oddness) {
                text.append(List.of(
                                        "",
                                        ",,",
                                        header,
                                        header.toUpperCase(Locale.ROOT),
                                        "Confidential",
                                        "合计,,5",
                                        "x\"y,",
                                        "\"open")
                                .get(random.nextInt(8)))
                        .append(end);
                continue;
            }
            List<String> fields = new ArrayList<>();
            for (String column : header.split(",")) {
                fields.add(field(random, column, row, oddness));
            }
            text.append(String.join(",", fields)).append(random.nextInt(1000) < oddness ? "\r" : end);
        }
        return random.nextInt(4) == 0 ? text.substring(0, text.length() - 3) : text.toString();
    }

    private static String field(Random random, String column, int row, int oddness) {
        List<String> usual = USUAL.getOrDefault(column, List.of());
        String plain = usual.isEmpty()
                ? column.charAt(0) + "-" + (row - random.nextInt(8) / 7)
                : usual.get(random.nextInt(usual.size()));
        if (column.equals("Id")) {
            plain = "006A00000" + (100_000 + row) + "AAZ";
        }
        String field = random.nextInt(1000) < oddness ? ODD.get(random.nextInt(ODD.size())) : plain;
        boolean needsQuotes = field.contains(",") || field.contains("\n") || field.contains("\"\"");
        return needsQuotes || random.nextInt(6) == 0 ? '"' + field + '"' : field;
    }

    private String outcome(Path file, boolean hasShortWay, int round) throws IOException {
        Path quarantine = scratch.resolve("q" + round + hasShortWay);
        StringBuilder out = new StringBuilder();
        try (Store store = Store.inMemory(Files.createDirectories(scratch.resolve("s" + round + hasShortWay)))) {
            try {
                Ingested ingested = Ingest.run(
                        IngestRequest.of(file, quarantine),
                        store,
                        line -> out.append(line).append('\n'),
                        hasShortWay);
                out.append(ingested.asOf()).append(ingested.quarantineCounts());
            } catch (UserError e) {
                out.append(e.getMessage());
            }
            for (String table :
                    List.of("loads", "load_notes", "opportunities", "opportunity_history", "invoices", "stages")) {
                out.append('\n').append(store.table(table).rows());
            }
            for (String table : List.of("opportunities", "opportunity_history")) {
                out.append(store.query(
                                "select content_hash, line, is_deleted from statements." + table + " order by line",
                                new Column("hash", Unit.TEXT),
                                new Column("line", Unit.COUNT),
                                new Column("is_deleted", Unit.FLAG))
                        .rows());
            }
        }
        if (Files.isDirectory(quarantine)) {
            try (Stream<Path> files = Files.list(quarantine)) {
                out.append(files.sorted().map(PlainRecordsTest::read).collect(Collectors.joining("\n")));
            }
        }
        return out.toString();
    }

    private static String read(Path file) {
        try {
            return Arrays.toString(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
