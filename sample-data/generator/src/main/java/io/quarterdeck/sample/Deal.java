package io.quarterdeck.sample;

import java.time.LocalDate;

/**
 * A sale as it really is, of which the {@link Opportunity} is what the CRM shows: the stage it has truly reached, whether
 * it will pass it, the work left until that shows, and what it is worth in the end.
 */
final class Deal {
    final Account account;
    final Product product;
    final LeadSource source;
    final String name;
    final Chance chance;
    final boolean isStarDeal;

    /** What the customer will pay in the end, in fen. */
    private long value;

    private Stage stage = Stage.QUALIFIED;
    private boolean passes;
    private double workLeft;
    private int pushes;
    private String lossReason = "";
    private Opportunity opportunity;

    Deal(Account account, Product product, LeadSource source, String name, long value, Chance chance) {
        this.account = account;
        this.product = product;
        this.source = source;
        this.name = name;
        this.value = value;
        this.chance = chance;
        this.isStarDeal = name.endsWith(Story.STAR_DEAL_NAME);
    }

    /** Reaches a stage, with its outcome and the days of work until that shows. */
    void reach(Stage next, boolean willPass, double work) {
        stage = next;
        passes = willPass;
        workLeft = work;
    }

    /** Turns into a deal that will be lost in its present stage, after so many days of work. */
    void doom(double work, String reason) {
        passes = false;
        workLeft = Math.min(work, workLeft);
        lossReason = reason;
    }

    /** Does some work; true when the stage is thereby over. */
    boolean work(double days) {
        workLeft -= days;
        return workLeft <= 0;
    }

    void closeAs(Stage closed, String reason) {
        stage = closed;
        lossReason = reason;
    }

    /** The customer signs what was quoted. */
    void settleFor(long amount) {
        value = amount;
    }

    void push(LocalDate plan, LocalDate day) {
        if (plan.isAfter(opportunity.closeDate())) {
            pushes++;
        }
        opportunity.plan(plan, day);
    }

    /** Shows it in the CRM, or shows it anew. */
    void show(Opportunity record) {
        opportunity = record;
    }

    Opportunity opportunity() {
        return opportunity;
    }

    Stage stage() {
        return stage;
    }

    boolean isOpen() {
        return stage.isOpen();
    }

    boolean passes() {
        return passes;
    }

    long value() {
        return value;
    }

    /** How often the planned close date was moved to a later day. */
    int pushes() {
        return pushes;
    }

    /** Why it was lost, or will be; empty until that is known. */
    String lossReason() {
        return lossReason;
    }
}
