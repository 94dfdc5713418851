package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.Scope;
import io.quarterdeck.forecast.PeriodRange;
import io.quarterdeck.forecast.TotalDistribution;
import io.quarterdeck.forecast.whatif.Base.Cycle;
import io.quarterdeck.forecast.whatif.Base.Foreseen;
import io.quarterdeck.forecast.whatif.Base.Lag;
import io.quarterdeck.forecast.whatif.Base.OpenDeal;
import io.quarterdeck.forecast.whatif.Base.Rates;
import io.quarterdeck.forecast.whatif.Base.Sale;
import io.quarterdeck.forecast.whatif.Base.Seller;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A company of two teams and five sellers, in the middle of the third quarter, with everything times a factor. */
final class SmallBase {
    static final LocalDate AS_OF = LocalDate.of(2025, 8, 20);

    private static final double[] SEASONS = {0.7, 0.9, 1.4, 0.6, 0.9, 1.6, 0.5, 0.8, 1.5, 0.6, 0.9, 1.6};

    private static final List<Seller> SELLERS = List.of(
            new Seller("P1", "Ana", "East", "CN", 0.3),
            new Seller("P2", "Bo", "East", "CN", 0.2),
            new Seller("P3", "Cem", "West", "EU", 0.25),
            new Seller("P4", "Dai", "West", "EU", 0.15),
            new Seller("P5", "Eli", "West", "EU", 0.1));

    private SmallBase() {}

    static Base of(double money) {
        return of(money, 3_600_000);
    }

