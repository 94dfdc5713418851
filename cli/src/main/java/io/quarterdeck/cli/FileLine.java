package io.quarterdeck.cli;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;

/**
 * A line of a text file, as a message names it.
 *
 * @param line from 1; 0 for the file as a whole
 */
record FileLine(String file, int line) {
    /** A message about what stands here. */
    UserError refused(String found, String wanted, String remedy) {
        return refused(found, wanted, remedy, null);
    }

    /** @param cause null where there is none */
    UserError refused(String found, String wanted, String remedy, Exception cause) {
        return new UserError(ExitCode.USAGE, line == 0 ? file : file + " line " + line, found, wanted, remedy, cause);
    }
}
