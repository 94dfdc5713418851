package io.quarterdeck.sample;

import java.time.LocalDate;

/**
 * A price that was put to a customer in writing. {@code version} counts the quotes of a deal from 1, {@code amount} is
 * in fen, {@code discountPerMille} is off the list price. {@code approver} and {@code approved} are null where a
 * discount needs no approval, {@code approved} also while it is waited for.
 */
record Quote(
        Deal deal,
        int version,
        Person owner,
        LocalDate date,
        LocalDate validUntil,
        long amount,
        int discountPerMille,
        Status status,
        Person approver,
        LocalDate approved) {

    /** Sellers give so much off the list price by themselves; more is for their manager to allow. */
    static final int FREE_DISCOUNT = 120;

    /** What became of a quote. */
    enum Status {
        SENT("Sent"),
        EXPIRED("Expired"),
        REPLACED("Replaced"),
        ACCEPTED("Accepted"),
        REJECTED("Rejected");

        final String title;

        Status(String title) {
            this.title = title;
        }
    }

    String approvalStatus() {
        return approver == null ? "Not Required" : approved == null ? "Pending" : "Approved";
    }

    String id() {
        return deal.opportunity().id().replace("OP-", "QT-") + "-" + version;
    }
}