    /** @param wanted the company's target of a quarter, before the factor */
    static Base of(double money, double wanted) {
        Random random = new Random(7);
        Timeline timeline = timeline();
        List<OpenDeal> deals = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double chance = random.nextDouble() * 0.6;
            double next = random.nextDouble() * (1 - chance) * 0.5;
            deals.add(new OpenDeal(
                    "O" + i,
                    "Deal " + i,
                    "P" + (1 + i % 5),
                    "A" + i % 8,
                    "X" + i % 3,
                    i % 2 == 0 ? "large" : "small",
                    Set.of(i % 4 == 0 ? "Harbour" : "Hill"),
                    Math.rint(20_000 + random.nextDouble() * 200_000) * money,
                    chance,
                    next,
                    Math.min(1, chance + next + 0.1),
                    0.95,
                    0.9));
        }
        SortedMap<String, Map<Scope, Foreseen>> foreseen = new TreeMap<>();
        foreseen.put("2025-Q3", quarter(deals, true, money, wanted));
        foreseen.put("2025-Q4", quarter(deals, false, money, wanted));
        Map<String, Map<Scope, BigDecimal>> booked = new HashMap<>();
        Map<String, Map<Scope, BigDecimal>> targets = new HashMap<>();
        for (int q = 1; q <= 4; q++) {
            String label = "2025-Q" + q;
            for (Scope scope : scopes()) {
                double share = share(scope);
                if (q <= 2) {
                    put(booked, label, scope, 3_000_000 * share * money);
                }
                put(targets, label, scope, wanted * share * money);
            }
        }
        foreseen.get("2025-Q3").forEach((scope, told) -> {
            booked.computeIfAbsent("2025-Q3", p -> new HashMap<>()).put(scope, told.booked());
            put(booked, "2025-07", scope, told.booked().doubleValue());
        });
        return new Base(
                timeline,
                SELLERS,
                deals,
                sales(money),
                foreseen,
                booked,
                targets,
                rates(money),
                cycles(),
                List.of(new Lag(20, 2), new Lag(60, 5), new Lag(95, 3), new Lag(200, 1)),
                List.of(new Lag(30, 1), new Lag(75, 2)),
                List.of(900_000 * money, 1_000_000 * money, 1_100_000 * money),
                Map.of(),
                List.of(0.0, 0.25, 0.5, 0.75, 1.0),
                0.12,
                names(deals));
    }

    private static List<Scope> scopes() {
        List<Scope> scopes = new ArrayList<>(List.of(
                Scope.COMPANY,
                new Scope("region", "CN"),
                new Scope("region", "EU"),
                new Scope("team", "East"),
                new Scope("team", "West")));
        SELLERS.forEach(seller -> scopes.add(new Scope("person", seller.id())));
        return scopes;
    }

    private static boolean isIn(String owner, Scope scope) {
        Seller seller =
                SELLERS.stream().filter(s -> s.id().equals(owner)).findFirst().orElseThrow();
        return switch (scope.type()) {
            case "company" -> true;
            case "region" -> seller.region().equals(scope.id());
            case "team" -> seller.team().equals(scope.id());
            default -> seller.id().equals(scope.id());
        };
    }

    private static double share(Scope scope) {
        return SELLERS.stream()
                .filter(seller -> isIn(seller.id(), scope))
                .mapToDouble(Seller::share)
                .sum();
    }

    private static void put(Map<String, Map<Scope, BigDecimal>> amounts, String label, Scope scope, double amount) {
        amounts.computeIfAbsent(label, l -> new HashMap<>()).put(scope, Results.money(amount));
    }

    /** As the pack's forecast adds people up: each part of each person in minor units. */
    private static Map<Scope, Foreseen> quarter(List<OpenDeal> deals, boolean isThis, double money, double wanted) {
        double scale = 1.05;
        Map<String, BigDecimal> open = new HashMap<>();
        deals.forEach(deal -> open.merge(
                deal.owner(),
                BigDecimal.valueOf(deal.amount()
                        * scale
                        * (isThis ? deal.moneyShare() * deal.chance() : deal.nextMoneyShare() * deal.nextChance())),
                BigDecimal::add));
        Map<Scope, Foreseen> rows = new TreeMap<>();
        for (Scope scope : scopes()) {
            BigDecimal ofOpen = BigDecimal.ZERO;
            BigDecimal ofFresh = BigDecimal.ZERO;
            for (Seller seller : SELLERS) {
                if (isIn(seller.id(), scope)) {
                    ofOpen = ofOpen.add(Results.money(open.get(seller.id()).doubleValue()));
                    ofFresh = ofFresh.add(Results.money((isThis ? 150_000 : 1_400_000) * seller.share() * money));
                }
            }
            BigDecimal certain = Results.money((isThis ? 1_000_000 : 0) * share(scope) * money);
            double size = 80_000 * money;
            double swing = 0.05;
            List<TotalDistribution.Deal> own = deals.stream()
                    .filter(deal -> isIn(deal.owner(), scope))
                    .map(deal -> new TotalDistribution.Deal(
                            deal.amount() * scale * (isThis ? deal.moneyShare() : deal.nextMoneyShare()),
                            isThis ? deal.chance() : deal.nextChance()))
                    .toList();
            double mean = ofFresh.doubleValue();
            PeriodRange range = new PeriodRange(
                    TotalDistribution.of(
                            certain.doubleValue(),
                            own,
                            0.03,
                            new TotalDistribution.Rest(mean, mean * size + swing * mean * mean)),
                    certain.doubleValue(),
                    1.2);
            BigDecimal target = Results.money(wanted * share(scope) * money);
            rows.put(
                    scope,
                    new Foreseen(
                            certain,
                            ofOpen,
                            ofFresh,
                            certain.add(ofOpen).add(ofFresh),
                            Results.money(range.p10()),
                            Results.money(range.p50()),
                            Results.money(range.p90()),
                            target,
                            range.atLeast(target.doubleValue()),
                            scale,
                            size,
                            swing,
                            1.2,
                            0.03,
                            12));
        }
        return rows;
    }

    private static List<Sale> sales(double money) {
        List<Sale> sales = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            sales.add(new Sale(
                    "P" + (1 + i % 5),
                    "A" + i % 8,
                    "X" + i % 3,
                    i % 2 == 0 ? "large" : "small",
                    Set.of(i % 4 == 0 ? "Harbour" : "Hill"),
                    (50_000 + 7_000 * i) * money));
        }
        return sales;
    }

    private static SortedMap<Scope, List<Rates>> rates(double money) {
        SortedMap<Scope, List<Rates>> rates = new TreeMap<>();
        List<Scope> scopes = new ArrayList<>(scopes());
        List.of("X0", "X1", "X2").forEach(product -> scopes.add(new Scope("product", product)));
        List.of("large", "small").forEach(segment -> scopes.add(new Scope("segment", segment)));
        for (Scope scope : scopes) {
            double share = SELLERS.stream().anyMatch(s -> s.id().equals(scope.id()))
                            || Set.of("company", "region", "team").contains(scope.type())
                    ? share(scope)
                    : 1 / 3.0;
            List<Rates> quarters = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                double swing = 1 + 0.1 * Math.sin(i * 2);
                double won = Math.rint(40 * share * swing);
                quarters.add(new Rates(
                        (2022 + (i + 2) / 4) + "-Q" + (1 + (i + 2) % 4),
                        true,
                        Math.rint(120 * share * swing),
                        won,
                        Math.rint(75 * share),
                        won,
                        won * 75_000 * swing * money));
            }
            rates.put(scope, quarters);
        }
        return rates;
    }

    private static List<Cycle> cycles() {
        List<Cycle> cycles = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            cycles.add(new Cycle("quarter " + i, 40, 60 + 3 * (i % 4)));
        }
        return cycles;
    }

    private static Names names(List<OpenDeal> deals) {
        SortedMap<String, SortedMap<String, String>> names = new TreeMap<>();
        SELLERS.forEach(seller -> {
            names.computeIfAbsent("person", t -> new TreeMap<>()).put(seller.id(), seller.name());
            names.computeIfAbsent("team", t -> new TreeMap<>()).put(seller.team(), seller.team());
            names.computeIfAbsent("region", t -> new TreeMap<>()).put(seller.region(), seller.region());
        });
        deals.forEach(deal -> {
            names.computeIfAbsent("deal", t -> new TreeMap<>()).put(deal.id(), deal.name());
            names.computeIfAbsent("product", t -> new TreeMap<>()).put(deal.product(), deal.product());
            names.computeIfAbsent("account", t -> new TreeMap<>()).put(deal.account(), deal.account());
        });
        return new Names(names);
    }

    private static Timeline timeline() {
        List<Timeline.Month> months = new ArrayList<>();
        for (YearMonth month = YearMonth.of(2025, 1);
                month.isBefore(YearMonth.of(2027, 1));
                month = month.plusMonths(1)) {
            int number = month.getMonthValue();
            boolean isNow = month.equals(YearMonth.from(AS_OF));
            months.add(new Timeline.Month(
                    month.toString(),
                    month.atDay(1),
                    month.plusMonths(1).atDay(1),
                    month.getYear() + "-Q" + (1 + (number - 1) / 3),
                    String.valueOf(month.getYear()),
                    SEASONS[number - 1],
                    21 + number % 3,
                    isNow ? 1 / 3.0 : month.atDay(1).isAfter(AS_OF) ? 1 : 0));
        }
        return new Timeline(AS_OF, months);
    }
}
