package io.quarterdeck.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresetsTest {
    private static final String GOOD = """
            dates: [yyyy-MM-dd]
            stages: {Open: open}
            layouts:
              deals:
                table: opportunities
                key: opportunity_id
                amount: amount
                required:
                  Id: opportunity_id
                  Value: amount
                  Stage: stage
            """;

    private static String refusal(String text) {
        UserError[] caught = new UserError[1];
        assertThatThrownBy(() -> Presets.parse("mine.yaml", text))
                .isInstanceOfSatisfying(UserError.class, e -> caught[0] = e);
        assertThat(caught[0].exitCode()).isEqualTo(ExitCode.USAGE);
        return caught[0].getMessage();
    }

    @Test
    void aPresetIsRead() {
        List<Layout> layouts = Presets.parse("mine.yaml", GOOD);
        assertThat(layouts).hasSize(1);
        assertThat(layouts.get(0).id()).isEqualTo("mine/deals");
        assertThat(layouts.get(0).required()).containsExactly("Id", "Value", "Stage");
    }

    @Test
    void everyLayoutOfOursIsUnderstood() {
        assertThat(Presets.builtIn().layouts()).hasSizeGreaterThan(15);
    }

    @Test
    void anUnknownKeyNamesItsLineAndTheNearestWord() {
        assertThat(refusal(GOOD.replace("amount: amount\n    r", "amuont: amount\n    r")))
                .startsWith("preset mine.yaml line 7: unknown key \"amuont\"")
                .contains("Did you mean \"amount\"?");
    }

    @Test
    void anUnknownColumnTableStatusOrRuleNamesTheNearestWord() {
        assertThat(refusal(GOOD.replace("Value: amount", "Value: amonut")))
                .contains("layout \"deals\"")
                .contains("\"amonut\" is no column of opportunities")
                .contains("Did you mean \"amount\"?");
        assertThat(refusal(GOOD.replace("table: opportunities", "table: oportunities")))
                .contains("Did you mean \"opportunities\"?");
        assertThat(refusal(GOOD.replace("Open: open", "Open: opened"))).contains("Did you mean \"open\"?");
        assertThat(refusal(GOOD + "    values: {amount: {as: percentage}}\n"))
                .startsWith("preset mine.yaml line 12: \"percentage\"")
                .contains("percent, ")
                .contains("Did you mean \"percent\"?");
        assertThat(refusal("quote_escape: backslahs\n" + GOOD)).contains("Did you mean \"backslash\"?");
        assertThat(refusal(GOOD + "    values: {stage: {as: epoch_milis}}\n"))
                .contains("Did you mean \"epoch_millis\"?");
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThat(refusal("")).contains("No content");
        assertThat(refusal(GOOD.replace("yyyy-MM-dd", "yyyy-MM"))).contains("a date pattern like dd/MM/yyyy");
        assertThat(refusal(GOOD.replace("[yyyy-MM-dd]", "[\"qqqqqqqq\"]"))).contains("a date pattern like");
        assertThat(refusal("decimal: '..'\n" + GOOD)).contains("no decimal mark");
        assertThat(refusal("decimal: ['.', '.']\n" + GOOD)).contains("no decimal mark");
        assertThat(refusal(GOOD + "    values: {amount: {as: epoch_seconds}}\n"))
                .contains("cannot be read so");
        assertThat(refusal(GOOD + "    values: {amount: {as: salesforce_id}}\n"))
                .contains("cannot be read so");
        assertThat(refusal(GOOD.replace("Value: amount", "Value: opportunity_id")))
                .contains("filled twice");
        assertThat(refusal(GOOD.replace("    key: opportunity_id\n", ""))).contains("no key");
        assertThat(refusal(GOOD.replace("key: opportunity_id", "key: amount"))).contains("key column");
        assertThat(refusal(GOOD + "    values: {amount: {as: percent}}\n")).contains("cannot be read so");
        assertThat(refusal(GOOD + "    values: {amount: {map: {a: b}}}\n")).contains("cannot be read so");
        assertThat(refusal(GOOD + "    constants: {created_date: 2025-01-01}\n"))
                .contains("cannot be read so");
        assertThat(refusal(GOOD.replace("amount: amount\n", "amount: stage\n"))).contains("a column of money");
        assertThat(refusal(GOOD.replace("opportunities", "opportunity_history")
                                .replace("    amount: amount\n", "")
                                .replace("Value: amount", "Value: old_value")
                                .replace("Stage: stage", "What: field")
                        + "    values: {old_value: {as: changed_value}}\n"))
                .contains("a map for `field`");
        assertThat(refusal(GOOD.replace("    table: opportunities\n", ""))).contains("must either name a table");
        assertThat(refusal(GOOD + "layouts: {}\n")).contains("uplicate");
    }

    @Test
    void aHeadingMayJoinTwoAndHaveASecondChoice() {
        List<String> header = List.of("first name", "last name", "est. revenue", "actual revenue");
        assertThat(Layout.places("Name | First Name + Last Name", header)).containsExactly(List.of(0, 1));
        assertThat(Layout.places("Actual Revenue else Est. Revenue", header)).containsExactly(List.of(3), List.of(2));
        assertThat(Layout.places("Name | First Name + Middle Name", header)).isEmpty();
    }
}
