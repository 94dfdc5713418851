package io.quarterdeck.engine;

/** A table that is worked out from others: by SQL, or by Java where the work is statistics. */
public sealed interface Model permits SqlModel, JavaModel {
    TableHeader header();

    default String name() {
        return header().name();
    }
}
