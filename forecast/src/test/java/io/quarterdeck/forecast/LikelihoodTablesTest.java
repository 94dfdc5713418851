package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Unit;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LikelihoodTablesTest {
    private static final List<Column> PERIODS = List.of(
            new Column("scope_type", Unit.TEXT),
            new Column("scope_id", Unit.TEXT),
            new Column("period_type", Unit.TEXT),
            new Column("period", Unit.TEXT),
            new Column("booked", Unit.MONEY),
            new Column("target", Unit.MONEY));

    private static final List<Column> DEALS = List.of(
            new Column("scope_type", Unit.TEXT),
            new Column("scope_id", Unit.TEXT),
            new Column("period", Unit.TEXT),
            new Column("opportunity_id", Unit.TEXT),
            new Column("amount", Unit.MONEY),
            new Column("chance", Unit.RATIO));

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount).setScale(6);
    }

    private static List<Object> deal(String id, String amount, double chance) {
        return List.of("person", "A", "2025-09", id, money(amount), chance);
    }

    /** The worked example G-4b, through the tables. */
    @Test
    void theLikelihoodOfAPersonsMonth() {
        Rows periods = new Rows(
                PERIODS,
                List.of(
                        List.of("person", "A", "month", "2025-09", money("100"), money("300")),
                        Arrays.asList("person", "B", "month", "2025-09", money("7.5"), null)));
        Rows deals = new Rows(
                DEALS,
                List.of(deal("1", "120", 0.6), deal("2", "80", 0.5), deal("3", "200", 0.3), deal("4", "50", 0.9)));

        Rows likelihood = LikelihoodTables.rows(periods, deals);

        assertThat(likelihood.rows().get(0))
                .containsExactly(
                        "person",
                        "A",
                        "month",
                        "2025-09",
                        money("100"),
                        4L,
                        money("317"),
                        money("150"),
                        money("300"),
                        money("470"),
                        money("300"),
                        0.51,
                        money("0"));
        assertThat(likelihood.value(1, "chance_of_target")).isNull();
        assertThat(likelihood.money(1, "p50")).isEqualTo(money("7.5"));
    }
}
