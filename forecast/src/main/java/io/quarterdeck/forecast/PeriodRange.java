package io.quarterdeck.forecast;

/**
 * The range of a period's total, as wide as past ranges turned out to have to be: the one way from a distribution to what a
 * reader sees, for the forecast and for every scenario over it.
 *
 * @param total how likely each total is, if chance were all
 * @param certain booked
 * @param widening how much wider the range is, by the record of past ranges
 */
public record PeriodRange(TotalDistribution total, double certain, double widening) {

    /**
     * How much wider the range of anyone is, by the record of the company's. One that was too wide for the company shows that its
     * deals have less in common than was thought; a part's range is made of single deals, and never narrower than chance alone
     * has it.
     *
     * @param isWhole whether all that the company has is theirs, as of its only team
     */
    public static double widening(boolean isWhole, double ofCompany) {
        return isWhole ? ofCompany : Math.max(1, ofCompany);
    }

    /** One in ten outcomes is lower; never below what is certain. */
    public double p10() {
        return lower(Voice.LOW);
    }

    public double p50() {
        return total.quantile(0.5);
    }

    /** One in ten outcomes is higher. */
    public double p90() {
        double p50 = p50();
        return p50 + widening * (total.quantile(Voice.HIGH) - p50);
    }

    /** The total that is not exceeded with a probability below one half; not below what is certain. */
    public double lower(double probability) {
        double low = total.quantile(probability);
        double p50 = p50();
        return Math.max(Math.min(certain, low), p50 - widening * (p50 - low));
    }

    /** The chance of at least so much: in a range that is wider by a factor every total is that much further off. */
    public double atLeast(double wanted) {
        double p50 = p50();
        return total.atLeast(p50 + (wanted - p50) / widening);
    }
}
