package io.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanFormTest {
    private static final PlanForm FORM = PlanForm.ONE_TO_ONE;

    @Test
    void noTwoCellsAndLabelsOfASheetHaveOnePlace() {
        Set<CellPlace> places = new HashSet<>();
        for (PlanForm.Entry entry : FORM.entries("person")) {
            assertThat(places.add(entry.place())).as(entry.name()).isTrue();
            assertThat(places.add(entry.label())).as(entry.name()).isTrue();
        }
        for (PlanForm.Block block : FORM.sheet("person").blocks().values()) {
            assertThat(places.add(new CellPlace(block.firstRow(), block.keyColumn())))
                    .as(block.name())
                    .isTrue();
        }
        FORM.marks().keySet().forEach(mark -> assertThat(places.add(FORM.mark(mark)))
                .as(mark)
                .isTrue());
    }

    @Test
    void aSealTellsOrderNumberAndTable() {
        PlanForm.Block deals = FORM.sheet("person").block("deals");
        String seal = FORM.seal(deals, List.of("A", "B"));

        assertThat(seal).matches("deals:2:[0-9a-f]{8}").isNotEqualTo(FORM.seal(deals, List.of("B", "A")));
        assertThat(seal).isNotEqualTo(FORM.seal(deals, List.of("A", "C")));
        assertThat(FORM.seal(deals, List.of("A"))).isNotEqualTo(FORM.seal(deals, List.of("A", "")));
    }

    @Test
    void aChoiceIsKnownInEveryLanguage() {
        assertThat(FORM.chosen("reason", "Price or terms")).contains("price");
        assertThat(FORM.chosen("reason", "价格或条款")).contains("price");
        assertThat(FORM.chosen("reason", "bad luck")).isEmpty();
    }

    /** A list in a cell's validation has at most 255 characters. */
    @Test
    void everyListFitsIntoAValidation() {
        FORM.choices().values().forEach(list -> assertThat(String.join(
                        ",", list.stream().map(PlanForm.Choice::english).toList()))
                .hasSizeLessThan(255));
    }

    @Test
    void aPlaceIsWrittenAsItIsRead() {
        for (String address : List.of("A1", "Z9", "AA10", "AZ41", "K22")) {
            assertThat(CellPlace.of(address)).hasToString(address);
        }
        assertThatThrownBy(() -> CellPlace.of("11K")).hasMessageContaining("11K");
    }

    @Test
    void aFaultNamesItsLine() {
        assertThatThrownBy(() -> PlanFormText.parse("f", "form f 1\nsheet s\n  cell a | colour | A1 | B1 | A | 甲\n"))
                .hasMessageContaining("f.form line 3")
                .hasMessageContaining("colour");
        assertThatThrownBy(() -> PlanFormText.parse("f", "form g 1")).hasMessageContaining("called as its file");
    }
}
