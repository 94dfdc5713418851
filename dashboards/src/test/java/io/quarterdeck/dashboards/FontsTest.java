package io.quarterdeck.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class FontsTest {
    /** What the names and labels of a pack are made of. */
    private static final String TEXT = "三季度预计签约 4,180 万元，距目标差 220 万元（“华东”、①组）；喆堃犇珺祎赟翀 《北方重工》"
            + "Łukasz Wójcik, Zoë Müller-Lüdenscheidt, Jiří Dvořák, Şebnem Yıldız, Ñíguez, Œuvre, Ångström, Đặng, Αθήνα, Москва"
            + "▲▼→←≤≥≠×÷±−–—…·•°§€£¥%“”‘’✓●○■";

    @Test
    void namesOfCustomersAndPeopleCanBeDrawn() {
        assertThat(Fonts.undrawable(TEXT)).isEmpty();
    }

    @Test
    void undrawableCharactersAreNamedOnceInOrder() {
        assertThat(Fonts.undrawable("轷先生 🂡, 轷小姐\n\t")).isEqualTo("轷🂡");
    }

    /** GB 2312 is what Chinese systems of any age can write. */
    @Test
    void almostAllOfGb2312CanBeDrawn() {
        StringBuilder all = new StringBuilder();
        for (int row = 0xB0; row <= 0xF7; row++) {
            for (int cell = 0xA1; cell <= 0xFE; cell++) {
                all.append(new String(new byte[] {(byte) row, (byte) cell}, Charset.forName("GB2312")));
            }
        }
        assertThat(Fonts.undrawable(all.toString().replace("\uFFFD", ""))).hasSize(33);
    }

    @Test
    void boldHasTheCharactersOfRegular() {
        for (int c = 0; c < 0x30000; c++) {
            assertThat(Fonts.bold(12).canDisplay(c))
                    .as(Integer.toHexString(c))
                    .isEqualTo(Fonts.regular(12).canDisplay(c));
        }
    }

    @Test
    void glyphsOfJoinedSlicesKeepTheirWidths() {
        assertThat(Fonts.width("中文", Fonts.regular(100))).isCloseTo(200, within(0.01));
        assertThat(Fonts.width("0", Fonts.regular(1000))).isCloseTo(572, within(0.01));
        assertThat(Fonts.width("▲", Fonts.regular(100))).isCloseTo(100, within(0.01));
        assertThat(Fonts.width("W", Fonts.bold(100))).isGreaterThan(Fonts.width("W", Fonts.regular(100)));
    }

    @Test
    void glyphIsDrawnWhereItsSliceHasIt() {
        // 一 is one horizontal stroke: wide and low.
        var stroke = Fonts.regular(100)
                .createGlyphVector(Fonts.MEASURE, "一")
                .getOutline()
                .getBounds2D();
        assertThat(stroke.getWidth()).isGreaterThan(80);
        assertThat(stroke.getHeight()).isLessThan(20);
    }

    @Test
    void woffTablesAreThoseOfTheFont() throws Exception {
        try (InputStream in = Fonts.class.getResourceAsStream("fonts/regular.zip");
                ZipInputStream zip = new ZipInputStream(in)) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("noto-sans-latin-400-normal.woff");
            byte[] woff = zip.readAllBytes();
            Map<String, ByteBuffer> tables = FontFile.tables(woff);
            assertThat(tables).containsKeys("cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name");
            assertThat(tables.get("head").getInt(12)).isEqualTo(0x5F0F3CF5);
            SortedMap<Integer, Integer> characters = FontFile.characters(tables.get("cmap"));
            assertThat(characters).containsKeys((int) 'A', (int) 'é', (int) '…').doesNotContainKey((int) '中');
            woff[woff.length / 2] ^= 0x55;
            assertThatThrownBy(() -> FontFile.tables(woff)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> FontFile.tables(new byte[60])).hasMessageContaining("not a WOFF 1 file");
    }
}
