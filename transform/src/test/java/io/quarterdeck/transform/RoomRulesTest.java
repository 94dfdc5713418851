package io.quarterdeck.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarterdeck.engine.House;
import io.quarterdeck.engine.SqlModel;
import io.quarterdeck.engine.UserError;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RoomRulesTest {
    private static final String METRIC = """
            -- purpose:   Deals that were won.
            -- label:     Won deals
            -- unit:      count
            -- over_time: sum
            -- grain:     as_of_date, record_id
            -- inputs:    fct_opportunities
            -- columns:
            --   as_of_date   date   the date asked about
            --   record_id    text   opportunity
            --   event_date   date   close date
            --   owner_id     text   who is credited
            --   product_id   text   product
            --   account_id   text   customer
            --   numerator    count  1
            --   denominator  count  none: a sum
            select 1 as x from fct_opportunities
            """;

    private static final String CHECK = """
            -- purpose:  Every deal has a name.
            -- label:    Deals have names
            -- severity: warn
            -- grain:    subject
            -- inputs:   fct_opportunities
            -- columns:
            --   subject  text  the deal
            --   detail   text  what it has in place of a name
            select 1 as x from fct_opportunities
            """;

    private static final String FLAG = """
            -- purpose:   The deal is large.
            -- label:     Large
            -- evidence:  Worth {exposure}, above {limit_amount}
            -- severity:  Always high
            -- next_step: Look at it
            -- needs:     opportunities.amount
            -- grain:     as_of_date, opportunity_id
            -- inputs:    flag_deals
            -- columns:
            --   as_of_date      date   the date asked about
            --   opportunity_id  text   open opportunity
            --   severity        text   high
            --   exposure        money  its planned amount
            --   limit_amount    money  the limit
            select 1 as x from flag_deals
            """;

    @Test
    void oursAreAsAUsersMustBe() {
        assertThat(Transform.metrics()).isNotEmpty().allSatisfy(RoomRules::holdMetric);
        assertThat(Transform.checks()).isNotEmpty().allSatisfy(RoomRules::holdCheck);
        assertThat(Transform.flags()).isNotEmpty().allSatisfy(RoomRules::holdFlag);
    }

    @Test
    void aUsersStandAfterOurs() {
        House house = house(Map.of("metrics/won_deals.sql", METRIC, "checks/deals_have_names.sql", CHECK));
        assertThat(Transform.metrics(house))
                .extracting(SqlModel::name)
                .hasSize(Transform.metrics().size() + 1)
                .last()
                .isEqualTo("won_deals");
        assertThat(Transform.checks(house))
                .filteredOn(check -> check.header().origin().isPresent())
                .extracting(check -> check.header().origin().orElseThrow())
                .containsExactly("checks/deals_have_names.sql");
        assertThat(Transform.models(house))
                .filteredOn(
                        model -> model.name().equals("metrics") || model.name().equals("people_add_up"))
                .hasSize(2)
                .allSatisfy(model -> assertThat(model.header().inputs()).contains("won_deals"));
    }

    @Test
    void whatAMetricLacksIsSaidWithItsLine() {
        refused(METRIC.replace("-- label:     Won deals\n", ""), "metrics/mine.sql: the header has no line \"label\"");
        refused(
                METRIC.replace("sum\n-- grain", "summ\n-- grain"),
                "line 4: over_time is \"summ\"",
                "Did you mean \"sum\"?");
        refused(METRIC.replace("unit:      count", "unit:      deals"), "line 3: unit is \"deals\"");
        refused(METRIC.replace("owner_id  ", "owner_key "), "line 7: there is no column \"owner_id\"");
        refused(METRIC.replace("numerator    count", "numerator    number"), "line 14: column numerator is a number");
        refused(
                METRIC.replace("as_of_date, record_id", "record_id"),
                "line 5: the grain of a metric has no as_of_date");
        refused(METRIC.replace("-- label:", "-- lable:"), "line 2: unknown header line \"lable\"", "\"label\"?");
        refused(METRIC.replace("count  1\n", "cuont  1\n"), "line 14: \"cuont\" is not a unit", "\"count\"?");
        refused(
                METRIC.replace("inputs:    fct", "inputs:    people, fct"),
                "line 6: the header lists the input \"people\"");
    }

    @Test
    void whatAFlagLacksIsSaidWithItsLine() {
        refusedFlag(
                FLAG.replace("{limit_amount}", "{limit}"), "line 3: the evidence names {limit}", "\"limit_amount\"?");
        refusedFlag(FLAG.replace("{limit_amount}", "{limit_amount"), "line 3: ", "has a place that is not like");
        refusedFlag(FLAG.replace("-- next_step: Look at it\n", ""), "the header has no line \"next_step\"");
        refusedFlag(FLAG.replace("as_of_date, opp", "opp"), "line 7: the grain of a flag is [opportunity_id]");
        refusedFlag(
                FLAG.replace("exposure        money", "exposure        number"), "column 4 of a flag is not exposure");
        refusedFlag(FLAG.replace("opportunities.amount", "x.y) from z --"), "line 6: needs is \"x.y) from z --\"");
        House house = house(Map.of("risks/large.sql", FLAG));
        assertThat(Transform.models(house))
                .filteredOn(model ->
                        model.name().equals("raised_flags") || model.name().equals("past_flags"))
                .hasSize(2)
                .allSatisfy(model -> assertThat(model.header().inputs()).contains("large"));
    }

    private static void refusedFlag(String text, String... parts) {
        House house = house(Map.of("risks/mine.sql", text));
        assertThatThrownBy(() -> Transform.flags(house))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void whatADataRuleLacksIsSaidWithItsLine() {
        House house = house(Map.of("checks/mine.sql", CHECK.replace("warn", "warning")));
        assertThatThrownBy(() -> Transform.checks(house))
                .isInstanceOf(UserError.class)
                .hasMessage("checks/mine.sql line 3: severity is \"warning\"; wanted one of fail, warn."
                        + " Did you mean \"warn\"? Correct it.");
    }

    private static void refused(String text, String... parts) {
        House house = house(Map.of("metrics/mine.sql", text));
        assertThatThrownBy(() -> Transform.metrics(house))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(parts);
    }

    private static House house(Map<String, String> texts) {
        return new House(Optional.empty(), new TreeMap<>(texts));
    }
}
