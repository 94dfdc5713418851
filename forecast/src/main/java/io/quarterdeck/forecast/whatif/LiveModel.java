package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.Scope;
import java.util.List;

/**
 * The driver model as a workbook works it out: sums by team, product and month that are given, inputs that a reader changes, and
 * nothing else. With the scenario's own inputs its formulas come to the scenario's results.
 *
 * <p>Let m be a month to come, i one not after it, g the share of wins that come m − i months after a deal's creation at today's
 * cycle with F their running sum, and s the cycle as a multiple of today's:
 *
 * <ul>
 *   <li>g' is the difference of F'(k) = 1 − (1 − F(k))^(1/s); φ(m) = Σ ahead(i) g(m − i), φ' likewise;
 *   <li>an input that is c times its base from month f on is 1 + (c − 1) [m ≥ f]; one of deals created is
 *       1 + (c − 1) Σ_{i ≥ f} ahead(i) g'(m − i) / φ'(m);
 *   <li>open deals of a cell: (open + (r − 1) lacking / (1 − w)) × size × price × season × timing, with r the product of the
 *       company's, team's and product's win rates and w {@link #winRate};
 *   <li>business not open yet: (fresh × created × φ'/φ × staying + hired + joining × mix) × r × size × price × season.
 * </ul>
 *
 * @param timeline the months; those of the model are from {@link #first} on
 * @param teams ids in order; the last is empty, for who has none
 * @param products ids in order; the last is empty, for all others
 * @param cells sums after the changes that have no input
 * @param winRate of the company
 * @param reached F by months: the share of wins that come within so many months
 * @param openBefore share of what open deals bring that comes before the month's quarter, by month of the model
 * @param openWithin share that comes within it
 * @param steady what the company books in a month if it goes on as in the last four quarters
 * @param perSeller by team, the share of it that one seller brings
 * @param base what is expected of a month without any change, booked included, by scope: company, then teams as in {@code teams}
 * @param unchanged what the cells come to without any change, likewise
 * @param inputs in the order in which they are shown
 * @param rampBase share of full output in the first months, the last for good
 * @param ramp the scenario's
 */
record LiveModel(
        Timeline timeline,
        int first,
        List<String> teams,
        List<String> products,
        List<Cell> cells,
        double winRate,
        double[] reached,
        double[] openBefore,
        double[] openWithin,
        double[] steady,
        double[] perSeller,
        double[][] base,
        double[][] unchanged,
        List<Input> inputs,
        double[] rampBase,
        double[] ramp) {

    /**
     * What a team brings of a product, by month of the model.
     *
     * @param driverTeam place of the team whose drivers it follows
     * @param team place of the team that is credited; the same unless people or customers move
     * @param product place of the product
     * @param open expected of open deals
     * @param lacking open × (1 − chance): by how much more it grows with the win rate
     * @param fresh of business not open yet, by those who are there
     * @param hired of people who join and have no input
     * @param mix share of the product in what the team sells, times what changes without an input make of it
     */
    record Cell(
            int driverTeam,
            int team,
            int product,
            double[] open,
            double[] lacking,
            double[] fresh,
            double[] hired,
            double[] mix) {}

    /**
     * A driver that a reader can set.
     *
     * @param month label of the month whose season or workdays it is; empty for the others
     * @param value the scenario's; the base's where it is unchanged
     * @param from label of the month from which it holds; empty for at once
     * @param source as in {@code drivers}
     * @param lower of its plausible range; NaN without one
     */
    record Input(
            Driver driver,
            Scope scope,
            String month,
            double base,
            double value,
            String from,
            String source,
            double lower,
            double upper) {}

    LiveModel {
        teams = List.copyOf(teams);
        products = List.copyOf(products);
        cells = List.copyOf(cells);
        inputs = List.copyOf(inputs);
    }

    /** How many months it has. */
    int months() {
        return timeline.size() - first;
    }

    Timeline.Month month(int place) {
        return timeline.month(first + place);
    }

    static LiveModel of(Results results, Scenario scenario) {
        return new LiveSums(results, scenario).model();
    }
}
