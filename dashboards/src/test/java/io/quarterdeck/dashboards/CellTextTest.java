package io.quarterdeck.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Unit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Texts and numbers as cells and sentences hold them. */
class CellTextTest {
    private static final Labels ENGLISH = Labels.of("en");
    private static final Labels CHINESE = Labels.of("zh");

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        for (String raw : List.of("=1+1", "+x", "-x", "@x", "_x000D_", "a_x0041_b", "李雪梅 😀", "a\tb\nc", " x ")) {
            SafeText safe = new SafeText();
            assertThat(readBack(safe.of(raw))).isEqualTo(raw);
            assertThat(safe.altered()).isZero();
        }
    }

    @Test
    void whatCannotBeWrittenIsShownAndCounted() throws IOException {
        SafeText safe = new SafeText();
        assertThat(readBack(safe.of("a\u0001b\rc\u007f"))).isEqualTo("a␁b␍c␡");
        assertThat(readBack(safe.of("x\uFFFEy\uD800z"))).isEqualTo("x\uFFFDy\uFFFDz");
        assertThat(readBack(safe.of("Acme \u202Efdp.\u2066exe"))).isEqualTo("Acme fdp.exe");
        assertThat(safe.of("长".repeat(40_000))).hasSize(SafeText.LONGEST).endsWith("[…]");
        assertThat(safe.altered()).isEqualTo(4);
    }

    @Test
    void anyTextSurvivesOrIsCounted() throws IOException {
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            StringBuilder raw = new StringBuilder();
            for (int k = 0; k < 20; k++) {
                raw.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : random.nextInt(0x80)));
            }
            SafeText safe = new SafeText();
            String written = safe.of(raw.toString());
            String read = readBack(written);
            assertThat(read.equals(raw.toString())).as(raw.toString()).isEqualTo(safe.altered() == 0);
        }
    }

    @Test
    void amountsHaveAtMostFourDigitsBeforeTheReader() {
        assertThat(MoneyUnit.of(44e6, "CNY", ENGLISH).text(44e6)).isEqualTo("CNY 44.0 m");
        assertThat(MoneyUnit.of(1.5e6, "USD", ENGLISH).heading()).isEqualTo("USD m");
        assertThat(MoneyUnit.of(250_000, "USD", ENGLISH).text(-2_500)).isEqualTo("USD −2.5 k");
        assertThat(MoneyUnit.of(120, "", ENGLISH).text(120)).isEqualTo("120");
        assertThat(MoneyUnit.of(44e6, "CNY", CHINESE).text(41.8e6)).isEqualTo("4,180万元");
        assertThat(MoneyUnit.of(2.35e8, "CNY", CHINESE).heading()).isEqualTo("亿元");
    }

    @Test
    void numbersInTextAreRoundedAsInCells() {
        assertThat(NumberText.decimal(41.05, 1)).isEqualTo("41.1");
        assertThat(NumberText.decimal(-1234.5, 0)).isEqualTo("−1,235");
        assertThat(NumberText.signed(0.04, 1)).isEqualTo("0.0");
        assertThat(NumberText.signed(2.25, 1)).isEqualTo("+2.3");
        assertThat(new NumberText(ENGLISH).period("2025-Q3")).isEqualTo("Q3 2025");
        assertThat(new NumberText(CHINESE).period("2025-08")).isEqualTo("2025年8月");
        assertThat(new NumberText(ENGLISH, false).period("2025-13")).isEqualTo("2025-13");
        assertThat(new NumberText(ENGLISH).period("2011-05-31/2011-08-31")).isEqualTo("2011-05-31/2011-08-31");
    }

    @Test
    void chineseCountsDouble() {
        assertThat(TextWidth.of("赢单率")).isEqualTo(6);
        assertThat(TextWidth.lines("赢单率赢单率", 7)).isEqualTo(2);
    }

    @Test
    void unknownsComeLastWhicheverTheDirection() {
        Rows rows = new Rows(
                List.of(new Column("n", Unit.COUNT)), List.of(Arrays.asList((Object) null), List.of(1L), List.of(2L)));
        assertThat(RowOrder.sorted(rows, "n desc").rows())
                .containsExactly(List.of(2L), List.of(1L), Arrays.asList((Object) null));
        assertThat(RowOrder.sorted(rows, "n").rows())
                .containsExactly(List.of(1L), List.of(2L), Arrays.asList((Object) null));
    }

    private static String readBack(String written) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            book.createSheet().createRow(0).createCell(0).setCellValue(written);
            book.write(bytes);
        }
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
            return book.getSheetAt(0).getRow(0).getCell(0).getStringCellValue();
        }
    }
}
