package io.quarterdeck.cli;

import io.quarterdeck.engine.DuckDbEngine;
import io.quarterdeck.engine.Engine;
import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The engines that are here: DuckDB always, others where their module is on the class path. */
final class Engines {
    static final String DUCKDB = "duckdb";

    private Engines() {}

    /** @throws UserError if there is no such engine here */
    static void check(String name) {
        if (!name.equals(DUCKDB)) {
            provider(name);
        }
    }

    /**
     * Opens an engine without tables.
     *
     * @param scratch an existing folder of the run's own
     */
    static Engine open(String name, Path scratch) throws IOException {
        return name.equals(DUCKDB)
                ? new DuckDbEngine(scratch)
                : provider(name).open(Files.createDirectories(scratch.resolve(name)));
    }

    private static Engine.Provider provider(String name) {
        SortedMap<String, Engine.Provider> others = new TreeMap<>();
        ServiceLoader.load(Engine.Provider.class).forEach(provider -> others.put(provider.name(), provider));
        return Optional.ofNullable(others.get(name))
                .orElseThrow(() -> new UserError(
                        ExitCode.USAGE,
                        "--engine",
                        "there is no engine \"" + name + "\" here",
                        others.isEmpty() ? DUCKDB : DUCKDB + " or " + String.join(" or ", others.keySet()),
                        "Name one of these; Spark's is there when the launcher ./quarterdeck is used"));
    }
}
