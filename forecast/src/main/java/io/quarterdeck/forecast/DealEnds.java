package io.quarterdeck.forecast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How deals ended that were open at one point of earlier quarters, and from it the chances of those open at that point now:
 * landmarking, van Houwelingen (2007), Scand. J. Stat. 34:70, with a quarter as the step of time.
 *
 * <p>In each quarter after the point a deal that is still open is won, lost or neither, so its chance to be won in the end is
 * the sum over quarters of the share still open before × the share of these won in it: Aalen and Johansen (1978), Scand. J.
 * Stat. 5:141, in discrete time. A deal that is open today counts for the quarters that it has. Each share is drawn to
 * that of wider circles ({@link ShrunkenShares}).
 */
final class DealEnds {
    /** Beyond this nothing is told; what is open then counts as not won. */
    private static final int MOST_STEPS = 12;

    /** A share of fewer deals than this says nothing, not even with those around it. */
    private static final int FEWEST_DEALS = 20;

    /**
     * Deals alike of one earlier quarter.
     *
     * @param quarter its number
     * @param steps quarters to their end; of no meaning where they are open
     * @param outcome won, lost or open
     */
    record Group(long quarter, DealBand band, long steps, String outcome, long deals) {}

    private final List<ShrunkenShares> won = new ArrayList<>();
    private final List<ShrunkenShares> lost = new ArrayList<>();

    private DealEnds() {}

    /**
     * @param groups of quarters before {@code quarter}; later ones are not looked at
     * @param quarter the quarter in which chances are asked for
     * @param lastOver the last quarter that is over then
     */
    static DealEnds of(List<Group> groups, long quarter, long lastOver) {
        DealEnds ends = new DealEnds();
        for (int step = 0; step < MOST_STEPS; step++) {
            Map<DealBand, ShrunkenShares.Count> wins = new LinkedHashMap<>();
            Map<DealBand, ShrunkenShares.Count> losses = new LinkedHashMap<>();
            long atRisk = 0;
            for (Group group : groups) {
                boolean isEnded = !group.outcome().equals("open") && group.quarter() + group.steps() <= lastOver;
                if (group.quarter() >= quarter
                        || group.quarter() + step > lastOver
                        || (isEnded && group.steps() < step)) {
                    continue;
                }
                boolean isNow = isEnded && group.steps() == step;
                long wonNow = isNow && group.outcome().equals("won") ? group.deals() : 0;
                long lostNow = isNow && group.outcome().equals("lost") ? group.deals() : 0;
                wins.merge(
                        group.band(),
                        new ShrunkenShares.Count(group.deals(), wonNow),
                        (a, b) -> a.plus(b.deals(), b.hits()));
                losses.merge(
                        group.band(),
                        new ShrunkenShares.Count(group.deals(), lostNow),
                        (a, b) -> a.plus(b.deals(), b.hits()));
                atRisk += group.deals();
            }
            if (atRisk == 0 || (step > 0 && atRisk < FEWEST_DEALS)) {
                break;
            }
            ends.won.add(ShrunkenShares.of(wins));
            ends.lost.add(ShrunkenShares.of(losses));
        }
        return ends;
    }

    /** Whether there was an earlier quarter to learn from. */
    boolean isEmpty() {
        return won.isEmpty();
    }

    /** The chance to be won in the quarter that is so many after that of the point. NaN where nothing tells. */
    double wonIn(DealBand band, int step) {
        double open = 1;
        for (int s = 0; s < won.size(); s++) {
            double share = won.get(s).at(band);
            if (s == step) {
                return open * share;
            }
            open *= stillOpen(band, s);
        }
        return Double.NaN;
    }

    /** The chance to be won at all. */
    double won(DealBand band) {
        return won(band, won.get(0).at(band));
    }

    /**
     * The chance to be won at all of a deal of which more is known than its band.
     *
     * @param first its chance to be won in the quarter of the point; of the rest, as many are lost as of its band
     */
    double won(DealBand band, double first) {
        double share = won.get(0).at(band);
        double open = share >= 1 ? 0 : (1 - first) / (1 - share) * stillOpen(band, 0);
        double sum = first;
        for (int s = 1; s < won.size(); s++) {
            sum += open * won.get(s).at(band);
            open *= stillOpen(band, s);
        }
        return sum;
    }

    private double stillOpen(DealBand band, int step) {
        return Math.max(0, 1 - won.get(step).at(band) - lost.get(step).at(band));
    }

    /** How many deals of a circle around a band there were, and how many of them were won by the end of the quarter. */
    ShrunkenShares.Count count(DealBand band, int depth) {
        return won.get(0).count(band, depth);
    }
}
