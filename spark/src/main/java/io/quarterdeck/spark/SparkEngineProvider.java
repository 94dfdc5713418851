package io.quarterdeck.spark;

import io.quarterdeck.engine.Engine;
import java.nio.file.Path;

/** Offers Spark to whoever looks for engines at run time. */
public final class SparkEngineProvider implements Engine.Provider {
    @Override
    public String name() {
        return SparkEngine.NAME;
    }

    @Override
    public Engine open(Path scratch) {
        return new SparkEngine(scratch);
    }
}
