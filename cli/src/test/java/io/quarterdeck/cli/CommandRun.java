package io.quarterdeck.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A command as its user sees it.
 *
 * @param printed what it was asked to print
 * @param messages all else that it said
 */
record CommandRun(int exitCode, String printed, String messages) {
    static CommandRun run(String... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int exitCode = Quarterdeck.run(
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                new PrintStream(messages, true, StandardCharsets.UTF_8),
                arguments);
        return new CommandRun(
                exitCode, printed.toString(StandardCharsets.UTF_8), messages.toString(StandardCharsets.UTF_8));
    }
}
