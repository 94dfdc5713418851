package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarterdeck.forecast.TeamEffects.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TeamEffectsTest {
    private static final double[] CHANCES = {0.05, 0.2, 0.4, 0.6, 0.8};

    private static double moved(double chance, double factor) {
        double odds = chance / (1 - chance) * factor;
        return odds / (1 + odds);
    }

    /** So many deals of a team at each chance, won with odds that are a factor beside what was told. */
    private static List<Told> drawn(String team, int deals, double factor, Random random) {
        List<Told> told = new ArrayList<>();
        for (double chance : CHANCES) {
            long won = 0;
            for (int i = 0; i < deals; i++) {
                won += random.nextDouble() < moved(chance, factor) ? 1 : 0;
            }
            told.add(new Told(team, chance, deals, won));
        }
        return told;
    }

    private static List<Told> company(int deals, double hopeful, long seed) {
        Random random = new Random(seed);
        List<Told> told = new ArrayList<>(drawn("hopeful", deals, hopeful, random));
        for (String team : List.of("a", "b", "c", "d", "e")) {
            told.addAll(drawn(team, deals, 1, random));
        }
        return told;
    }

    @Test
    void aHopefulTeamIsFound() {
        for (long seed = 1; seed <= 40; seed++) {
            TeamEffects effects = TeamEffects.of(company(200, 0.5, seed));
            assertThat(effects.interval("hopeful").upper()).as("seed " + seed).isLessThan(1);
        }
    }

    @Test
    void whereNothingIsPlantedHardlyAnyoneIsTold() {
        int told = 0;
        for (long seed = 1; seed <= 40; seed++) {
            TeamEffects effects = TeamEffects.of(company(200, 1, seed));
            for (String team : List.of("hopeful", "a", "b", "c", "d", "e")) {
                told += effects.interval(team).covers(1) ? 0 : 1;
            }
        }
        // 95 % intervals of 240 teams leave out 12 by chance.
        assertThat(told).isLessThanOrEqualTo(12);
    }

    @Test
    void theFactorThatWasPlantedIsFoundWhereDealsAreMany() {
        assertThat(TeamEffects.of(company(20_000, 0.5, 3)).factor("hopeful")
                        / TeamEffects.of(company(20_000, 0.5, 3)).factor("a"))
                .isCloseTo(0.5, within(0.02));
    }

    @Test
    void fewDealsMoveLittle() {
        List<Told> told = new ArrayList<>(company(200, 0.5, 5));
        told.add(new Told("new", 0.5, 2, 0));
        TeamEffects effects = TeamEffects.of(told);
        assertThat(effects.factor("new")).isBetween(0.8, 1.05);
        assertThat(effects.interval("new").covers(1)).isTrue();
    }

    @Test
    void allChancesTogetherStayWhatTheyWere() {
        List<Told> told = company(50, 0.4, 9);
        TeamEffects effects = TeamEffects.of(told);
        assertThat(effects.factor("hopeful")).isLessThan(0.8);
        double before = told.stream().mapToDouble(t -> t.deals() * t.chance()).sum();
        double after = told.stream()
                .mapToDouble(t -> t.deals() * effects.of(t.chance(), t.group()))
                .sum();
        assertThat(after).isCloseTo(before, within(1e-6));
    }

    @Test
    void teamsThatDifferNoMoreThanByChanceHaveNoEffect() {
        List<Told> told = new ArrayList<>();
        for (String team : List.of("a", "b", "c")) {
            told.add(new Told(team, 0.25, 400, 100));
            told.add(new Told(team, 0.75, 400, 300));
        }
        TeamEffects effects = TeamEffects.of(told);
        assertThat(effects.factor("a")).isEqualTo(1);
        assertThat(effects.of(0.3, "a")).isEqualTo(0.3);
    }

    @Test
    void oneTeamOrNoneIsComparedWithNobody() {
        TeamEffects one = TeamEffects.of(List.of(new Told("a", 0.5, 100, 20)));
        assertThat(one.factor("a")).isEqualTo(1);
        TeamEffects none = TeamEffects.of(List.of(new Told(null, 0.5, 100, 20)));
        assertThat(none.of(0.5, null)).isEqualTo(0.5);
        assertThat(none.interval("a")).isEqualTo(ChanceInterval.exactly(1));
    }

    @Test
    void dealsOfNoTeamStayAsTheyWereTold() {
        List<Told> told = new ArrayList<>(company(200, 0.5, 4));
        told.add(new Told(null, 0.5, 1000, 0));
        TeamEffects effects = TeamEffects.of(told);
        assertThat(effects.of(0.5, null)).isEqualTo(0.5);
        assertThat(effects.factor("hopeful"))
                .isEqualTo(TeamEffects.of(company(200, 0.5, 4)).factor("hopeful"));
    }
}
