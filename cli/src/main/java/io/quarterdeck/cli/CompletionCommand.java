package io.quarterdeck.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code quarterdeck completion}: the script by which a shell completes our commands. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a completion script for bash and zsh.",
            "Use it with: source <(quarterdeck completion), in ~/.bashrc or, after `autoload -U +X bashcompinit &&"
                    + " bashcompinit`, in ~/.zshrc."
        })
final class CompletionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine()
                .getOut()
                .println(AutoComplete.bash("quarterdeck", spec.root().commandLine()));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
