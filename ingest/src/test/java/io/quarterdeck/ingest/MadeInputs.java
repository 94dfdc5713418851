package io.quarterdeck.ingest;

import static io.quarterdeck.ingest.TestWorkbook.row;
import static io.quarterdeck.ingest.TestWorkbook.text;

import io.quarterdeck.engine.DuckDb;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The inputs of cases that are too large to be kept, and Parquet files as DuckDB writes them. They are made when the case
 * runs, the same every time.
 */
final class MadeInputs {
    /** Writes one file. */
    private interface Made {
        void write(Path file) throws IOException;
    }

    private static final Map<String, Made> INPUTS = Map.ofEntries(
            Map.entry("C20_line_of_three_megabytes/exports/opportunities.csv", file -> lines(file, 3 << 20)),
            Map.entry("C20_line_of_seventeen_megabytes/exports/opportunities.csv", file -> lines(file, 17 << 20)),
            Map.entry(
                    "X16_sheet_that_is_full/2025-03-31-exports/plan.xlsx",
                    file -> part(file, deals(), "xl/worksheets/sheet1.xml", MadeInputs::fullSheet)),
            Map.entry(
                    "X18_texts_of_more_than_512_megabytes_are_refused/exports/plan.xlsx",
                    file -> part(file, TestWorkbook.withTexts(), "xl/sharedStrings.xml", MadeInputs::texts)),
            Map.entry(
                    "X23_sheet_that_repeats_itself/exports/plan.xlsx",
                    file -> part(file, deals(), "xl/worksheets/sheet1.xml", MadeInputs::sameRows)),
            Map.entry(
                    "J08_moments_with_and_without_a_zone/exports/deals.parquet",
                    file -> parquet(
                            file,
                            deal("O-1", "timestamptz '2025-03-31 23:30:00+00' as close_date, 1 as amount"),
                            deal("O-2", "timestamptz '2025-03-31 08:00:00+00', 2"))),
            Map.entry(
                    "J08_moments_with_and_without_a_zone/exports/others.parquet",
                    file -> parquet(file, deal("O-3", "timestamp '2025-03-31 23:30:00' as close_date, 3 as amount"))),
            Map.entry(
                    "J08_unsigned_and_large_numbers/exports/decimals.parquet",
                    file -> parquet(
                            file,
                            deal("O-1", "null::date as close_date, 12345678901234.567891::decimal(38, 10) as amount"),
                            deal("O-2", "null, 123456789012345::decimal(38, 10)"),
                            deal("O-3", "null, 0.0000001::decimal(38, 10)"))),
            Map.entry(
                    "J08_unsigned_and_large_numbers/exports/unsigned.parquet",
                    file -> parquet(
                            file,
                            deal("O-4", "null::date as close_date, 4294967295::uinteger::ubigint as amount"),
                            deal("O-5", "null, 18446744073709551615::ubigint"))),
            Map.entry(
                    "J09_set_in_parts_of_different_columns/exports/accounts/region=EU/part-0.parquet",
                    file -> parquet(file, "select 'A-1' as account_id, 'Acme' as account_name")),
            Map.entry(
                    "J09_set_in_parts_of_different_columns/exports/accounts/region=North%20America/part-0.parquet",
                    file -> parquet(file, "select 'Acme Inc' as account_name, 'US' as country, 'A-2' as account_id")),
            Map.entry(
                    "J09_set_in_parts_of_different_columns/exports/accounts/region=__HIVE_DEFAULT_PARTITION__/a.parquet",
                    file -> parquet(file, "select 3 as account_id, 'Acme Ltd' as account_name, 'GB' as country")),
            Map.entry(
                    "J09_set_in_parts_of_different_columns/exports/deals/stage=Closed Won/part-0.parquet",
                    file -> parquet(
                            file,
                            "select 'O-1' as opportunity_id, 'A-1' as account_id, 'P-1' as owner_id,"
                                    + " 'PR-1' as product_id, 100.5 as amount, date '2025-01-10' as created_date,"
                                    + " date '2025-03-31' as close_date")),
            Map.entry(
                    "J09_set_in_parts_of_different_columns/exports/deals/stage=Proposal/part-0.parquet",
                    file -> parquet(
                            file,
                            "select 'A-2' as account_id, 'O-2' as opportunity_id, '200' as amount, 'P-1' as owner_id,"
                                    + " 'PR-1' as product_id, '2025-01-10' as created_date, '' as close_date")));

