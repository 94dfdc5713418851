package io.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.Scope;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.forecast.whatif.Change;
import io.quarterdeck.forecast.whatif.Change.Drive;
import io.quarterdeck.forecast.whatif.Change.Move;
import io.quarterdeck.forecast.whatif.Change.Moved;
import io.quarterdeck.forecast.whatif.Change.Operation;
import io.quarterdeck.forecast.whatif.Driver;
import io.quarterdeck.forecast.whatif.Names;
import io.quarterdeck.forecast.whatif.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioFileTest {
    private static final LocalDate AS_OF = LocalDate.of(2025, 9, 2);

    private static final Names NAMES = names(Map.of(
            "region", Map.of("China", "China", "Europe", "Europe"),
            "team",
                    Map.of(
                            "East",
                            "East",
                            "South",
                            "South",
                            "华东 East China",
                            "华东 East China",
                            "UK & Nordics",
                            "UK & Nordics"),
            "person", Map.of("E010", "王磊", "E044", "王磊", "E014", "Grace Okafor", "e020", "Anna", "E020", "Berta"),
            "product", Map.of("GTX", "GTX Pro", "PR-13", "Care Plus, 3 years", "007", "Old \"one\""),
            "segment", Map.of("Enterprise", "Enterprise"),
            "deal", Map.of("OPP-1", "Plant", "OPP-2", "Laboratory"),
            "account", Map.of("ACC-7", "Bramfield Foods plc"),
            "territory", Map.of("North Sea", "North Sea")));

    @TempDir
    Path folder;

    private static Names names(Map<String, Map<String, String>> byType) {
        SortedMap<String, SortedMap<String, String>> sorted = new TreeMap<>();
        byType.forEach((type, names) -> sorted.put(type, new TreeMap<>(names)));
        return new Names(sorted);
    }

    private List<Scenario> read(byte[] text) throws IOException {
        return ScenarioFile.read(Files.write(folder.resolve("reps.yaml"), text), NAMES, AS_OF);
    }

    private List<Scenario> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private Change change(String text) throws IOException {
        return read("changes:\n  - { " + text + " }\n").get(0).changes().get(0);
    }

    private static LocalDate day(String text) {
        return text == null || text.equals("null") ? null : LocalDate.parse(text);
    }

    @Test
    void aScenarioIsItsNameItsQuestionAndItsChangesInOrder() throws IOException {
        Scenario scenario = read("""
                name: two more reps in East
                question: Would two more reps close the year?        # optional
                changes:
                  - { driver: headcount, team: East, add: 2, from: 2026-01, ramp: standard }
                  - driver: ramp
                    set: [0, 25%, 0.5, 100%]
                  - { move: deal, deal: OPP-2, date: 2025-11-15 }
                """).get(0);
        assertThat(scenario.name()).isEqualTo("two more reps in East");
        assertThat(scenario.question()).isEqualTo("Would two more reps close the year?");
        assertThat(scenario.changes())
                .containsExactly(
                        new Drive(
                                4,
                                Driver.HEADCOUNT,
                                new Scope("team", "East"),
                                Operation.ADD,
                                2,
                                LocalDate.of(2026, 1, 1),
                                null,
                                List.of()),
                        new Drive(
                                5,
                                Driver.RAMP,
                                Scope.COMPANY,
                                Operation.SET,
                                0,
                                null,
                                null,
                                List.of(0.0, 0.25, 0.5, 1.0)),
                        new Move(7, Moved.DEAL, "OPP-2", null, LocalDate.of(2025, 11, 15), null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "driver: win_rate, product: GTX, change: +3pp         | ADD   | 0.03",
                "driver: win_rate, change: '-1.5 pp'                  | ADD   | -0.015",
                "driver: win_rate, change: +10%                       | TIMES | 1.1",
                "driver: win_rate, change: -5%                        | TIMES | 0.95",
                "driver: win_rate, change: −5％                       | TIMES | 0.95",
                "driver: win_rate, change: +0.03                      | ADD   | 0.03",
                "driver: win_rate, add: 3pp                           | ADD   | 0.03",
                "driver: win_rate, set: 30%                           | SET   | 0.3",
                "driver: win_rate, set: 0.3                           | SET   | 0.3",
                "driver: target, scope: company, change: +10%         | TIMES | 1.1",
                "driver: target, change: -100%                        | TIMES | 0",
                "driver: created, person: E014, change: x1.2          | TIMES | 1.2",
                "driver: created, change: ×1.2                        | TIMES | 1.2",
                "driver: created, change: '*1.2'                      | TIMES | 1.2",
                "driver: created, change: x 1.2                       | TIMES | 1.2",
                "driver: created, change: +20                         | ADD   | 20",
                "driver: created, change: 20                          | ADD   | 20",
                "driver: created, change: -5                          | ADD   | -5",
                "driver: cycle_days, set: 58                          | SET   | 58",
                "driver: cycle_days, change: +20 days                 | ADD   | 20",
                "driver: collection_days, change: -5天                | ADD   | -5",
                "driver: Price, product: GTX, change: +5%             | TIMES | 1.05",
                "driver: price, set: 105%                             | SET   | 1.05",
                "driver: target, set: '1,200,000'                     | SET   | 1200000",
                "driver: target, set: 1.2m                            | SET   | 1200000",
                "driver: target, change: +200K                        | ADD   | 200000",
                "driver: target, add: 120 万                          | ADD   | 1200000",
                "driver: deal_size, set: 1.5亿                        | SET   | 150000000",
                "driver: target_share, team: East, set: 30%           | SET   | 0.3",
                "driver: headcount, team: East, change: +2            | ADD   | 2",
                "driver: headcount, team: East, set: 7 people         | SET   | 7",
                "driver: headcount, person: E010, add: -1             | ADD   | -1",
            })
    void aValueIsSetAddedOrMultiplied(String text, Operation operation, double value) throws IOException {
        Drive drive = (Drive) change(text);
        assertThat(drive.operation()).isEqualTo(operation);
        assertThat(drive.value()).isEqualTo(value);
        assertThat(drive.ramp()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scope: company             | company company",
                "company: Company           | company company",
                "region: europe             | region Europe",
                "team: 华东 east china      | team 华东 East China",
                "team: UK & Nordics         | team UK & Nordics",
                "person: GRACE OKAFOR       | person E014",
                "person: e014               | person E014",
                "person: e020               | person e020",
                "product: gtx pro           | product GTX",
                "product: 007               | product 007",
                "product: 'Care Plus, 3 years' | product PR-13",
                "segment: Enterprise        | segment Enterprise",
            })
    void aScopeIsAnIdOrAShownName(String text, String scope) throws IOException {
        assertThat(((Drive) change("driver: created, change: +5%, " + text)).scope())
                .hasToString(scope);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from: 2026-01                        | 2026-01-01 | null",
                "from: 2026-01-15                     | 2026-01-15 | null",
                "from: 2025-09-02                     | null       | null",
                "from: 2024-01                        | null       | null",
                "from: 2025-10-01, until: 2026-03     | 2025-10-01 | 2026-04-01",
                "until: 2026-03-15                    | null       | 2026-03-16",
                "from: 2026-02-28, until: 2026-02-28  | 2026-02-28 | 2026-03-01",
                "month: 2026-02                       | 2026-02-01 | 2026-03-01",
                "month: 2025-09                       | null       | 2025-10-01",
            })
    void aChangeHoldsFromItsFirstDayThroughItsLast(String text, String from, String until) throws IOException {
        Drive drive = (Drive) change("driver: seasonality, change: -20%, " + text);
        assertThat(drive.from()).isEqualTo(day(from));
        assertThat(drive.until()).isEqualTo(day(until));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deal: OPP-1, to: E014                         | DEAL      | OPP-1     | E014  | null       | null",
                "deal: plant, date: 2025-11-15                 | DEAL      | OPP-1     |       | 2025-11-15 | null",
                "deal: OPP-1, to: E010, date: 2025-09-03       | DEAL      | OPP-1     | E010  | 2025-09-03 | null",
                "account: ACC-7, to: Grace Okafor, from: 2026-01 | ACCOUNT | ACC-7     | E014  | null       | 2026-01-01",
                "territory: north sea, to: E014                | TERRITORY | North Sea | E014  | null       | null",
                "person: E010, to: South, from: 2026-01        | PERSON    | E010      | South | null       | 2026-01-01",
            })
    void whatIsMovedGoesToSomebodyOrToADate(String text, Moved moved, String id, String to, String date, String from)
            throws IOException {
        assertThat(change("move: " + text.substring(0, text.indexOf(':')) + ", " + text))
                .isEqualTo(new Move(2, moved, id, to, day(date), day(from)));
    }

    @Test
    void peopleComeUpToSpeedAsTheirRampSays() throws IOException {
        String added = "driver: headcount, team: East, add: 2";
        assertThat(((Drive) change(added)).ramp()).isEmpty();
        assertThat(((Drive) change(added + ", ramp: standard")).ramp()).isEmpty();
        assertThat(((Drive) change(added + ", ramp: none")).ramp()).containsExactly(1.0);
        assertThat(((Drive) change(added + ", ramp: [10%, 1]")).ramp()).containsExactly(0.1, 1.0);
    }

    @Test
    void aFileHoldsSeveralScenarios() throws IOException {
        List<Scenario> scenarios = read("""
                ---
                name: base
                changes: []
                ---
                name: 多两个人
                question: 够不够？
                changes:
                - { driver: headcount, team: 华东 East China, add: 2人 }
                ---
                changes: [{ driver: win_rate, change: +3pp }]
                ---
                """);
        assertThat(scenarios).extracting(Scenario::name).containsExactly("base", "多两个人", "reps");
        assertThat(scenarios.get(0)).isEqualTo(Scenario.base());
        assertThat(scenarios.get(2).changes().get(0).line()).isEqualTo(10);
    }

    @Test
    void aByteOrderMarkAndWindowsLinesAreNoMatter() throws IOException {
        List<Scenario> scenarios = read("\uFEFFname: a\r\nchanges:\r\n- { driver: win_rate, change: +3pp }\r\n");
        assertThat(scenarios.get(0).name()).isEqualTo("a");
        assertThat(scenarios.get(0).changes().get(0).line()).isEqualTo(3);
    }

    /** Each stands on line 3, behind the name and "changes:". */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "driver: win_rat, change: +3pp | the driver \"win_rat\" is not known; wanted one of [created, win_rate, | Did you mean \"win_rate\"?",
                "driver: [win_rate], change: +3pp | driver is a list; wanted one word or name. | Correct",
                "drivr: win_rate, change: +3pp | the key \"drivr\" is not known; wanted one of | Did you mean \"driver\"?",
                "change: +3pp | a change has no driver and no move; wanted driver: [created, | move: [deal, account, territory, person]",
                "driver: win_rate, move: deal | a change has driver and move; wanted one of them. | Make them two changes",
                "driver: win_rate, chagne: +3pp | the key \"chagne\" is not known | Did you mean \"change\"?",
                "driver: win_rate, change: | change of win_rate is empty; wanted a change like +10%, x1.1 or +3pp. | Correct it",
                "driver: win_rate | win_rate has no value; wanted one of [change, set, add]. | Add it",
                "driver: win_rate, set: 0.3, add: 3pp | win_rate has set and add; wanted one of [change, set, add] | remove one",
                "driver: win_rate, set: 0.3, set: 0.4 | the key \"set\" stands there twice; wanted each key once | Remove one",
                "driver: win_rate, set: [0.3] | set of win_rate is a list; wanted a value like 30% or 0.3. | Correct it",
                "driver: win_rate, set: high | set of win_rate is \"high\"; wanted a value like 30% or 0.3. | Correct it",
                "driver: win_rate, set: 130% | set of win_rate is \"130%\", and a share lies between 0% and 100%; wanted | 30%",
                "driver: win_rate, set: 30 | set of win_rate is \"30\", and a share lies between 0% and 100%; wanted | 30%",
                "driver: win_rate, change: +3 | change of win_rate is \"+3\", and a share lies between | Write pp behind the points",
                "driver: win_rate, change: 10% | change of win_rate is \"10%\", without a sign; wanted +10% or -10%, or set: | Write the sign",
                "driver: win_rate, change: 3pp | change of win_rate is \"3pp\", without a sign; wanted +3pp or -3pp, or set: | Write the sign",
                "driver: win_rate, add: 3% | add of win_rate is \"3%\"; wanted a number like 3pp, or change: for one like +10% | Correct",
                "driver: win_rate, change: -150% | change of win_rate is \"-150%\", which makes it less than nothing; wanted -100% or more | Correct",
                "driver: win_rate, change: x-2 | change of win_rate is \"x-2\", which makes it less than nothing | x0 or more",
                "driver: created, change: +3pp | change of created is \"+3pp\"; wanted a change like +10%, x1.1 or +20. | Correct it",
                "driver: created, change: +2k | change of created is \"+2k\"; wanted a change like | +20",
                "driver: created, change: NaN | change of created is \"NaN\"; wanted a change like | +20",
                "driver: created, change: 1e3 | change of created is \"1e3\"; wanted a change like | +20",
                "driver: created, change: '12,34' | change of created is \"12,34\"; wanted a change like | +20",
                "driver: target, set: 1,200,000 | the key \"200\" is not known; wanted a number with commas in quotes | \"1,200,000\"",
                "driver: target, set: lots | set of target is \"lots\"; wanted a value like 1200000 or 1.2m. | Correct it",
                "driver: target, set: -5 | set of target is \"-5\", and it cannot be less than nothing | 1.2m",
                "driver: target, add: much | add of target is \"much\"; wanted a number like 200000 or 200k, or change: | Correct",
                "driver: cycle_days, set: -3 | set of cycle_days is \"-3\", and it cannot be less than nothing; wanted | 58",
                "driver: cycle_days, change: soon | change of cycle_days is \"soon\"; wanted a change like +10%, x1.1 or +5 days. | Correct",
                "driver: price, set: dear | set of price is \"dear\"; wanted a value like 105% or 1.05. | Correct",
                "driver: headcount, team: East, add: 1.5 | add of headcount is \"1.5\", and there is no part of a person; wanted a whole number of people like 2. | Correct",
                "driver: headcount, team: East, change: +10% | change of headcount is \"+10%\", which need not be a whole number of people; wanted a whole number of people like +2 | Say how many",
                "driver: headcount, team: East, set: few | set of headcount is \"few\"; wanted a whole number of people like 2. | Correct",
                "driver: headcount, person: E014, add: 1 | add of headcount is \"1\" for a person; wanted add: -1, with which a person leaves. | add people to a team",
                "driver: headcount, add: 2 | headcount is changed for the company, as nothing else is named; wanted one of [team, person]. | Name it",
                "driver: headcount, region: China, add: 2 | headcount is changed for a region; wanted one of [team, person]. | Name it",
                "driver: headcount, team: East, add: 2, ramp: standrd | ramp is \"standrd\"; wanted standard, none or a list | Did you mean \"standard\"?",
                "driver: headcount, team: East, add: 2, ramp: [0, 120%] | ramp has \"120%\", no share from 0 to 1; wanted a list of shares | Correct it",
                "driver: headcount, team: East, add: 2, ramp: [] | ramp has 0 months; wanted from 1 to 60 | Correct it",
                "driver: win_rate, change: +3pp, ramp: none | win_rate has a ramp; wanted ramp with headcount only. | Remove it",
                "driver: ramp, set: 50% | set of ramp is \"50%\"; wanted a list of shares by month like [0, 25%, 50%, 100%]. | Correct",
                "driver: ramp, set: [0, [1]] | set of ramp has a list, no share from 0 to 1 | Correct it",
                "driver: ramp, change: +10% | ramp has change; wanted set: and a list | Correct it",
                "driver: cycle_days, team: East, set: 58 | cycle_days is changed for a team; wanted none, as it is the whole company's. | Remove team",
                "driver: target_share, scope: company, set: 30% | target_share is changed for the company; wanted one of [team]. | Name it",
                "driver: created, team: East, product: GTX, change: +5% | created is changed for team and product; wanted one of [company, | Make them two changes",
                "driver: created, scope: East, change: +5% | scope is \"East\"; wanted scope: company, or a key like team: East. | Correct",
                "driver: created, scope: compny, change: +5% | scope is \"compny\"; wanted scope: company | Did you mean \"company\"?",
                "driver: created, team: Est, change: +5% | there is no team \"Est\"; wanted one of [East, South, UK & Nordics, 华东 East China]. | Did you mean \"East\"?",
                "driver: created, team: 华东, change: +5% | there is no team \"华东\"; wanted one of [East, | Correct it",
                "driver: created, person: Grace Okafr, change: +5% | there is no person \"Grace Okafr\"; wanted one of [Anna, | Did you mean \"Grace Okafor\"?",
                "driver: created, person: E015, change: +5% | there is no person \"E015\" | Did you mean \"E010\"?",
                "driver: created, person: 王磊, change: +5% | \"王磊\" may be any of 2 under person; wanted one of the ids [E010, E044]. | Write the id",
                "driver: created, product: GTZ, change: +5% | there is no product \"GTZ\" | Did you mean \"GTX\"?",
                "driver: created, team: {a: b}, change: +5% | team is a group of keys; wanted one word or name. | Correct",
                "driver: created, team: '', change: +5% | team is \"\"; wanted one word or name. | Correct",
                "driver: created, team: , change: +5% | team is empty; wanted one word or name. | Correct",
                "driver: created, change: +5%, from: soon | from is \"soon\"; wanted a month like 2026-01 or a day like 2026-01-15. | Correct it",
                "driver: created, change: +5%, from: 2026-13 | from is \"2026-13\"; wanted a month like 2026-01 | Correct it",
                "driver: created, change: +5%, from: 2026-02-30 | from is \"2026-02-30\"; wanted a month like | Correct it",
                "driver: created, change: +5%, from: 2026-Q1 | from is \"2026-Q1\"; wanted a month like 2026-01 | Write the quarter's first or last month",
                "driver: created, change: +5%, from: 0026-01 | from is \"0026-01\"; wanted a month like | Correct it",
                "driver: created, change: +5%, from: [2026-01] | from is a list; wanted one word | Correct",
                "driver: created, change: +5%, until: 2025-08 | until is \"2025-08\"; wanted a day after the review's date 2025-09-02. | what is past cannot change",
                "driver: created, change: +5%, until: 2025-09-02 | until is \"2025-09-02\"; wanted a day after the review's date | 2025-09-02",
                "driver: created, change: +5%, from: 2026-03, until: 2026-02 | until is \"2026-02\"; wanted a day from 2026-03-01 on | where the change begins",
                "driver: seasonality, change: -20%, month: 2025-08 | month is \"2025-08\"; wanted a day after the review's date | 2025-09-02",
                "driver: seasonality, change: -20%, month: February | month is \"February\"; wanted a month like 2026-01. | Correct it",
                "driver: seasonality, change: -20%, month: 2026-02, from: 2026-02 | month stands beside from or until; wanted month: alone | Remove one",
                "move: deel, deal: OPP-1, to: E014 | the move \"deel\" is not known; wanted one of [deal, account, territory, person]. | Did you mean \"deal\"?",
                "move: deal, to: E014 | move: deal names no deal; wanted deal: and its id or name. | Add it",
                "move: deal, deal: OPP-1 | the deal goes nowhere; wanted to: and a person, or date: and a day. | Add it",
                "move: person, person: E010 | the person goes nowhere; wanted to: and a team. | Add it",
                "move: deal, deal: OPP-9, to: E014 | there is no open deal \"OPP-9\" | Did you mean \"OPP-1\"?",
                "move: deal, deal: OPP-1, to: E99999 | there is no person \"E99999\" | Correct it",
                "move: deal, deal: OPP-1, too: E014 | the key \"too\" does not go with move: deal; wanted one of [move, deal, to, from, date]. | Did you mean \"to\"?",
                "move: deal, deal: OPP-1, date: 2025-09-02 | date is \"2025-09-02\"; wanted a day after the review's date 2025-09-02. | Correct it",
                "move: deal, deal: OPP-1, date: 2025-11 | date is \"2025-11\"; wanted a day after | Correct it",
                "move: account, account: ACC-7, to: E014, date: 2025-11-15 | the key \"date\" does not go with move: account | Correct or remove it",
                "move: account, account: ACC-8, to: E014 | there is no account \"ACC-8\" | Did you mean \"ACC-7\"?",
                "move: territory, territory: North Se, to: E014 | there is no territory \"North Se\" | Did you mean \"North Sea\"?",
                "move: person, person: E010, to: Suoth | there is no team \"Suoth\" | Did you mean \"South\"?",
                "driver: ramp, set: &a [0, 1] | there is an anchor (&); wanted each value where it stands. | Write it out",
                "driver: created, team: *a, change: +5% | a value begins with *, which YAML takes for an alias; wanted | quotes around",
                "driver: created, change: *1.2 | a value begins with *, which YAML takes for an alias; wanted a multiplier like x1.2 | x1.2",
            })
    void whatCannotBeMeantIsNamedWithItsLine(String text, String message, String remedy) {
        assertThatThrownBy(() -> read("name: a\nchanges:\n  - { " + text + " }\n"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("reps.yaml line 3: " + message)
                .hasMessageContaining(remedy)
                .extracting(e -> ((UserError) e).exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                   | reps.yaml: it is empty; wanted lines like",
                "# nothing yet                        | reps.yaml: it is empty; wanted lines like",
                "---                                  | reps.yaml: it is empty; wanted lines like",
                "just text                            | reps.yaml line 1: this is \"just text\", no scenario; wanted lines like",
                "- a                                  | reps.yaml line 1: this is a list, no scenario; wanted lines like",
                "name: a                              | reps.yaml line 1: it has no changes; wanted changes: and a list",
                "nam: a                               | reps.yaml line 1: the key \"nam\" is not known; wanted one of [name, question, changes]. Did you mean \"name\"?",
                "name: a\\nname: b\\nchanges: []      | reps.yaml line 2: the key \"name\" stands there twice; wanted each key once. Remove one.",
                "name: [a]\\nchanges: []              | reps.yaml line 1: name is a list; wanted some words on one line.",
                "name:\\nchanges: []                  | reps.yaml line 1: name is empty; wanted some words on one line.",
                "question: {a: b}\\nchanges: []       | reps.yaml line 1: question is a group of keys; wanted a sentence.",
                "name: a\\nchanges:                   | reps.yaml line 2: changes is empty; wanted a list of lines like",
                "name: a\\nchanges: none              | reps.yaml line 2: changes is \"none\"; wanted a list of lines like",
                "name: a\\nchanges:\\n- more          | reps.yaml line 3: a change is \"more\"; wanted one like { driver: win_rate, change: +3pp }.",
                "name: a\\nchanges:\\n- driver: win_rate\\n  product: GTZ | reps.yaml line 4: there is no product \"GTZ\"",
                "name: a\\nchanges:\\n- driver: win_rate\\n  change: many | reps.yaml line 4: change of win_rate is \"many\"",
                "name: a\\nchanges: []\\n---\\nname: A\\nchanges: [] | reps.yaml line 4: another scenario, that of line 1, is called \"A\" too; wanted a name of its own",
                "name: base\\nchanges: [{driver: win_rate, change: +3pp}] | reps.yaml line 1: \"base\" is the name of the forecast as it is; wanted another name",
                "name: a\\nchanges:\\n\\t- b          | reps.yaml line 3: there is a tab; wanted spaces in its place. Replace it.",
                "name: a\\nchanges:\\n- { driver: a   | reps.yaml line 3: it cannot be read (expected ',' or '}', but got",
                "name: a: b                           | reps.yaml line 1: it cannot be read (mapping values are not allowed here)",
                "name: a\\nchanges: &x [*x]           | reps.yaml line 2: there is an anchor (&)",
                "? [a]\\n: b                          | reps.yaml line 1: it cannot be read (",
                "name: \\u0007                        | reps.yaml line 1: it cannot be read (",
            })
    void aFileThatIsNoScenarioIsNamedWithItsLine(String text, String message) {
        String lines = text.replace("\\n", "\n").replace("\\t", "\t").replace("\\u0007", "\u0007");
        assertThatThrownBy(() -> read(lines)).isInstanceOf(UserError.class).hasMessageStartingWith(message);
    }

    @Test
    void whatIsNoTextFileIsRefused() {
        assertThatThrownBy(() -> ScenarioFile.read(folder, NAMES, AS_OF))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("it is a folder");
        assertThatThrownBy(() -> ScenarioFile.read(folder.resolve("none.yaml"), NAMES, AS_OF))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("none.yaml: there is no such file");
        assertThatThrownBy(() -> read("name: é".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("it is no text in UTF-8");
        assertThatThrownBy(() -> read(new byte[(1 << 20) + 1]))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("it is larger than 1 MB");
    }

    /** A megabyte of what makes readers slow or deep. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{a: ",
                "- ",
                "name: x",
                "driver: y\n",
                "a",
                "*a ",
                "&a [",
                " ",
                "\t",
                "\"",
                "? ",
                "---\n- a\n",
                "! "
            })
    void aTextMeantToHarmIsRefusedSoon(String part) {
        String bomb = part.repeat((1 << 20) / part.length());
        for (String text : List.of(
                bomb.stripTrailing(),
                "name: a\nchanges:\n- { driver: created, person: '" + "e".repeat(500_000) + "', change: +5% }",
                "name: a\nchanges:\n- { driver: target, set: '1" + " ".repeat(500_000) + "z' }")) {
            assertThatThrownBy(() -> read(text)).isInstanceOf(UserError.class);
        }
    }

    @Test
    void whatIsWrittenIsReadAsTheSame() throws IOException {
        LocalDate january = LocalDate.of(2026, 1, 1);
        List<Change> changes = new ArrayList<>();
        for (Driver driver : Driver.values()) {
            for (String type : driver.scopeTypes()) {
                for (String id : type.equals("company")
                        ? List.of("company")
                        : NAMES.of(type).keySet()) {
                    changes.addAll(drives(driver, new Scope(type, id)));
                }
            }
        }
        changes.add(new Drive(
                0, Driver.SEASONALITY, Scope.COMPANY, Operation.TIMES, 0.8, january, january.plusMonths(1), List.of()));
        changes.add(new Drive(
                0, Driver.WORKDAYS, Scope.COMPANY, Operation.ADD, -2, null, LocalDate.of(2026, 1, 16), List.of()));
        for (Moved moved : Moved.values()) {
            boolean isPerson = moved == Moved.PERSON;
            String id = NAMES.of(moved.name().toLowerCase(Locale.ROOT))
                    .keySet()
                    .iterator()
                    .next();
            String to = isPerson ? "UK & Nordics" : "E014";
            changes.add(new Move(0, moved, id, to, null, null));
            changes.add(new Move(0, moved, id, to, null, january.plusDays(9)));
        }
        changes.add(new Move(0, Moved.DEAL, "OPP-1", null, january, null));
        changes.add(new Move(0, Moved.DEAL, "OPP-2", "e020", january, january));
        Scenario scenario = new Scenario("all", "", changes);
        Scenario again = read(ScenarioText.of(scenario)).get(0);
        assertThat(again.changes().stream().map(ScenarioFileTest::withoutLine)).containsExactlyElementsOf(changes);
        assertThat(ScenarioText.of(again)).isEqualTo(ScenarioText.of(scenario));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plain", "null", "a: b # c", "\"quoted\" \\ 'x'", "多两个人 😀", "- x", "007", "*a", "a\u202Ec"})
    void aNameIsWrittenAsItIsRead(String name) throws IOException {
        Scenario scenario = new Scenario(name, name + "?\nso: \u0085 that", List.of());
        Scenario other = new Scenario("other", "", List.of());
        assertThat(read(ScenarioText.of(other) + "---\n" + ScenarioText.of(scenario)))
                .containsExactly(other, scenario);
    }

    @Test
    void theExamplesCanBeRead() throws IOException {
        Names sample = names(Map.of(
                "team", Map.of("华东 East China", "华东 East China", "UK & Nordics", "UK & Nordics", "DACH", "DACH"),
                "product", Map.of("PR-01", "Atlas HPLC 300", "PR-02", "Atlas UHPLC 700")));
        Path examples = Path.of(System.getProperty("quarterdeck.root"), "docs", "examples", "what-if");
        try (Stream<Path> files = Files.list(examples)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(3);
            assertThat(all).allSatisfy(file -> assertThat(ScenarioFile.read(file, sample, AS_OF))
                    .isNotEmpty());
        }
    }

    @Test
    void everyDriverAndItsUnitIsInTheDocs() throws IOException {
        String text = Files.readString(Path.of(System.getProperty("quarterdeck.root"), "docs", "what-if.md"));
        for (Driver driver : Driver.values()) {
            assertThat(text).contains("| `" + driver.word() + "` | " + driver.unit() + " |");
        }
    }

    private static List<Change> drives(Driver driver, Scope scope) {
        LocalDate from = LocalDate.of(2025, 10, 1);
        LocalDate until = LocalDate.of(2026, 4, 1);
        if (driver == Driver.RAMP) {
            return List.of(new Drive(0, driver, scope, Operation.SET, 0, from, null, List.of(0.0, 1 / 3.0, 1.0)));
        }
        if (driver == Driver.HEADCOUNT && scope.type().equals("person")) {
            return List.of(
                    new Drive(0, driver, scope, Operation.ADD, -1, from, null, List.of()),
                    new Drive(0, driver, scope, Operation.SET, 0, null, null, List.of()));
        }
        if (driver == Driver.HEADCOUNT) {
            return List.of(
                    new Drive(0, driver, scope, Operation.ADD, 2, from, until, List.of()),
                    new Drive(0, driver, scope, Operation.ADD, -2, null, null, List.of(1.0)),
                    new Drive(0, driver, scope, Operation.SET, 7, null, until, List.of(0.0, 0.125, 1.0)));
        }
        List<Change> drives = new ArrayList<>();
        for (double value : List.of(0.0, 0.1, 1 / 3.0, 0.1 + 0.2, 1e-9, 0.95)) {
            drives.add(new Drive(0, driver, scope, Operation.SET, value, from, until, List.of()));
            drives.add(new Drive(0, driver, scope, Operation.ADD, 0 - value, null, until, List.of()));
            drives.add(new Drive(0, driver, scope, Operation.ADD, value, null, null, List.of()));
            drives.add(new Drive(0, driver, scope, Operation.TIMES, 1 + value, from, null, List.of()));
            drives.add(new Drive(0, driver, scope, Operation.TIMES, value, from, null, List.of()));
        }
        drives.add(new Drive(0, driver, scope, Operation.TIMES, 12.5, from, null, List.of()));
        return drives;
    }

    private static Change withoutLine(Change change) {
        return change instanceof Drive drive
                ? new Drive(
                        0,
                        drive.driver(),
                        drive.scope(),
                        drive.operation(),
                        drive.value(),
                        drive.from(),
                        drive.until(),
                        drive.ramp())
                : withoutLine((Move) change);
    }

    private static Change withoutLine(Move move) {
        return new Move(0, move.moved(), move.id(), move.to(), move.date(), move.from());
    }
}
