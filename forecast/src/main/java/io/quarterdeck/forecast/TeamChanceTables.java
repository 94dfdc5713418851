package io.quarterdeck.forecast;

import io.quarterdeck.engine.JavaModel;
import io.quarterdeck.engine.Model;
import io.quarterdeck.engine.ResourceFolder;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The step that holds what was told of the deals of each team and person against what came, and writes {@code chance_by_team}.
 *
 * <p>Who wins less of deals alike may write them down too hopefully or close them less well; wins alone do not tell which. Who also
 * brings less than the amounts that were written down, both beyond chance, is called too hopeful, and the reverse too careful.
 */
public final class TeamChanceTables {
    private static final TableHeader HEADER = TableHeader.parse(
            "chance_by_team",
            ResourceFolder.read(TeamChanceTables.class, "tables", ".table").get("chance_by_team"));

    /** The spread of the amounts of fewer won deals is not known. */
    private static final long LEAST_WON = 10;

    private TeamChanceTables() {}

    public static Model model() {
        return new JavaModel(HEADER, TeamChanceTables::rows);
    }

    /** What won deals were to bring, and brought. */
    private static final class Amounts {
        private long deals;
        private double planned;
        private double brought;
        private double plannedSquares;
        private double products;
        private double broughtSquares;

        /** @param usual what planned amounts of a wider circle brought */
        void add(Rows sellers, int i, double usual) {
            deals += (Long) sellers.value(i, "valued_won");
            planned += usual * sellers.number(i, "planned");
            brought += sellers.number(i, "brought");
            plannedSquares += usual * usual * sellers.number(i, "planned_squares");
            products += usual * sellers.number(i, "products");
            broughtSquares += sellers.number(i, "brought_squares");
        }

        boolean isTold() {
            return deals >= LEAST_WON && planned > 0;
        }

        double ratio() {
            return planned <= 0 ? 1 : brought / planned;
        }

        /** The ratio of two sums, deals by themselves: Cochran (1977), Sampling Techniques, equation 6.9. */
        ChanceInterval interval() {
            double residuals = broughtSquares - 2 * ratio() * products + ratio() * ratio() * plannedSquares;
            double half = ChanceInterval.Z * Math.sqrt(Math.max(0, residuals) * deals / (deals - 1)) / planned;
            return new ChanceInterval(Math.max(0, ratio() - half), ratio() + half);
        }
    }

    /** A team or person: what was told, and what came. */
    private static final class Scope {
        private final List<TeamEffects.Told> told = new ArrayList<>();
        private final Amounts amounts = new Amounts();
    }

    private static Rows rows(Map<String, Rows> inputs) {
        List<List<Object>> rows = new ArrayList<>();
        Rows points = inputs.get("outlook_points");
        int review = ChanceTables.reviewRow(points);
        Rows sellers = inputs.get("outlook_sellers");
        if (review >= 0 && !sellers.isEmpty()) {
            Landmarks.Chances chances = Landmarks.of(points, inputs.get("outlook_cells"))
                    .chances(
                            (Long) points.value(review, "week"),
                            (Long) points.value(review, "quarter_number"),
                            Landmarks.Horizon.THIS);
            Amounts all = new Amounts();
            for (int i = 0; i < sellers.size(); i++) {
                all.add(sellers, i, 1);
            }
            TreeMap<String, Scope> teams = new TreeMap<>();
            for (int i = 0; i < sellers.size(); i++) {
                String team = sellers.text(i, "team");
                Scope scope = teams.computeIfAbsent(team, name -> new Scope());
                scope.told.add(told(sellers, i, team, chances.shares().at(DealBand.of(sellers, i))));
                scope.amounts.add(sellers, i, all.ratio());
            }
            TreeMap<String, Scope> people = new TreeMap<>();
            for (int i = 0; i < sellers.size(); i++) {
                String team = sellers.text(i, "team");
                String owner = sellers.text(i, "owner_id");
                Scope scope = people.computeIfAbsent(owner, name -> new Scope());
                scope.told.add(told(sellers, i, owner, chances.at(DealBand.of(sellers, i), team)));
                scope.amounts.add(
                        sellers, i, all.ratio() * teams.get(team).amounts.ratio());
            }
            TeamEffects effects = chances.quarters() < Landmarks.LEAST_QUARTERS
                    ? TeamEffects.NONE
                    : TeamEffects.of(people.values().stream()
                            .flatMap(scope -> scope.told.stream())
                            .toList());
            people.forEach((owner, scope) -> rows.add(row("person", owner, scope, effects, chances.quarters())));
            teams.forEach((team, scope) -> rows.add(row("team", team, scope, chances.effects(), chances.quarters())));
        }
        return new Rows(HEADER.columns(), rows);
    }

    private static TeamEffects.Told told(Rows sellers, int i, String group, double chance) {
        return new TeamEffects.Told(group, chance, (Long) sellers.value(i, "deals"), (Long) sellers.value(i, "won"));
    }

    private static List<Object> row(String type, String id, Scope scope, TeamEffects effects, int quarters) {
        ChanceInterval odds = effects.interval(id);
        Amounts amounts = scope.amounts;
        ChanceInterval interval = amounts.isTold() ? amounts.interval() : ChanceInterval.exactly(1);
        return Arrays.asList(
                type,
                id,
                (long) quarters,
                scope.told.stream().mapToLong(TeamEffects.Told::deals).sum(),
                scope.told.stream().mapToLong(TeamEffects.Told::won).sum(),
                ChanceTables.coarse(scope.told.stream()
                        .mapToDouble(told -> told.deals() * told.chance())
                        .sum()),
                ChanceTables.coarse(effects.factor(id)),
                ChanceTables.coarse(odds.lower()),
                ChanceTables.coarse(odds.upper()),
                amounts.isTold() ? ChanceTables.coarse(amounts.ratio()) : null,
                amounts.isTold() ? ChanceTables.coarse(interval.lower()) : null,
                amounts.isTold() ? ChanceTables.coarse(interval.upper()) : null,
                verdict(odds, interval));
    }

    static String verdict(ChanceInterval odds, ChanceInterval amounts) {
        if (odds.upper() < 1) {
            return amounts.upper() < 1 ? "too_hopeful" : "wins_less";
        }
        if (odds.lower() > 1) {
            return amounts.lower() > 1 ? "too_careful" : "wins_more";
        }
        return "not_distinguishable";
    }
}
