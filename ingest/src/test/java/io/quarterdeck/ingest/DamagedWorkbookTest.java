package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged workbook is refused, or says exactly what the whole one says. */
class DamagedWorkbookTest {
    @TempDir
    Path scratch;

    private static byte[] workbook() {
        List<String> rows = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            rows.add(TestWorkbook.row(
                    i,
                    TestWorkbook.shared(i % 3),
                    TestWorkbook.number(i + ".25"),
                    TestWorkbook.number("4566" + i % 10, 1)));
        }
        return new TestWorkbook()
                .texts("<si><t>one</t></si><si><t>two</t></si><si><t>上海</t></si>")
                .sheet("Deals", rows.toArray(String[]::new))
                .sheet("Other", TestWorkbook.row(1, TestWorkbook.text("x")))
                .bytes();
    }

    /** All that is in it, or that it was refused. */
    private String contents(byte[] bytes) throws IOException {
        Path file = TestStores.write(scratch.resolve("plan.xlsx"), bytes);
        Content content = Content.of(file, "plan.xlsx");
        if (Nature.of(content.first()) != Nature.ZIP) {
            return "refused";
        }
        StringBuilder text = new StringBuilder();
        try {
            if (!Workbook.isPackage(Archive.members(content, file), content)) {
                return "refused";
            }
            Workbook workbook = new Workbook(content, file);
            for (Workbook.Sheet sheet : workbook.sheets()) {
                text.append(sheet.name()).append(sheet.isHidden()).append('\n');
                try (RecordSource records = new SheetRecords(workbook, sheet)) {
                    for (Scanned row = records.next(); row != null; row = records.next()) {
                        text.append(row.line()).append(row.fields()).append('\n');
                    }
                }
            }
        } catch (UserError e) {
            assertThat(e.exitCode()).isEqualTo(ExitCode.INPUT_REFUSED);
            return "refused";
        }
        return text.toString();
    }

    @Test
    void workbookCutOffAnywhereIsRefusedOrTheSame() throws IOException {
        byte[] whole = workbook();
        String expected = contents(whole);
        assertThat(expected).contains("30[one, 30.25, 2025-01-03]").contains("上海");
        for (int length = 0; length < whole.length; length++) {
            assertThat(contents(Arrays.copyOf(whole, length)))
                    .as("first %d bytes", length)
                    .isEqualTo("refused");
        }
    }

    @Test
    void workbookWithAChangedByteIsRefusedOrTheSame() throws IOException {
        byte[] whole = workbook();
        String expected = contents(whole);
        Random random = new Random(20250630);
        int refused = 0;
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            String found = contents(damaged);
            assertThat(found).as("byte %d", at).isIn("refused", expected);
            refused += found.equals("refused") ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(whole.length / 2);
    }
}
