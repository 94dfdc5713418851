package io.quarterdeck.transform;

import io.quarterdeck.engine.DuckDbEngine;
import io.quarterdeck.engine.Engine;
import io.quarterdeck.engine.ModelCases;
import io.quarterdeck.engine.SqlModel;
import io.quarterdeck.engine.TableHeader;
import java.nio.file.Path;
import java.util.Map;

/** Runs every case of the SQL models on DuckDB; the spark module runs the same folders. */
class TransformCasesTest extends ModelCases {
    private static final Path ROOT = Path.of(System.getProperty("quarterdeck.root"));

    @Override
    protected Engine open(Path ownScratch) {
        return new DuckDbEngine(ownScratch);
    }

    @Override
    protected Path cases() {
        return ROOT.resolve("transform/src/test/cases");
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
