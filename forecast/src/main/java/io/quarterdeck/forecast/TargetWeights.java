package io.quarterdeck.forecast;

import io.quarterdeck.engine.JavaModel;
import io.quarterdeck.engine.Model;
import io.quarterdeck.engine.ResourceFolder;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The step that writes {@code target_weights}: by what a target is spread over people. What a person books in a month,
 * times what their region could buy beside what it does, times the share of the month that they are there, times their ramp.
 */
final class TargetWeights {
    private static final TableHeader HEADER = TableHeader.parse(
            "target_weights",
            ResourceFolder.read(TargetWeights.class, "tables", ".table").get("target_weights"));

    /** Nobody weighs less than this share of the middle seller: a bad year is no reason for no target. */
    private static final double LEAST_SHARE = 0.25;

    /** How much of a weight follows the market's size, where that is known, and how much what was sold there. */
    private static final double SHARE_OF_POTENTIAL = 0.25;

    private TargetWeights() {}

    static Model model() {
        return new JavaModel(HEADER, inputs -> weights(inputs.get("target_places"), inputs.get("region_potential")));
    }

    static Rows weights(Rows places, Rows potentials) {
        Map<String, List<Double>> ofTeam = new TreeMap<>();
        Map<String, Double> once = new TreeMap<>();
        Map<String, Double> sold = new TreeMap<>();
        for (int i = 0; i < places.size(); i++) {
            double history = places.number(i, "history");
            if (isSeller(places, i) && history > 0 && once.put(places.text(i, "owner_id"), history) == null) {
                ofTeam.computeIfAbsent(places.text(i, "team"), t -> new ArrayList<>())
                        .add(history);
                sold.merge(places.text(i, "region"), history, Double::sum);
            }
        }
        double middle = once.isEmpty() ? 1 : SeasonalIndex.median(List.copyOf(once.values()));
        Map<String, Double> usualOfTeam = new TreeMap<>();
        ofTeam.forEach((team, histories) -> usualOfTeam.put(team, SeasonalIndex.median(histories)));
        Map<String, Double> factors = potentialFactors(potentials, sold);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            String team = places.text(i, "team");
            String region = places.text(i, "region");
            double usual = usualOfTeam.getOrDefault(team, middle);
            double history = places.number(i, "history");
            double base = Double.isNaN(history) ? usual : Math.max(history, LEAST_SHARE * usual);
            double present = places.number(i, "present_share");
            double ramp =
                    RampProfile.of(places.text(i, "ramp_profile")).share((Long) places.value(i, "months_since_hire"));
            double factor = factors.getOrDefault(region, 1.0);
            rows.add(Arrays.asList(
                    places.text(i, "owner_id"),
                    places.text(i, "month"),
                    places.date(i, "month_start"),
                    team,
                    region,
                    BigDecimal.valueOf(base).setScale(2, RoundingMode.HALF_UP),
                    rounded(factor),
                    rounded(present),
                    rounded(ramp),
                    isSeller(places, i) ? rounded(base * factor * present * ramp) : 0.0));
        }
        return new Rows(HEADER.columns(), rows);
    }

    private static boolean isSeller(Rows places, int row) {
        return Boolean.TRUE.equals(places.value(row, "is_seller"));
    }

    /** By region: above 1 where more could be bought than its share of sales says. */
    private static Map<String, Double> potentialFactors(Rows potentials, Map<String, Double> sold) {
        Map<String, Double> known = new TreeMap<>();
        for (int i = 0; i < potentials.size(); i++) {
            double potential = potentials.number(i, "potential");
            if (potential > 0 && sold.getOrDefault(potentials.text(i, "region"), 0.0) > 0) {
                known.put(potentials.text(i, "region"), potential);
            }
        }
        double all = known.values().stream().mapToDouble(p -> p).sum();
        double allSold = known.keySet().stream().mapToDouble(sold::get).sum();
        Map<String, Double> factors = new TreeMap<>();
        known.forEach((region, potential) -> factors.put(
                region,
                1 - SHARE_OF_POTENTIAL + SHARE_OF_POTENTIAL * (potential / all) / (sold.get(region) / allSold)));
        return factors;
    }

    private static double rounded(double value) {
        return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP).doubleValue();
    }
}
