package io.quarterdeck.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarterdeck.engine.Rows;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What joining identities may never change. */
class IdentityLawsTest {
    private static final LocalDate JANUARY = LocalDate.of(2025, 1, 31);
    private static final LocalDate FEBRUARY = LocalDate.of(2025, 2, 28);

    private static final Given DEALS = new Given(
            "opportunities.csv",
            TestStores.HEADER
                    + "1,U1,17,P-1,Closed Won,100.25,2025-01-02,2025-01-20\n"
                    + "2,U2,18,P-1,Proposal,50,2025-01-03,2025-12-20\n",
            FEBRUARY);
    private static final Given USERS = new Given(
            "people.csv",
            "owner_id,name,login,email,job_title,hire_date,leave_date\n"
                    + "U1,Ann Alder,ann,ann@example.com,Seller,2020-01-01,\n"
                    + "U2,Bob Birch,bob,bob@example.com,Seller,2020-01-01,\n",
            JANUARY);
    private static final Given ROSTER = new Given(
            "roster.csv",
            "Employee ID,Name,Hire date,E-mail,Department\n"
                    + "U2,Ann Alder,2019-05-05,ANN@example.com,North\n"
                    + "900,Carl Cedar,2018-01-01,,South\n",
            FEBRUARY);
    private static final Given LATER_ROSTER = new Given(
            "roster-later.csv",
            "Employee ID,Name,Hire date,E-mail,Department\nU2,Ann Ash,2019-05-05,ann@example.com,East\n",
            LocalDate.of(2025, 3, 31));
    private static final Given TARGETS =
            new Given("targets.csv", "E-mail,Period,Target\nbob@example.com,2025-Q1,500\n", FEBRUARY);
    private static final List<Given> ALL = List.of(DEALS, USERS, ROSTER, LATER_ROSTER, TARGETS);

    @TempDir
    private Path scratch;

    /** A file, and the day that it speaks of. */
    private record Given(String file, String text, LocalDate day) {}

    @Test
    void orderOfLoadingIsIrrelevant() {
        List<Rows> expected = tables(ALL);
        List<Given> shuffled = new ArrayList<>(ALL);
        Collections.reverse(shuffled);
        for (int i = 0; i < ALL.size(); i++) {
            Collections.rotate(shuffled, 1);
            assertThat(tables(shuffled)).as("%s", shuffled).isEqualTo(expected);
        }
    }

    @Test
    void aliasesOfKeysToThemselvesChangeNothing() {
        List<Given> crm = List.of(DEALS, USERS);
        List<Given> itself = new ArrayList<>(crm);
        itself.add(new Given(
                "aliases.csv",
                "object,source,key,canonical_id\n"
                        + "person,quarterdeck_sample,U1,U1\nperson,quarterdeck_sample,U2,U2\n"
                        + "account,quarterdeck_sample,17,17\nproduct,quarterdeck_sample,P-1,P-1\n"
                        + "opportunity,quarterdeck_sample,1,1\n",
                FEBRUARY));
        for (String table : List.of("people", "opportunities", "accounts", "events", "unmatched")) {
            assertThat(text(itself, table)).as(table).isEqualTo(text(crm, table));
        }
    }

    @Test
    void rosterChangesNoDealsOfTheCrm() {
        assertThat(text(List.of(DEALS, USERS, ROSTER, LATER_ROSTER), "opportunities"))
                .isEqualTo(text(List.of(DEALS, USERS), "opportunities"));
    }

    /** The roster's U2 is Ann by her address, and not the CRM's U2. */
    @Test
    void equalKeysOfTwoSystemsAreNotOnePerson() {
        assertThat(text(ALL, "people"))
                .anyMatch(row -> row.startsWith("[U1, Ann Alder, ann, ann@example.com, U2,"))
                .anyMatch(row -> row.startsWith("[U2, Bob Birch, bob, bob@example.com, null,"))
                .anyMatch(row -> row.startsWith("[900, Carl Cedar,"));
        assertThat(text(ALL, "targets")).singleElement().asString().contains("person, U2,");
    }

    @Test
    void oneRowForEachVersionOfAMergedPerson() {
        Rows people = inStore(ALL, store -> store.table("people"));
        List<String> keys = IntStream.range(0, people.size())
                .mapToObj(i -> people.text(i, "owner_id") + " " + people.date(i, "valid_from"))
                .toList();
        assertThat(keys).doesNotHaveDuplicates();
    }

    private List<Rows> tables(List<Given> given) {
        return inStore(given, TestStores::tables);
    }

    private List<String> text(List<Given> given, String table) {
        return inStore(given, store -> store.table(table)).rows().stream()
                .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]")))
                .toList();
    }

    private <T> T inStore(List<Given> given, Function<Store, T> question) {
        try (Store store = Store.inMemory(scratch)) {
            for (Given one : given) {
                Path file = TestStores.write(
                        scratch.resolve("in").resolve(one.file()), one.text().getBytes(UTF_8));
                TestStores.load(store, file, scratch.resolve("quarantine"), one.day());
            }
            return question.apply(store);
        }
    }
}
