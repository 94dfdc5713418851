package io.quarterdeck.forecast;

import io.quarterdeck.engine.JavaModel;
import io.quarterdeck.engine.Model;
import io.quarterdeck.engine.ResourceFolder;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Scope;
import io.quarterdeck.engine.TableHeader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The step that writes {@code capacity}: month by month from the first of the quarter under review, for a year, with those
 * who are here and those whose first day is known already.
 */
final class CapacityTables {
    private static final TableHeader HEADER = TableHeader.parse(
            "capacity",
            ResourceFolder.read(CapacityTables.class, "tables", ".table").get("capacity"));

    private static final int MONTHS = 12;

    /** Months back over which leavers are counted. */
    private static final int MONTHS_OF_LEAVERS = 24;

    /** Quarters over which people's attainment is pooled. */
    private static final int QUARTERS = 4;

    private CapacityTables() {}

    static Model model() {
        return new JavaModel(HEADER, CapacityTables::rows);
    }

    private record Member(String team, String region, Capacity.Seller seller) {}

    private static final class Sum {
        private double heads;
        private double full;
        private double street;
        private double expected;
    }

    static Rows rows(Map<String, Rows> in) {
        LocalDate asOf = review(in.get("as_of_dates"));
        List<Member> members = members(in.get("capacity_people"));
        if (members.isEmpty()) {
            return new Rows(HEADER.columns(), List.of());
        }
        Capacity capacity = new Capacity(
                YearMonth.from(asOf), hazard(members, YearMonth.from(asOf)), attainment(in.get("person_attainment")));
        Map<String, BigDecimal> targets = targets(in.get("capacity_targets"));
        List<List<Object>> rows = new ArrayList<>();
        for (Map.Entry<LocalDate, String> month :
                months(in.get("periods"), asOf).entrySet()) {
            // A fiscal month of weeks is taken for the calendar month that it has most of.
            YearMonth number = YearMonth.from(month.getKey().plusDays(14));
            SortedMap<Scope, Sum> sums = new TreeMap<>();
            for (Member member : members) {
                for (Scope scope : List.of(
                        Scope.COMPANY, new Scope("region", member.region()), new Scope("team", member.team()))) {
                    add(sums.computeIfAbsent(scope, s -> new Sum()), member.seller(), number, capacity);
                }
            }
            sums.forEach((scope, sum) -> {
                BigDecimal target = targets.get(scope + " " + month.getValue());
                BigDecimal expected = money(sum.expected);
                rows.add(Arrays.asList(
                        scope.type(),
                        scope.id(),
                        month.getValue(),
                        month.getKey(),
                        (long) sum.heads,
                        rounded(sum.full, 6),
                        money(sum.street),
                        rounded(capacity.survival(number), 9),
                        rounded(capacity.expectedAttainment(), 9),
                        expected,
                        target,
                        target == null ? null : expected.subtract(target)));
            });
        }
        return new Rows(HEADER.columns(), rows);
    }

    private static void add(Sum sum, Capacity.Seller seller, YearMonth month, Capacity capacity) {
        boolean isHere = (seller.hired() == null || !month.isBefore(YearMonth.from(seller.hired())))
                && (seller.left() == null || !month.isAfter(YearMonth.from(seller.left())));
        sum.heads += isHere ? 1 : 0;
        sum.full += Capacity.share(seller, month);
        sum.street += Capacity.street(seller, month);
        sum.expected += capacity.expected(seller, month);
    }

