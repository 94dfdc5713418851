package io.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PhraseTest {
    private static final String TEXT = "[Due on {due_date}.][ No step.{missing}] Limit {limit_days}";

    @Test
    void bracketsAreLeftOutWhereAValueIsUnknown() {
        assertThat(fill(TEXT, Map.of("due_date", "1 May", "limit_days", "3"))).isEqualTo("Due on 1 May. Limit 3");
        assertThat(fill(TEXT, Map.of("missing", "", "limit_days", "3"))).isEqualTo("No step. Limit 3");
    }

    @Test
    void anUnknownValueOutsideOfBracketsIsADash() {
        assertThat(fill(TEXT, Map.of())).isEqualTo("Limit –");
    }

    @Test
    void whatAValueHoldsIsNotFilledAgain() {
        assertThat(fill("In {stage}", Map.of("stage", "{stage} [x]"))).isEqualTo("In {stage} [x]");
    }

    @Test
    void itsPlacesAreNamed() {
        assertThat(Phrase.parse(TEXT).places()).containsExactly("due_date", "limit_days", "missing");
        assertThat(Phrase.parse("No place").places()).isEmpty();
    }

    @Test
    void aBraceOrBracketWithoutItsPartnerIsNamed() {
        assertThatThrownBy(() -> Phrase.parse("a [b")).hasMessage("\"a [b\" has a bracket without its partner");
        assertThatThrownBy(() -> Phrase.parse("a {b")).hasMessageContaining("a place that is not like {push_count}");
        assertThatThrownBy(() -> Phrase.parse("{Two words}")).hasMessageContaining("a place that is not like");
    }

    private static String fill(String text, Map<String, String> values) {
        return Phrase.parse(text).fill(name -> Optional.ofNullable(values.get(name)));
    }
}
