package io.quarterdeck.sample;

import java.time.LocalDate;

/** The events that are planted, and not drawn: what a good review of this company would find. */
final class Story {
    /** Maria Delgado, US East: the best seller, and in 2024 the one with the largest deal the company ever won. */
    static final String STAR = "E027";

    static final LocalDate STAR_DEAL_BEGINS = LocalDate.of(2024, 1, 16);
    static final double STAR_DEAL_VALUE = 5_860_000;
    static final String STAR_DEAL_NAME = "inline NIR, all 9 plants (\"Project Lantern\")";

    /** A hire of US West that did not work out. */
    static final String STRUGGLER = "E049";

    /** The key customer of DACH. It buys every few weeks, until a competitor gets the framework contract. */
    static final String LOST_CUSTOMER_NAME = "Rheinhafen Pharma AG";

    static final LocalDate LOST_CUSTOMER_LEAVES = LocalDate.of(2025, 1, 27);
    static final double LOST_CUSTOMER_DEALS_PER_WORKDAY = 0.085;
    static final double LOST_CUSTOMER_WIN_EFFECT = 0.6;
    static final double LOST_CUSTOMER_SIZE = 2.0;

    /** How likely the key customer says it is to recommend Harbourline: content for years, then less every half-year. */
    static double lostCustomersMark(LocalDate day) {
        return day.isBefore(LocalDate.of(2023, 6, 1)) ? 9 : day.getYear() == 2023 ? 7 : day.getMonthValue() < 6 ? 5 : 3;
    }

    private Story() {}
}
