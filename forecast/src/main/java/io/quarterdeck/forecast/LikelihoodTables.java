package io.quarterdeck.forecast;

import io.quarterdeck.engine.JavaModel;
import io.quarterdeck.engine.Model;
import io.quarterdeck.engine.ResourceFolder;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.forecast.BookingsDistribution.OpenDeal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The step that reads what each person has booked and what is open for a period, and writes {@code likelihood}. */
public final class LikelihoodTables {
    private static final TableHeader HEADER = TableHeader.parse(
            "likelihood",
            ResourceFolder.read(LikelihoodTables.class, "tables", ".table").get("likelihood"));

    private static final int RATE_DECIMALS = 9;

    private LikelihoodTables() {}

    /** The model of {@code likelihood}. */
    public static Model model() {
        return new JavaModel(HEADER, inputs -> rows(inputs.get("likelihood_periods"), inputs.get("likelihood_deals")));
    }

    /**
     * @param periods rows of {@code likelihood_periods}
     * @param deals rows of {@code likelihood_deals}
     */
    static Rows rows(Rows periods, Rows deals) {
        Map<List<String>, List<OpenDeal>> open = new HashMap<>();
        for (int i = 0; i < deals.size(); i++) {
            open.computeIfAbsent(key(deals, i), k -> new ArrayList<>())
                    .add(OpenDeal.of(deals.money(i, "amount"), deals.number(i, "chance")));
        }
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            rows.add(row(periods, i, open.getOrDefault(key(periods, i), List.of())));
        }
        return new Rows(HEADER.columns(), rows);
    }

    private static List<String> key(Rows rows, int i) {
        return List.of(rows.text(i, "scope_type"), rows.text(i, "scope_id"), rows.text(i, "period"));
    }

    private static List<Object> row(Rows periods, int i, List<OpenDeal> deals) {
        BigDecimal booked = periods.money(i, "booked");
        BigDecimal target = periods.money(i, "target");
        BookingsDistribution bookings = BookingsDistribution.of(BookingsDistribution.minor(booked), deals);
        boolean hasTarget = target != null && target.signum() > 0;
        Double chance = hasTarget ? rate(bookings.chanceOf(BookingsDistribution.minor(target))) : null;
        return Arrays.asList(
                periods.text(i, "scope_type"),
                periods.text(i, "scope_id"),
                periods.text(i, "period_type"),
                periods.text(i, "period"),
                booked,
                (long) deals.size(),
                money(Math.round(bookings.mean())),
                money(bookings.quantile(0.1)),
                money(bookings.quantile(0.5)),
                money(bookings.quantile(0.9)),
                target,
                chance,
                money(bookings.rounding()));
    }

    private static double rate(double chance) {
        return BigDecimal.valueOf(chance)
                .setScale(RATE_DECIMALS, RoundingMode.HALF_UP)
                .doubleValue();
    }

    private static BigDecimal money(long minor) {
        return BigDecimal.valueOf(minor, 2).setScale(6);
    }
}
