package io.quarterdeck.engine;

import static java.util.Objects.requireNonNull;

/**
 * What is wrong with the file of a model, in the parts of a message to whoever wrote it. In a file of ours it is a fault
 * of ours; in a user's own it becomes a {@link UserError}.
 */
public final class ModelFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String found;
    private final String wanted;
    private final String remedy;

    /**
     * @param model the model's name
     * @param line of its file, counted from 1; 0 where it is no one line
     * @param found what is there, in words without a full stop
     * @param wanted what should be there
     * @param remedy what its author can do about it
     */
    public ModelFault(String model, int line, String found, String wanted, String remedy) {
        super(model + (line > 0 ? " line " + line : "") + ": " + requireNonNull(found));
        this.line = line;
        this.found = found;
        this.wanted = requireNonNull(wanted);
        this.remedy = requireNonNull(remedy);
    }

    /** The same for the user who wrote the file. @param file its place in the user's folder */
    public UserError in(String file) {
        return new UserError(ExitCode.USAGE, file + (line > 0 ? " line " + line : ""), found, wanted, remedy, this);
    }
}
