package io.quarterdeck.engine;

/** How a command ended, as the number that the shell sees. */
public enum ExitCode {
    DONE(0),
    /** Done; some rows are in quarantine, fewer than the threshold. */
    DONE_WITH_QUARANTINE(1),
    /** The command line or a setting cannot be understood. */
    USAGE(2),
    /** A data check failed, or too much is in quarantine. */
    CHECK_FAILED(3),
    /** An input was refused; nothing of it was loaded. */
    INPUT_REFUSED(4),
    OUTPUT_FAILED(5),
    /** The disk, the memory or a lock. */
    ENVIRONMENT(6),
    /** A fault of ours; the stack trace is kept. */
    OUR_BUG(70);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
