package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class VoiceTest {
    /** The check of definition D10. */
    @Test
    void quantileLoss() {
        assertThat(Voice.loss(0.1, 744.54, 741.84)).isCloseTo(4.86, within(1e-9));
        assertThat(Voice.loss(0.1, 741.84, 744.54)).isCloseTo(0.54, within(1e-9));
        assertThat(new Voice(80, 100, 120).pinball(100)).isCloseTo((2 * 0.1 * 20 + 2 * 0.1 * 20) / 3, within(1e-9));
    }

    @Test
    void aValueHasTheRangeOfItsPastErrorsAndNoneBeforeFour() {
        assertThat(Voice.of(100, List.of(1.0, -2.0, 3.0), 0).hasRange()).isFalse();
        assertThat(Voice.of(100, List.of(1.0, -2.0, 3.0, -10.0), 0)).isEqualTo(new Voice(90, 100, 110));
        assertThat(Voice.of(100, List.of(1.0, -2.0, 3.0, -10.0), 95).p10()).isEqualTo(95);
    }

    @Test
    void aWidenedRangeKeepsItsMiddleAndWhatIsCertain() {
        assertThat(new Voice(80, 100, 130).widened(2, 70)).isEqualTo(new Voice(70, 100, 160));
    }
}
