package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Scope;
import io.quarterdeck.forecast.whatif.Base.Cycle;
import io.quarterdeck.forecast.whatif.Base.Foreseen;
import io.quarterdeck.forecast.whatif.Base.Lag;
import io.quarterdeck.forecast.whatif.Base.OpenDeal;
import io.quarterdeck.forecast.whatif.Base.Rates;
import io.quarterdeck.forecast.whatif.Base.Sale;
import io.quarterdeck.forecast.whatif.Base.Seller;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The step that reads the tables of a review and of {@code sql/whatif} into a {@link Base}. */
public final class BaseTables {
    /** What is read, besides the timeline. */
    public static final List<String> TABLES = List.of(
            "capacity",
            "forecast_period",
            "monthly_bookings",
            "outlook_people",
            "people",
            "products",
            "scope_quarters",
            "scope_targets",
            "targets",
            "whatif_accounts",
            "whatif_collections",
            "whatif_cycles",
            "whatif_deals",
            "whatif_lags",
            "whatif_rates",
            "whatif_sales");

    private static final Set<String> SCOPES = Set.of("company", "region", "team", "person");

    private static final double MONTHS_OF_YEAR = 12;

    private static final List<Double> RAMP = List.of(0.0, 0.25, 0.5, 0.75, 1.0);

    private final Function<String, Rows> tables;
    private final Timeline timeline;

    private BaseTables(Function<String, Rows> tables, Timeline timeline) {
        this.tables = tables;
        this.timeline = timeline;
    }

    /** @param tables reads one of {@link #TABLES}, in the order of its grain */
    public static Base read(Function<String, Rows> tables, Timeline timeline) {
        Map<String, Rows> read = new HashMap<>();
        return new BaseTables(name -> read.computeIfAbsent(name, tables), timeline).base();
    }

    private Base base() {
        SortedMap<String, Map<Scope, Foreseen>> foreseen = foreseen();
        Map<String, Set<String>> tags = tags();
        List<OpenDeal> deals = deals(tags);
        Map<String, Map<Scope, BigDecimal>> booked = amounts(tables.apply("scope_quarters"), "period", "booked");
        amounts(tables.apply("monthly_bookings"), "month", "amount").forEach(booked::putIfAbsent);
        // The quarter under review is booked as the forecast has it.
        foreseen.forEach((period, scopes) -> {
            Map<Scope, BigDecimal> own = booked.computeIfAbsent(period, p -> new HashMap<>());
            scopes.forEach((scope, told) -> own.put(scope, told.booked()));
        });
        return new Base(
                timeline,
                sellers(foreseen),
                deals,
                sales(tags),
                foreseen,
                booked,
                targets(),
                rates(),
                cycles(),
                lags("whatif_lags", "amount"),
                lags("whatif_collections", "paid"),
                earlierBookings(),
                capacity(),
                RAMP,
                leavers(),
                names(deals));
    }

