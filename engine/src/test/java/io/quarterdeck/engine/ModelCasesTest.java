package io.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tries the cases themselves, on a model of their own. */
class ModelCasesTest extends ModelCases {
    private static final Path HERE =
            Path.of(System.getProperty("quarterdeck.root")).resolve("engine/src/test");

    @Override
    protected Engine open(Path ownScratch) {
        return new DuckDbEngine(ownScratch);
    }

    @Override
    protected Path cases() {
        return HERE.resolve("cases");
    }

    @Override
    protected Map<String, SqlModel> models() {
        return modelsIn(HERE.resolve("sql"));
    }

    @Override
    protected Map<String, TableHeader> tables() {
        return tablesIn(HERE.resolve("sql"));
    }

    @Test
    void linesComeBackAsTheyWere() {
        List<List<String>> lines = List.of(
                List.of("a", "b", "c"),
                Arrays.asList(null, "", null),
                List.of("x,y", "\"", "one\ntwo"),
                Arrays.asList("北方", "'", null));
        assertThat(CsvText.read(CsvText.write(lines))).isEqualTo(lines);
        assertThat(CsvText.read("a,b\n1,2")).isEqualTo(List.of(List.of("a", "b"), List.of("1", "2")));
        assertThatThrownBy(() -> CsvText.read("a\n\"never closed\n")).hasMessage("a quote is never closed after []");
    }
}
