package io.quarterdeck.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Font;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ChartTextTest {
    private static final AxisNumber MILLION = new AxisNumber(1_000_000, 1, "m");
    private static final AxisNumber WAN = new AxisNumber(10_000, 0, "万");
    private static final Font FONT = Fonts.regular(13);

    @Test
    void numbersAreDividedRoundedAndFollowedByTheirUnit() {
        assertThat(MILLION.format(41_849_999)).isEqualTo("41.8m");
        assertThat(MILLION.format(1_234_567_890_123.0)).isEqualTo("1,234,567.9m");
        assertThat(WAN.format(41_800_000)).isEqualTo("4,180万");
        assertThat(AxisNumber.PERCENT.format(0.285)).isEqualTo("29%");
        assertThat(MILLION.format(-40_000)).isEqualTo("0.0m");
    }

    @Test
    void changesCarryTheirSignUnlessTheyRoundToZero() {
        assertThat(MILLION.signed(2_300_000)).isEqualTo("+2.3m");
        assertThat(MILLION.signed(-1_900_000)).isEqualTo("−1.9m");
        assertThat(MILLION.signed(30_000)).isEqualTo("0.0m");
        assertThat(MILLION.marked(-1_900_000, false)).isEqualTo("▼ −1.9m");
        assertThat(MILLION.marked(0, true)).isEqualTo("0.0m");
    }

    @Test
    void numbersDoNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(MILLION.format(-1_234_500_000)).isEqualTo("−1,234.5m");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void axisStepsAreRoundInTheUnitAndShowNoMoreDecimalsThanTheyNeed() {
        assertThat(WAN.step(50_000_000, 5)).isEqualTo(10_000_000);
        assertThat(AxisNumber.PERCENT.step(1.24, 5)).isEqualTo(0.25);
        assertThat(MILLION.tick(40_000_000, 10_000_000)).isEqualTo("40m");
        assertThat(MILLION.tick(7_500_000, 2_500_000)).isEqualTo("7.5m");
        assertThat(AxisNumber.PLAIN.tick(0.000002, 0.000001)).isEqualTo("0.000002");
    }

    @Test
    void divisorOfZeroIsRefused() {
        assertThatThrownBy(() -> new AxisNumber(0, 1, "m")).hasMessageContaining("divisor above 0");
    }

    @Test
    void longTextIsCutWithAnEllipsisToItsWidth() {
        String text = "Donaudampfschifffahrtsgesellschaft, 多瑙河轮船公司";
        for (double width = 20; width < 500; width += 7) {
            assertThat(Fonts.width(TextFit.cut(text, FONT, width), FONT)).isLessThanOrEqualTo(width);
        }
        assertThat(TextFit.cut(text, FONT, 500)).isEqualTo(text);
        assertThat(TextFit.cut(text, FONT, 200)).endsWith("…");
    }

    @Test
    void linesBreakAtWordsAndBetweenChineseCharactersButNotBeforeAComma() {
        assertThat(TextFit.wrap("Slipped to a later quarter", FONT, 100, 3))
                .isEqualTo(List.of("Slipped to a", "later quarter"));
        assertThat(TextFit.wrap("方案与报价，商务谈判", FONT, 66, 3)).isEqualTo(List.of("方案与报", "价，商务谈", "判"));
        assertThat(TextFit.wrap("", FONT, 66, 3)).isEmpty();
        assertThat(TextFit.wrap("𠮷𠮷𠮷𠮷", FONT, 14, 9)).allMatch(line -> line.codePointCount(0, line.length()) == 1);
    }
}
