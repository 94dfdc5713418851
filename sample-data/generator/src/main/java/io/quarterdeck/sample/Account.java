package io.quarterdeck.sample;

import java.time.LocalDate;

/**
 * A company or institute that buys, or may. {@code appetite} weighs how often it begins to buy; {@code customerBefore}
 * is the day of its first order when that lies before the CRM, else null.
 */
record Account(
        String id,
        String name,
        String shortName,
        String industry,
        Segment segment,
        Team team,
        Town town,
        double appetite,
        LocalDate customerBefore) {

    /** How large a customer is; {@code share} is of companies, {@code size} multiplies what it buys. */
    enum Segment {
        ENTERPRISE("Enterprise", 0.27, 1.4, 2.2),
        MID_MARKET("Mid-Market", 0.46, 0.95, 1.1),
        SMALL_BUSINESS("Small Business", 0.27, 0.6, 0.6),
        PUBLIC_SECTOR("Public Sector", 0.0, 0.95, 0.8);

        final String title;
        final double share;
        final double size;
        final double appetite;

        Segment(String title, double share, double size, double appetite) {
            this.title = title;
            this.share = share;
            this.size = size;
            this.appetite = appetite;
        }
    }

    boolean isLostCustomer() {
        return name.equals(Story.LOST_CUSTOMER_NAME);
    }
}
