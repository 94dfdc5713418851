package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DealEndsTest {
    private static final DealBand BAND = new DealBand("unknown", 0, "unknown", false, 0);

    private static DealEnds.Group group(long quarter, long steps, String outcome, long deals) {
        return new DealEnds.Group(quarter, BAND, steps, outcome, deals);
    }

    /** Of 400 deals each quarter 100 are won at once and 100 lost; of the 200 left half are won in the next quarter. */
    private static List<DealEnds.Group> history(long quarters) {
        List<DealEnds.Group> groups = new ArrayList<>();
        for (long quarter = 1; quarter <= quarters; quarter++) {
            groups.add(group(quarter, 0, "won", 100));
            groups.add(group(quarter, 0, "lost", 100));
            groups.add(group(quarter, 1, "won", 100));
            groups.add(group(quarter, 1, "lost", 100));
        }
        return groups;
    }

    @Test
    void chancesAddUpOverQuarters() {
        DealEnds ends = DealEnds.of(history(8), 9, 8);
        assertThat(ends.wonIn(BAND, 0)).isCloseTo(0.25, within(0.001));
        assertThat(ends.wonIn(BAND, 1)).isCloseTo(0.25, within(0.001));
        assertThat(ends.won(BAND)).isCloseTo(0.5, within(0.002));
    }

    /** Half as likely in the quarter: of 1,000 deals 125 are won in it, 583 still open, and half of these won in the next. */
    @Test
    void aTeamThatWinsLessInTheQuarterHasMoreDealsLeftForTheNext() {
        double left = 0.875 * (0.5 / 0.75);
        assertThat(DealEnds.of(history(8), 9, 8).won(BAND, 0.125)).isCloseTo(0.125 + left * 0.5, within(0.002));
    }

    @Test
    void dealsThatAreStillOpenCountForTheQuartersThatTheyHave() {
        List<DealEnds.Group> groups = history(8);
        groups.add(group(8, 0, "open", 0));
        // Nothing of the last quarter has come to its second quarter yet: the chance must not fall for that.
        assertThat(DealEnds.of(groups, 9, 8).won(BAND)).isCloseTo(0.5, within(0.002));
    }

    @Test
    void whatEndedAfterTheDateIsNotKnown() {
        List<DealEnds.Group> cut = new ArrayList<>();
        for (DealEnds.Group g : history(8)) {
            if (g.quarter() < 5) {
                boolean isKnown = g.quarter() + g.steps() <= 4;
                cut.add(isKnown ? g : group(g.quarter(), 0, "open", g.deals()));
            }
        }
        assertThat(DealEnds.of(history(8), 5, 4).won(BAND))
                .isEqualTo(DealEnds.of(cut, 5, 4).won(BAND));
    }

    @Test
    void withoutAnEarlierQuarterThereIsNothing() {
        assertThat(DealEnds.of(history(8), 1, 0).isEmpty()).isTrue();
    }
}