    private MadeInputs() {}

    /** The steps of a case whose inputs are made, by name; none for most cases. @param scratch an existing folder */
    static SortedMap<String, Path> of(String name, Path scratch) throws IOException {
        SortedMap<String, Path> steps = new TreeMap<>();
        for (Map.Entry<String, Made> input : INPUTS.entrySet()) {
            if (input.getKey().startsWith(name + "/")) {
                Path file = scratch.resolve("made").resolve(input.getKey());
                Files.createDirectories(file.getParent());
                input.getValue().write(file);
                String step = input.getKey().split("/")[1];
                steps.put(step, scratch.resolve("made").resolve(name).resolve(step));
            }
        }
        return steps;
    }

    /** A record, one whose name takes so many bytes, and another. */
    private static void lines(Path file, int bytes) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(TestStores.HEADER.replace("owner_id", "opportunity_name,owner_id"));
            for (int i = 1; i <= 3; i++) {
                String name = i == 2 ? "x".repeat(bytes) : "a short one";
                out.write("O-" + i + "," + name + ",P-1,A-1,PR-1,Proposal,5,2025-01-01,\n");
            }
        }
    }

    private static TestWorkbook deals() {
        return new TestWorkbook().sheet("Deals");
    }

    private static String deal(String key, String others) {
        return "select '" + key + "' as opportunity_id, 'P-1' as owner_id, 'A-1' as account_id, 'PR-1' as product_id,"
                + " 'Closed Won' as stage, date '2025-01-10' as created_date, " + others;
    }

    private static void parquet(Path file, String... selects) {
        try (DuckDb database = DuckDb.inMemory(file.getParent())) {
            database.execute("copy (" + String.join(" union all ", selects) + ") to " + DuckDb.quoted(file)
                    + " (format parquet)");
        }
        file.resolveSibling("spill").toFile().delete();
    }

    private static void fullSheet(Writer out) throws IOException {
        out.write("<worksheet><sheetData>" + row(1, text("Id"), text("Value"), text("Phase")));
        for (int i = 2; i <= 1_048_576; i++) {
            out.write("<row><c><v>" + i + "</v></c><c><v>100</v></c><c t=\"str\"><v>Open</v></c></row>");
        }
        out.write("</sheetData></worksheet>");
    }

    /** A header and 299,999 rows of twelve cells, all the same. */
    private static void sameRows(Writer out) throws IOException {
        String header = TestStores.HEADER.strip() + ",a,b,c,d";
        String record = "O-1,P-1,A-1,PR-1,Proposal,100,2025-01-10,2025-03-31,1,2,3,4";
        out.write("<worksheet><sheetData><row>" + cells(header) + "</row>");
        String row = "<row>" + cells(record) + "</row>";
        for (int i = 2; i <= 300_000; i++) {
            out.write(row);
        }
        out.write("</sheetData></worksheet>");
    }

    private static String cells(String values) {
        return Arrays.stream(values.split(",")).map(TestWorkbook::text).collect(Collectors.joining());
    }

    /** 520 MB of texts, no two of a block the same. */
    private static void texts(Writer out) throws IOException {
        StringBuilder block = new StringBuilder();
        for (int i = 0; block.length() < 1 << 14; i++) {
            block.append("<si><t>customer ").append(i * 7919 % 10_007).append("</t></si>");
        }
        block.setLength(block.lastIndexOf("<si>"));
        out.write("<sst>");
        for (long written = 0; written < 520L << 20; written += block.length()) {
            out.append(block);
        }
        out.write("</sst>");
    }

    /** Writes the text of one part. */
    interface Writing {
        void write(Writer out) throws IOException;
    }

    /** Writes a workbook with one part in place of its own, without ever holding that part. */
    static void part(Path file, TestWorkbook workbook, String part, Writing writing) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook.bytes()));
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(part)) {
                    Writer out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
                    writing.write(out);
                    out.flush();
                } else {
                    in.transferTo(zip);
                }
                zip.closeEntry();
            }
        }
    }
}
