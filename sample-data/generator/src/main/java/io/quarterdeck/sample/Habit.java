package io.quarterdeck.sample;

/**
 * How a team writes down what it knows. The deals themselves are worked alike; what the CRM shows of them differs.
 *
 * <p>{@code amountBias} and {@code dateBias} multiply the recorded amount and the planned time to close;
 * {@code aheadShare} and {@code behindShare} are the shares of stage moves recorded one stage too far or one too few;
 * {@code winEffect} is added to the log odds of passing each stage; {@code confidence} is added to the stage number when
 * a forecast category is chosen.
 */
enum Habit {
    PLAIN(1.0, 1.0, 0.0, 0.0, 0.0, 0.0),
    SANDBAGGING(0.74, 1.5, 0.0, 0.5, 0.04, -0.8),
    HOPEFUL(1.3, 0.6, 0.5, 0.0, -0.10, 0.8);

    final double amountBias;
    final double dateBias;
    final double aheadShare;
    final double behindShare;
    final double winEffect;
    final double confidence;

    Habit(
            double amountBias,
            double dateBias,
            double aheadShare,
            double behindShare,
            double winEffect,
            double confidence) {
        this.amountBias = amountBias;
        this.dateBias = dateBias;
        this.aheadShare = aheadShare;
        this.behindShare = behindShare;
        this.winEffect = winEffect;
        this.confidence = confidence;
    }
}
