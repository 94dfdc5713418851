package io.quarterdeck.sample;

import java.util.List;

/**
 * A step of the sale. {@code adminPercent} is the probability that the CRM prints for the stage, set once by whoever
 * installed it and never checked since; {@code passProbability} is the true chance of leaving the stage forwards, and
 * {@code medianWorkdays} the time that takes, both for a plain deal. The two closed stages have neither.
 */
enum Stage {
    QUALIFIED("Qualified", 10, 0.72, 10),
    DISCOVERY("Discovery", 25, 0.72, 13),
    PROPOSAL("Proposal", 50, 0.68, 15),
    NEGOTIATION("Negotiation", 70, 0.82, 13),
    VERBAL("Verbal", 90, 0.92, 8),
    CLOSED_WON("Closed Won", 100, 0, 0),
    CLOSED_LOST("Closed Lost", 0, 0, 0);

    static final List<Stage> OPEN = List.of(QUALIFIED, DISCOVERY, PROPOSAL, NEGOTIATION, VERBAL);

    final String title;
    final int adminPercent;
    final double passProbability;
    final double medianWorkdays;

    Stage(String title, int adminPercent, double passProbability, double medianWorkdays) {
        this.title = title;
        this.adminPercent = adminPercent;
        this.passProbability = passProbability;
        this.medianWorkdays = medianWorkdays;
    }

    static Stage titled(String title) {
        for (Stage stage : values()) {
            if (stage.title.equals(title)) {
                return stage;
            }
        }
        throw new IllegalArgumentException("No stage is called " + title);
    }

    boolean isOpen() {
        return this != CLOSED_WON && this != CLOSED_LOST;
    }

    /** From here the customer and the seller have a date in mind, and the end of the quarter pulls on it. */
    boolean isLate() {
        return this == NEGOTIATION || this == VERBAL;
    }

    /** The stage after this one; Closed Won after Verbal. */
    Stage next() {
        return values()[ordinal() + 1];
    }

    /** Working days from the beginning of this stage to a win, for a plain deal that is won. */
    double workdaysToWin() {
        double workdays = 0;
        for (Stage stage : OPEN) {
            if (stage.ordinal() >= ordinal()) {
                // The mean of a lognormal with the spread of DealProcess is about a fifth above its median.
                workdays += 1.2 * stage.medianWorkdays;
            }
        }
        return workdays;
    }
}