    /** Whoever has no target yet is taken for the middle of the team, else of all. */
    private static List<Member> members(Rows people) {
        Map<String, List<Double>> ofTeam = new HashMap<>();
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            double quota = people.number(i, "monthly_quota");
            if (quota > 0) {
                all.add(quota);
                ofTeam.computeIfAbsent(people.text(i, "team"), t -> new ArrayList<>())
                        .add(quota);
            }
        }
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < people.size() && !all.isEmpty(); i++) {
            double quota = people.number(i, "monthly_quota");
            String team = people.text(i, "team");
            double usual = SeasonalIndex.median(ofTeam.getOrDefault(team, all));
            members.add(new Member(
                    team,
                    people.text(i, "region"),
                    new Capacity.Seller(
                            Double.isNaN(quota) ? usual : quota,
                            people.date(i, "hire_date"),
                            people.date(i, "leave_date"),
                            RampProfile.of(people.text(i, "ramp_profile")))));
        }
        return members;
    }

    /** Leavers of the last two years / months that people were there in them. */
    private static double hazard(List<Member> members, YearMonth review) {
        double leavers = 0;
        double months = 0;
        for (Member member : members) {
            Capacity.Seller seller = member.seller();
            for (int back = 1; back <= MONTHS_OF_LEAVERS; back++) {
                YearMonth month = review.minusMonths(back);
                boolean isHere = (seller.hired() == null || !month.isBefore(YearMonth.from(seller.hired())))
                        && (seller.left() == null || !month.isAfter(YearMonth.from(seller.left())));
                months += isHere ? 1 : 0;
                leavers +=
                        seller.left() != null && YearMonth.from(seller.left()).equals(month) ? 1 : 0;
            }
        }
        return months > 0 ? leavers / months : 0;
    }

    /** Pooled, over the last four quarters that are over; 1 where none is. */
    private static double attainment(Rows attained) {
        TreeMap<LocalDate, double[]> quarters = new TreeMap<>();
        for (int i = 0; i < attained.size(); i++) {
            if (Boolean.TRUE.equals(attained.value(i, "is_over")) && attained.number(i, "target") > 0) {
                double[] sums = quarters.computeIfAbsent(attained.date(i, "period_start"), q -> new double[2]);
                sums[0] += attained.number(i, "actual");
                sums[1] += attained.number(i, "target");
            }
        }
        double actual = 0;
        double target = 0;
        for (double[] sums :
                quarters.descendingMap().values().stream().limit(QUARTERS).toList()) {
            actual += sums[0];
            target += sums[1];
        }
        return target > 0 ? actual / target : 1;
    }

    /** From the first month of the quarter that the date is in. */
    private static SortedMap<LocalDate, String> months(Rows periods, LocalDate asOf) {
        SortedMap<LocalDate, String> months = new TreeMap<>();
        LocalDate first = asOf;
        for (int i = 0; i < periods.size(); i++) {
            LocalDate start = periods.date(i, "period_start");
            if (periods.text(i, "period_type").equals("month")) {
                months.put(start, periods.text(i, "period"));
            } else if (periods.text(i, "period_type").equals("quarter")
                    && !start.isAfter(asOf)
                    && periods.date(i, "period_end_exclusive").isAfter(asOf)) {
                first = start;
            }
        }
        SortedMap<LocalDate, String> wanted = new TreeMap<>();
        months.tailMap(first).entrySet().stream().limit(MONTHS).forEach(m -> wanted.put(m.getKey(), m.getValue()));
        return wanted;
    }

    private static Map<String, BigDecimal> targets(Rows targets) {
        Map<String, BigDecimal> found = new HashMap<>();
        for (int i = 0; i < targets.size(); i++) {
            Scope scope = new Scope(targets.text(i, "scope_type"), targets.text(i, "scope_id"));
            found.put(scope + " " + targets.text(i, "month"), targets.money(i, "target"));
        }
        return found;
    }

    private static LocalDate review(Rows asOfDates) {
        for (int i = 0; i < asOfDates.size(); i++) {
            if (asOfDates.text(i, "role").equals("review")) {
                return asOfDates.date(i, "as_of_date");
            }
        }
        throw new IllegalStateException("as_of_dates has no row for the review");
    }

    private static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
    }

    private static double rounded(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .doubleValue();
    }
}
