package io.quarterdeck.sample;

import java.time.LocalDate;

/** Someone of the sales force; {@code left} is the last day of employment, null while employed. */
record Person(String id, String name, String login, String title, LocalDate hired, LocalDate left) {

    static final String SENIOR = "Senior Account Manager";
    static final String PLAIN = "Account Manager";
    static final String JUNIOR = "Associate Account Manager";
    static final String MANAGER = "Sales Manager";
    static final String HEAD = "Regional Head of Sales";

    /** What of a full quota the title is asked for. */
    double quotaShare() {
        return switch (title) {
            case SENIOR -> 1.2;
            case JUNIOR -> 0.85;
            default -> 1.0;
        };
    }
}
