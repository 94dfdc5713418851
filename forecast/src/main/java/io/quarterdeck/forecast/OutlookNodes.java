package io.quarterdeck.forecast;

import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Scope;
import io.quarterdeck.forecast.Landmarks.Horizon;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What everyone brings to a quarter, added up to teams, regions and the company: the parts are those of people, rounded to the
 * minor unit for each, so every sum is exact. What is not yet known is shared out over those who are there by what they
 * booked in the last four quarters, drawn to the average by a quarter of it.
 */
final class OutlookNodes {
    private static final double DRAWN_BY = 0.25;

    private static final int MINOR_UNIT_DECIMALS = 2;

    /** The company, a region, a team or a person. */
    static final class Node {
        private final List<TotalDistribution.Deal> deals = new ArrayList<>();
        private BigDecimal open = BigDecimal.ZERO;
        private BigDecimal fresh = BigDecimal.ZERO;
        private double view;

        /** Open deals, at what they would bring. */
        List<TotalDistribution.Deal> deals() {
            return deals;
        }

        BigDecimal open() {
            return open;
        }

        BigDecimal fresh() {
            return fresh;
        }

        /** Open and fresh before the series had a say. */
        double view() {
            return view;
        }
    }

    private static final Scope COMPANY = new Scope("company", "company");

    private OutlookNodes() {}

    /**
     * @param parts rows of {@code outlook_parts}
     * @param people rows of {@code outlook_people}
     * @param view of the company
     * @param scale what the series makes of what is to come
     */
    static SortedMap<Scope, Node> of(Rows parts, Rows people, PipelineView view, double scale, Horizon horizon) {
        SortedMap<Scope, Node> nodes = new TreeMap<>();
        nodes.put(COMPANY, new Node());
        Map<String, List<Scope>> scopes = scopes(people);
        boolean isThis = horizon == Horizon.THIS;
        Map<String, List<Integer>> places = new TreeMap<>();
        for (int i = 0; i < parts.size(); i++) {
            places.computeIfAbsent(parts.text(i, "owner_id"), owner -> new ArrayList<>())
                    .add(i);
        }
        if (view.open() != 0) {
            places.forEach((owner, rows) -> {
                double open = 0;
                List<TotalDistribution.Deal> deals = new ArrayList<>();
                for (int i : rows) {
                    double amount =
                            parts.number(i, "amount") * parts.number(i, isThis ? "money_share" : "next_money_share");
                    double chance = parts.number(i, isThis ? "chance" : "next_chance");
                    deals.add(new TotalDistribution.Deal(amount * scale, chance));
                    open += amount * chance;
                }
                add(nodes, scopesOf(scopes, owner), deals, open, 0, scale);
            });
        }
        shares(people)
                .forEach((owner, share) ->
                        add(nodes, scopesOf(scopes, owner), List.of(), 0, view.fresh() * share, scale));
        return nodes;
    }

    private static List<Scope> scopesOf(Map<String, List<Scope>> scopes, String owner) {
        return scopes.getOrDefault(owner, List.of(COMPANY, new Scope("person", owner)));
    }

    private static void add(
            SortedMap<Scope, Node> nodes,
            List<Scope> scopes,
            List<TotalDistribution.Deal> deals,
            double open,
            double fresh,
            double scale) {
        BigDecimal roundedOpen = money(open * scale);
        BigDecimal roundedFresh = money(fresh * scale);
        for (Scope scope : scopes) {
            Node node = nodes.computeIfAbsent(scope, s -> new Node());
            node.deals.addAll(deals);
            node.open = node.open.add(roundedOpen);
            node.fresh = node.fresh.add(roundedFresh);
            node.view += open + fresh;
        }
    }

    private static Map<String, List<Scope>> scopes(Rows people) {
        Map<String, List<Scope>> scopes = new TreeMap<>();
        for (int i = 0; i < people.size(); i++) {
            scopes.put(
                    people.text(i, "owner_id"),
                    Arrays.asList(
                            COMPANY,
                            new Scope("region", people.text(i, "region")),
                            new Scope("team", people.text(i, "team")),
                            new Scope("person", people.text(i, "owner_id"))));
        }
        return scopes;
    }

    /** Everyone's share of what is not yet known. */
    private static SortedMap<String, Double> shares(Rows people) {
        SortedMap<String, Double> past = new TreeMap<>();
        for (int i = 0; i < people.size(); i++) {
            double booked = people.number(i, "past_booked");
            if (!Boolean.FALSE.equals(people.value(i, "is_active")) && booked > 0) {
                past.put(people.text(i, "owner_id"), booked);
            }
        }
        double sum = past.values().stream().mapToDouble(Double::doubleValue).sum();
        double drawn = past.isEmpty() ? 0 : DRAWN_BY * sum / past.size();
        past.replaceAll((owner, booked) -> (booked + drawn) / (sum * (1 + DRAWN_BY)));
        return past;
    }

    static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(MINOR_UNIT_DECIMALS, RoundingMode.HALF_UP);
    }
}
