package io.quarterdeck.ingest;

/** A text that is not what its column wants. It is data, expected and often, so it carries no stack trace. */
final class BadValue extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    BadValue(Reason reason, String wanted) {
        super(wanted, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** As in "a date like 31/12/2025". */
    String wanted() {
        return getMessage();
    }
}
