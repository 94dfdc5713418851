package io.quarterdeck.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaleTest {
    private static final Set<ExportFile> DEALS = EnumSet.of(ExportFile.OPPORTUNITIES, ExportFile.OPPORTUNITY_HISTORY);

    @TempDir
    private Path directory;

    private Path write(String name, long seed, int scale, Set<ExportFile> files) throws IOException {
        Path folder = directory.resolve(name);
        SampleCompany.write(seed, scale, files, folder, division -> {});
        return folder;
    }

    @Test
    void aLargeCompanyBeginsWithTheSmallOne() throws IOException {
        Path two = write("two", 1, 2, EnumSet.allOf(ExportFile.class));
        for (String file : List.of("opportunities.csv", "opportunity_history.csv", "quotes.csv", "invoices.csv")) {
            String small = Files.readString(Sample.COMMITTED.resolve(file));
            String large = Files.readString(two.resolve(file));
            assertThat(large).as(file).startsWith(small).hasSizeGreaterThan(small.length() * 19 / 10);
        }
    }

    @Test
    void theSameSeedAndScaleGiveTheSameBytesAndOnlyTheChosenFiles() throws IOException {
        List<Integer> divisions = new ArrayList<>();
        SampleCompany.write(3, 3, DEALS, directory.resolve("one"), divisions::add);
        Path other = write("other", 3, 3, DEALS);
        assertThat(divisions).containsExactly(1, 2, 3);
        for (ExportFile file : DEALS) {
            assertThat(other.resolve(file.fileName()))
                    .hasSameBinaryContentAs(directory.resolve("one").resolve(file.fileName()));
        }
        try (Stream<Path> written = Files.list(other)) {
            assertThat(written).hasSize(2);
        }
    }

    @Test
    void noIdStandsForTwoThingsAndOwnersOfTheHistoryArePeople() throws IOException {
        Path folder = write(
                "three",
                1,
                3,
                EnumSet.of(
                        ExportFile.OPPORTUNITIES,
                        ExportFile.OPPORTUNITY_HISTORY,
                        ExportFile.ACCOUNTS,
                        ExportFile.PEOPLE,
                        ExportFile.ASSIGNMENTS,
                        ExportFile.TARGETS));
        Table opportunities = Table.read(folder.resolve("opportunities.csv"));
        Table people = Table.read(folder.resolve("people.csv"));
        Table accounts = Table.read(folder.resolve("accounts.csv"));
        Table assignments = Table.read(folder.resolve("assignments.csv"));
        assertThat(opportunities.column("opportunity_id")).doesNotHaveDuplicates();
        assertThat(people.column("owner_id")).hasSize(162).doesNotHaveDuplicates();
        assertThat(people.column("email")).doesNotHaveDuplicates();
        assertThat(accounts.column("account_id")).hasSize(3 * 424).doesNotHaveDuplicates();
        assertThat(Table.read(folder.resolve("targets.csv")).column("target_id"))
                .doesNotHaveDuplicates();
        assertThat(new HashSet<>(assignments.column("team"))).hasSize(18);
        Set<String> owners = Set.copyOf(people.column("owner_id"));
        assertThat(owners)
                .containsAll(opportunities.column("owner_id"))
                .containsAll(assignments.column("manager_id"))
                .containsAll(accounts.column("owner_id"));
        Table.read(folder.resolve("opportunity_history.csv")).rows().stream()
                .filter(change -> change.get("field").equals("Owner"))
                .forEach(change -> assertThat(owners).contains(change.get("old_value"), change.get("new_value")));
        assertThat(Set.copyOf(accounts.column("account_id"))).containsAll(opportunities.column("account_id"));
    }

    @Test
    void accountsFindNamesEvenWhereTheirTownRunsOut() {
        // The fourth division of seed 1 has more laboratories in Geneva than names for them.
        List<Account> accounts = Territory.draw(Division.of(1, 4).seed());
        assertThat(accounts.stream().map(Account::shortName)).doesNotHaveDuplicates();
    }

    @Test
    void aCompanyIsNotSmallerThanItself() {
        assertThatThrownBy(() -> write("none", 1, 0, DEALS)).isInstanceOf(IllegalArgumentException.class);
    }
}
