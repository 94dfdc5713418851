package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StageDefinitionsTest {
    private final StageDefinitions definitions = new StageDefinitions();

    @Test
    void flagsComeBeforeWords() {
        definitions.add("crm", "17", "Closed Won (to check)", false, false);
        assertThat(definitions.of("crm")).isEqualTo(Map.of("17", "open", "closed won (to check)", "open"));
    }

    @Test
    void withoutFlagsTheNameSaysIt() {
        definitions.add("crm", "17", "Gewonnen", null, null);
        assertThat(definitions.of("crm")).containsEntry("17", "won");
    }

    @Test
    void aNameThatMeansTwoThingsSaysNothing() {
        definitions.add("crm", "17", "Done", true, true);
        definitions.add("crm", "18", "Done", true, false);
        assertThat(definitions.of("crm")).isEqualTo(Map.of("17", "won", "18", "lost"));
    }

    @Test
    void oneSystemSaysNothingOfAnother() {
        definitions.add("crm", "17", "Done", true, true);
        assertThat(definitions.of("other")).isEmpty();
    }
}