    private SortedMap<String, Map<Scope, Foreseen>> foreseen() {
        Rows rows = tables.apply("forecast_period");
        SortedMap<String, Map<Scope, Foreseen>> foreseen = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            foreseen.computeIfAbsent(rows.text(i, "period"), period -> new TreeMap<>())
                    .put(
                            new Scope(rows.text(i, "scope_type"), rows.text(i, "scope_id")),
                            new Foreseen(
                                    rows.money(i, "booked"),
                                    rows.money(i, "open_expected"),
                                    rows.money(i, "new_expected"),
                                    rows.money(i, "expected"),
                                    rows.money(i, "p10"),
                                    rows.money(i, "p50"),
                                    rows.money(i, "p90"),
                                    rows.money(i, "target"),
                                    (Double) rows.value(i, "chance_of_target"),
                                    rows.number(i, "open_scale"),
                                    orZero(rows.number(i, "new_deal_size")),
                                    orZero(rows.number(i, "new_swing")),
                                    rows.number(i, "range_widened"),
                                    rows.number(i, "dependence"),
                                    (Long) rows.value(i, "past_quarters")));
        }
        return foreseen;
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    /** With the share of what is not yet known that the pack's forecast gives them. */
    private List<Seller> sellers(SortedMap<String, Map<Scope, Foreseen>> foreseen) {
        Rows people = tables.apply("outlook_people");
        Map<String, String> names = texts("people", "owner_id", "shown_as");
        Map<Scope, Foreseen> last = foreseen.isEmpty() ? Map.of() : foreseen.get(foreseen.lastKey());
        Map<String, Double> fresh = new HashMap<>();
        Map<String, Double> past = new HashMap<>();
        for (int i = 0; i < people.size(); i++) {
            String id = people.text(i, "owner_id");
            boolean isHere = !Boolean.FALSE.equals(people.value(i, "is_active"));
            Foreseen told = last.get(new Scope("person", id));
            fresh.put(id, told == null || !isHere ? 0 : Math.max(0, told.fresh().doubleValue()));
            past.put(id, isHere ? Math.max(0, orZero(people.number(i, "past_booked"))) : 0);
        }
        Map<String, Double> weights = fresh.values().stream().anyMatch(amount -> amount > 0) ? fresh : past;
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        List<Seller> sellers = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            String id = people.text(i, "owner_id");
            sellers.add(new Seller(
                    id,
                    names.getOrDefault(id, id),
                    orEmpty(people.text(i, "team")),
                    orEmpty(people.text(i, "region")),
                    sum > 0 ? weights.get(id) / sum : 0));
        }
        return sellers;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private Map<String, String> texts(String table, String key, String value) {
        Rows rows = tables.apply(table);
        Map<String, String> texts = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            String text = rows.text(i, value);
            texts.put(rows.text(i, key), text == null ? rows.text(i, key) : text);
        }
        return texts;
    }

    private Map<String, Set<String>> tags() {
        Rows rows = tables.apply("whatif_accounts");
        Map<String, Set<String>> tags = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            SortedSet<String> own = new TreeSet<>();
            for (String column : List.of("region", "country", "city")) {
                if (rows.text(i, column) != null) {
                    own.add(rows.text(i, column));
                }
            }
            tags.put(rows.text(i, "account_id"), own);
        }
        return tags;
    }

    private List<OpenDeal> deals(Map<String, Set<String>> tags) {
        Rows rows = tables.apply("whatif_deals");
        List<OpenDeal> deals = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String account = orEmpty(rows.text(i, "account_id"));
            String name = rows.text(i, "opportunity_name");
            deals.add(new OpenDeal(
                    rows.text(i, "opportunity_id"),
                    name == null ? rows.text(i, "opportunity_id") : name,
                    orEmpty(rows.text(i, "owner_id")),
                    account,
                    orEmpty(rows.text(i, "product_id")),
                    orEmpty(rows.text(i, "segment")),
                    tags.getOrDefault(account, Set.of()),
                    rows.number(i, "amount"),
                    orZero(rows.number(i, "chance")),
                    orZero(rows.number(i, "next_chance")),
                    orZero(rows.number(i, "chance_to_win")),
                    rows.number(i, "money_share"),
                    rows.number(i, "next_money_share")));
        }
        return deals;
    }

    private List<Sale> sales(Map<String, Set<String>> tags) {
        Rows rows = tables.apply("whatif_sales");
        List<Sale> sales = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String account = rows.text(i, "account_id");
            sales.add(new Sale(
                    rows.text(i, "owner_id"),
                    account,
                    rows.text(i, "product_id"),
                    orEmpty(rows.text(i, "segment")),
                    tags.getOrDefault(account, Set.of()),
                    rows.number(i, "amount")));
        }
        return sales;
    }

    private static Map<String, Map<Scope, BigDecimal>> amounts(Rows rows, String period, String column) {
        Map<String, Map<Scope, BigDecimal>> amounts = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            if (SCOPES.contains(rows.text(i, "scope_type")) && rows.value(i, column) != null) {
                amounts.computeIfAbsent(rows.text(i, period), p -> new HashMap<>())
                        .put(new Scope(rows.text(i, "scope_type"), rows.text(i, "scope_id")), rows.money(i, column));
            }
        }
        return amounts;
    }

    private Map<String, Map<Scope, BigDecimal>> targets() {
        Map<String, Map<Scope, BigDecimal>> targets = amounts(tables.apply("scope_targets"), "period", "target");
        Rows rows = tables.apply("targets");
        for (int i = 0; i < rows.size(); i++) {
            if (rows.text(i, "measure").equals("bookings")
                    && rows.text(i, "period_type").equals("month")
                    && SCOPES.contains(rows.text(i, "scope_type"))
                    && rows.value(i, "target") != null) {
                targets.computeIfAbsent(rows.text(i, "period"), p -> new HashMap<>())
                        .put(new Scope(rows.text(i, "scope_type"), rows.text(i, "scope_id")), rows.money(i, "target"));
            }
        }
        return targets;
    }

    private SortedMap<Scope, List<Rates>> rates() {
        Rows rows = tables.apply("whatif_rates");
        SortedMap<Scope, SortedMap<LocalDate, Rates>> rates = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            rates.computeIfAbsent(
                            new Scope(rows.text(i, "scope_type"), rows.text(i, "scope_id")), scope -> new TreeMap<>())
                    .put(
                            rows.date(i, "period_start"),
                            new Rates(
                                    rows.text(i, "period"),
                                    Boolean.TRUE.equals(rows.value(i, "is_over")),
                                    rows.number(i, "created"),
                                    rows.number(i, "won"),
                                    rows.number(i, "lost"),
                                    rows.number(i, "bookings"),
                                    rows.number(i, "booked")));
        }
        SortedMap<Scope, List<Rates>> inOrder = new TreeMap<>();
        rates.forEach((scope, quarters) -> inOrder.put(scope, List.copyOf(quarters.values())));
        return inOrder;
    }

    private List<Cycle> cycles() {
        Rows rows = tables.apply("whatif_cycles");
        SortedMap<LocalDate, Cycle> cycles = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            cycles.put(
                    rows.date(i, "period_start"),
                    new Cycle(rows.text(i, "period"), rows.number(i, "won"), rows.number(i, "cycle_days")));
        }
        return List.copyOf(cycles.values());
    }

    private List<Lag> lags(String table, String weight) {
        Rows rows = tables.apply(table);
        List<Lag> lags = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            lags.add(new Lag(rows.number(i, "lag_days"), Math.max(0, orZero(rows.number(i, weight)))));
        }
        return lags;
    }

    private List<Double> earlierBookings() {
        Rows rows = tables.apply("monthly_bookings");
        LocalDate first = timeline.months().get(0).start();
        SortedMap<LocalDate, Double> months = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.text(i, "scope_type").equals("company")
                    && rows.date(i, "month_start").isBefore(first)) {
                months.put(rows.date(i, "month_start"), orZero(rows.number(i, "amount")));
            }
        }
        return List.copyOf(months.values());
    }

    private Map<String, Map<Scope, Double>> capacity() {
        Rows rows = tables.apply("capacity");
        Map<String, Map<Scope, Double>> capacity = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.value(i, "capacity") != null) {
                capacity.computeIfAbsent(rows.text(i, "month"), month -> new HashMap<>())
                        .put(
                                new Scope(rows.text(i, "scope_type"), rows.text(i, "scope_id")),
                                rows.number(i, "capacity"));
            }
        }
        return capacity;
    }

    /** As capacity has it: the share that is still there in its last month, over a year. */
    private double leavers() {
        Rows rows = tables.apply("capacity");
        double survival = 1;
        int months = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.text(i, "scope_type").equals("company") && rows.number(i, "survival") < 1) {
                survival = Math.min(survival, rows.number(i, "survival"));
                months++;
            }
        }
        return months == 0 ? 0 : 1 - Math.pow(survival, MONTHS_OF_YEAR / months);
    }

    private Names names(List<OpenDeal> deals) {
        SortedMap<String, SortedMap<String, String>> names = new TreeMap<>();
        Rows people = tables.apply("outlook_people");
        for (int i = 0; i < people.size(); i++) {
            add(names, "team", people.text(i, "team"), people.text(i, "team"));
            add(names, "region", people.text(i, "region"), people.text(i, "region"));
        }
        texts("people", "owner_id", "shown_as").forEach((id, name) -> add(names, "person", id, name));
        texts("products", "product_id", "product_name").forEach((id, name) -> add(names, "product", id, name));
        texts("whatif_accounts", "account_id", "account_name").forEach((id, name) -> add(names, "account", id, name));
        Rows accounts = tables.apply("whatif_accounts");
        for (int i = 0; i < accounts.size(); i++) {
            add(names, "segment", accounts.text(i, "segment"), accounts.text(i, "segment"));
        }
        tags().values().forEach(tags -> tags.forEach(tag -> add(names, "territory", tag, tag)));
        deals.forEach(deal -> {
            add(names, "deal", deal.id(), deal.name());
            if (!deal.account().isEmpty()) {
                names.computeIfAbsent("account", type -> new TreeMap<>()).putIfAbsent(deal.account(), deal.account());
            }
        });
        return new Names(names);
    }

    private static void add(SortedMap<String, SortedMap<String, String>> names, String type, String id, String name) {
        if (id != null && !id.isEmpty()) {
            names.computeIfAbsent(type, t -> new TreeMap<>()).put(id, name);
        }
    }
}
