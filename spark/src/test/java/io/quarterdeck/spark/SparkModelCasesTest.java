package io.quarterdeck.spark;

import io.quarterdeck.engine.Engine;
import io.quarterdeck.engine.ModelCases;
import io.quarterdeck.engine.SqlModel;
import io.quarterdeck.engine.TableHeader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** Runs every model case of the house on Spark: what DuckDB gave is expected of it. */
class SparkModelCasesTest {
    private static final Path ROOT = Path.of(System.getProperty("quarterdeck.root"));

    private static Path transformCases() {
        return ROOT.resolve("transform/src/test/cases");
    }

    @Nested
    class Engines extends ModelCases {
        @Override
        protected Engine open(Path ownScratch) {
            return new SparkEngine(ownScratch);
        }

        @Override
        protected Path cases() {
            return ROOT.resolve("engine/src/test/cases");
        }

        @Override
        protected Map<String, SqlModel> models() {
            return modelsIn(ROOT.resolve("engine/src/test/sql"));
        }

        @Override
        protected Map<String, TableHeader> tables() {
            return tablesIn(ROOT.resolve("engine/src/test/sql"));
        }
    }

    @Nested
    class Transforms extends ModelCases {
        @Override
        protected Engine open(Path ownScratch) {
            return new SparkEngine(ownScratch);
        }

        @Override
        protected Path cases() {
            return transformCases();
        }

        @Override
        protected Map<String, SqlModel> models() {
            return modelsIn(ROOT.resolve("transform/sql"));
        }

        @Override
        protected Map<String, TableHeader> tables() {
            return houseTables(ROOT);
        }
    }
}
