package io.quarterdeck.engine;

import static java.util.Objects.requireNonNull;

/**
 * Something that the user can mend: a file, a header, a setting, a failed check. Its message has four parts: where it
 * is, what was found, what was wanted, and what to do. It is shown without a stack trace.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    /**
     * @param where the file, line and column, or the setting
     * @param found what is there, in a sentence without a full stop
     * @param wanted what should be there
     * @param remedy what the reader can do about it
     */
    public UserError(ExitCode exitCode, String where, String found, String wanted, String remedy) {
        super(requireNonNull(where) + ": " + requireNonNull(found) + "; wanted " + requireNonNull(wanted) + ". "
                + requireNonNull(remedy) + ".");
        this.exitCode = requireNonNull(exitCode);
    }

    public UserError(ExitCode exitCode, String where, String found, String wanted, String remedy, Throwable cause) {
        this(exitCode, where, found, wanted, remedy);
        initCause(cause);
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
