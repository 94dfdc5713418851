package io.quarterdeck.engine;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.function.Function;

/**
 * A table that Java works out: statistics, which SQL does not imitate. It carries the same header as a SQL model and is
 * held to it in the same way.
 *
 * @param body from the declared inputs, each in the order of its grain, to the rows of this table
 */
public record JavaModel(TableHeader header, Function<Map<String, Rows>, Rows> body) implements Model {
    public JavaModel {
        requireNonNull(header, "header is null");
        requireNonNull(body, "body is null");
    }
}
