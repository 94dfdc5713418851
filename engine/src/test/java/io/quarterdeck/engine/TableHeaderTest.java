package io.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableHeaderTest {
    @Test
    void readsWhatTheCommentSays() {
        TableHeader header = TableHeader.parse("win_rate", """
                -- purpose:   Share of closed deals
                --            that were won.
                -- label:     Win rate
                -- grain:     record_id
                -- inputs:    fct_opportunities, calendar
                -- columns:
                --   record_id  text   opportunity
                --   numerator  count  1 when won
                select 1
                """);
        assertThat(header.purpose()).isEqualTo("Share of closed deals that were won.");
        assertThat(header.label()).isEqualTo("Win rate");
        assertThat(header.inputs()).containsExactly("fct_opportunities", "calendar");
        assertThat(header.columns())
                .containsExactly(
                        new Column("record_id", Unit.TEXT, "opportunity"),
                        new Column("numerator", Unit.COUNT, "1 when won"));
    }

    @Test
    void aWrongWordIsNamedWithItsLine() {
        assertThatThrownBy(() -> TableHeader.parse("m", "-- purpose: x\n-- grian: y\n"))
                .hasMessage("m line 2: unknown header line \"grian\"");
        assertThatThrownBy(() -> TableHeader.parse("m", "-- purpose: x\n-- grain: a\n-- columns:\n--   a  euro  x\n"))
                .hasMessageStartingWith("m line 4: \"euro\" is not a unit");
        assertThatThrownBy(() -> TableHeader.parse("m", "-- purpose: x\n-- grain: b\n-- columns:\n--   a  text  x\n"))
                .hasMessageContaining("the grain names \"b\"");
        assertThatThrownBy(() -> TableHeader.parse("m", "-- purpose: x\n-- grain: -\n"))
                .hasMessage("m: the header has no line \"columns\"");
        assertThatThrownBy(() -> TableHeader.parse("m", "-- purpose: x\n-- purpose: y\n"))
                .hasMessage("m line 2: header line \"purpose\" twice");
        assertThatThrownBy(() -> TableHeader.parse(
                        "m", "-- purpose: x\n-- published: true\n-- grain: -\n-- columns:\n--   a  text  x\n"))
                .hasMessage("m: published is \"yes\" or left out, not \"true\"");
        assertThatThrownBy(() -> TableHeader.parse(
                        "m", "-- purpose: x\n-- stored: yes\n-- grain: -\n-- columns:\n--   a  text  x\n"))
                .hasMessage("m: stored is \"no\" or left out, not \"yes\"");
    }
}
