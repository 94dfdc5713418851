package io.quarterdeck.sample;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What sellers promised their managers at the beginning of the last months, with the reasons why something promised for
 * the month before did not come: the list that the filled workbooks of the one-to-one leave behind.
 */
final class MonthPlans {
    private static final YearMonth FIRST = YearMonth.of(2025, 7);

    /** By stage as shown: what of such a deal that is planned for the period a plain seller promises. */
    private static final double[] BELIEF = {0.05, 0.12, 0.3, 0.55, 0.85};

    private static final double CONFIDENCE = 0.3;

    /** Of what is believed in, the share that people promise for a month: most comes in a quarter's last one. */
    private static final double IN_A_MONTH = 0.35;

    private static final double IN_THE_LAST_MONTH = 0.7;

    private static final int MOST_DEALS = 3;
    private static final int MOST_OF_A_REMEDY = 2;
    private static final long ROUNDED_TO = 10_000;

    /** Some say the same every time. */
    private static final double HABITUAL = 0.6;

    private static final List<String> REASONS =
            List.of("customer_waits", "budget", "no_decider", "our_delay", "not_qualified");

    private static final Map<String, String> REASONS_OF_LOSS = Map.of(
            "Competitor", "competitor", "Price", "price", "No Budget", "budget", "No Decision", "customer_waits");

    private static final List<String> STEPS =
            List.of("Send the revised quote", "Call purchasing", "Agree the terms", "Meet the head of the lab");

    private static final List<String> CHINESE_STEPS = List.of("更新报价", "拜访采购部", "确认合同条款", "与实验室主任见面");

    /** An open deal as its owner sees it when a day begins; the amount is in yuan. */
    private record Seen(Deal deal, Stage stage, LocalDate close, double amount) {}

    /** A promise of a plan, or a reason; what does not apply is null. */
    private record Promise(
            String item,
            String kind,
            Deal deal,
            String account,
            LocalDate due,
            Long amount,
            Integer quantity,
            String lever,
            List<Deal> deals,
            Long expected,
            String refersTo,
            String reason,
            String note) {

        static Promise money(String kind, long fen) {
            return new Promise(kind, kind, null, null, null, fen, null, null, List.of(), null, null, null, null);
        }

        static Promise count(String kind, LocalDate week, int quantity) {
            String item = kind + ":" + week;
            return new Promise(item, kind, null, null, week, null, quantity, null, List.of(), null, null, null, null);
        }

        static Promise reason(String refersTo, String reason) {
            String item = "reason:" + refersTo;
            return new Promise(
                    item, "reason", null, null, null, null, null, null, List.of(), null, refersTo, reason, null);
        }
    }

    private final ExportFolder folder;
    private final Division division;
    private final SalesFloor floor;
    private final JointVisits visits;

    MonthPlans(ExportFolder folder, Division division, SalesFloor floor) {
        this.folder = folder;
        this.division = division;
        this.floor = floor;
        this.visits = new JointVisits(folder, division, floor);
    }

    /** Adds the division's plans, where they are asked for. */
    void add() throws IOException {
        if (!folder.wants(ExportFile.PLANS)) {
            return;
        }
        Map<String, List<Promise>> before = Map.of();
        List<JointVisits.Visit> jointBefore = List.of();
        for (YearMonth month = FIRST;
                !month.isAfter(YearMonth.from(SalesCalendar.EXPORTED));
                month = month.plusMonths(1)) {
            LocalDate day = SalesCalendar.workdayFrom(month.atDay(1));
            Map<String, List<Seen>> open = openBySeller(day);
            List<JointVisits.Visit> joint = jointVisits(month);
            Map<String, List<Promise>> made = new TreeMap<>();
            for (Assignment assignment : Cast.company().sellingOn(day)) {
                String seller = assignment.person().id();
                Chance chance = Chance.of(division.seed(), "plan " + seller + " " + month);
                if (chance.happens(0.1)) {
                    continue;
                }
                List<Promise> promises =
                        promises(assignment, month, day, open.getOrDefault(seller, List.of()), joint, chance);
                List<Promise> all = new ArrayList<>(promises);
                all.addAll(
                        reasons(assignment, month.minusMonths(1), before.getOrDefault(seller, List.of()), jointBefore));
                made.put(seller, promises);
                write(assignment, month, day, all);
            }
            before = made;
            jointBefore = joint;
        }
    }

    private void write(Assignment assignment, YearMonth month, LocalDate day, List<Promise> promises)
            throws IOException {
        RecordFile file = folder.file(ExportFile.PLANS);
        for (Promise promise : promises) {
            file.add(
                    division.id(assignment.person()),
                    month,
                    day,
                    promise.item(),
                    promise.kind(),
                    division.id(assignment.manager()),
                    promise.deal() == null ? null : division.id(promise.deal()),
                    promise.account(),
                    promise.due(),
                    promise.amount() == null ? null : Fen.text(promise.amount()),
                    promise.quantity(),
                    promise.lever(),
                    String.join(", ", promise.deals().stream().map(division::id).toList()),
                    promise.expected() == null ? null : Fen.text(promise.expected()),
                    promise.refersTo(),
                    promise.reason(),
                    promise.note());
        }
    }

    private Map<String, List<Seen>> openBySeller(LocalDate day) {
        Map<String, List<Seen>> open = new TreeMap<>();
        for (Deal deal : floor.deals()) {
            Opportunity opportunity = deal.opportunity();
            if (!opportunity.created().isBefore(day)
                    || !opportunity.stage().isOpen() && opportunity.closeDate().isBefore(day)) {
                continue;
            }
            Seen seen = new Seen(
                    deal,
                    Stage.titled(opportunity.shownBefore(day, Change.Field.STAGE)),
                    LocalDate.parse(opportunity.shownBefore(day, Change.Field.CLOSE_DATE)),
                    Fen.yuan(Fen.parse(opportunity.shownBefore(day, Change.Field.AMOUNT))));
            open.computeIfAbsent(opportunity.shownBefore(day, Change.Field.OWNER), owner -> new ArrayList<>())
                    .add(seen);
        }
        return open;
    }

    private List<JointVisits.Visit> jointVisits(YearMonth month) {
        List<JointVisits.Visit> planned = new ArrayList<>();
        LocalDate monday = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (; !monday.isAfter(month.atEndOfMonth()); monday = monday.plusWeeks(1)) {
            visits.inWeek(monday).stream()
                    .filter(visit -> YearMonth.from(visit.planned()).equals(month))
                    .forEach(planned::add);
        }
        planned.sort(Comparator.comparing(JointVisits.Visit::planned));
        return planned;
    }

    private List<Promise> promises(
            Assignment assignment,
            YearMonth month,
            LocalDate day,
            List<Seen> open,
            List<JointVisits.Visit> joint,
            Chance chance) {
        LocalDate last = month.atEndOfMonth();
        double mood = chance.lognormal(1 + CONFIDENCE * assignment.team().habit.confidence, 0.12);
        LocalDate quarterEnd = Quarter.of(day).last();
        double ofMonth = mood * (last.equals(quarterEnd) ? IN_THE_LAST_MONTH : IN_A_MONTH) * believed(open, last);
        double ofQuarter = booked(assignment.person(), Quarter.of(day).first(), day.minusDays(1))
                + mood * believed(open, quarterEnd);
        List<Promise> promises = new ArrayList<>();
        promises.add(Promise.money("commitment_month", Fen.of(ofMonth, ROUNDED_TO)));
        promises.add(Promise.money("commitment_quarter", Fen.of(Math.max(ofQuarter, ofMonth), ROUNDED_TO)));
        boolean isChinese = assignment.team().region == Region.CHINA;
        Comparator<Seen> largestFirst = Comparator.comparingDouble(
                        (Seen seen) -> -seen.amount() * BELIEF[seen.stage().ordinal()])
                .thenComparing(seen -> seen.deal().opportunity().id());
        open.stream()
                .filter(seen -> seen.stage().compareTo(Stage.PROPOSAL) > 0
                        && !seen.close().isAfter(last))
                .sorted(largestFirst)
                .limit(MOST_DEALS)
                .map(seen -> new Promise(
                        "deal:" + division.id(seen.deal()),
                        "deal",
                        seen.deal(),
                        null,
                        SalesCalendar.workdayUpTo(last),
                        Fen.of(seen.amount(), ROUNDED_TO),
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        chance.pick(isChinese ? CHINESE_STEPS : STEPS)))
                .forEach(promises::add);
        remedy(open, last, largestFirst, chance).ifPresent(promises::add);
        int number = 0;
        for (JointVisits.Visit visit : joint) {
            if (visit.assignment().person().equals(assignment.person())) {
                promises.add(new Promise(
                        String.format(Locale.ROOT, "joint_visit:%s:%d", visit.planned(), ++number),
                        "joint_visit",
                        null,
                        visit.account().name(),
                        visit.planned(),
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null));
            }
        }
        for (LocalDate week = day; !week.isAfter(last); week = week.with(TemporalAdjusters.next(DayOfWeek.MONDAY))) {
            promises.add(Promise.count("visits", week, chance.happens(0.25) ? 2 : 1));
        }
        return promises;
    }

    /** To pull in what is far along and planned for later; where nothing is, to bring the largest offers to a decision. */
    private static Optional<Promise> remedy(
            List<Seen> open, LocalDate last, Comparator<Seen> largestFirst, Chance chance) {
        List<Seen> later = open.stream()
                .filter(seen -> seen.stage().isLate() && seen.close().isAfter(last))
                .sorted(largestFirst)
                .limit(MOST_OF_A_REMEDY)
                .toList();
        List<Seen> offered = open.stream()
                .filter(seen -> seen.stage() == Stage.PROPOSAL)
                .sorted(largestFirst)
                .limit(MOST_OF_A_REMEDY)
                .toList();
        List<Seen> chosen = later.isEmpty() ? offered : later;
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        String lever = later.isEmpty() ? "decided_share" : "pull_in";
        double amount = chosen.stream().mapToDouble(Seen::amount).sum();
        double hope = later.isEmpty() ? chance.between(0.05, 0.15) : chance.between(0.15, 0.4);
        return Optional.of(new Promise(
                "remedy:" + lever,
                "remedy",
                null,
                null,
                null,
                null,
                null,
                lever,
                chosen.stream().map(Seen::deal).toList(),
                Fen.of(amount * hope, ROUNDED_TO),
                null,
                null,
                null));
    }

    /** Of deals that are planned to close by a day, what a plain seller counts on. */
    private static double believed(List<Seen> open, LocalDate last) {
        return open.stream()
                .filter(seen -> !seen.close().isAfter(last))
                .mapToDouble(seen -> seen.amount() * BELIEF[seen.stage().ordinal()])
                .sum();
    }

    private double booked(Person seller, LocalDate first, LocalDate last) {
        return floor.deals().stream()
                .map(Deal::opportunity)
                .filter(opportunity -> opportunity.stage() == Stage.CLOSED_WON
                        && opportunity.owner().equals(seller)
                        && !opportunity.closeDate().isBefore(first)
                        && !opportunity.closeDate().isAfter(last))
                .mapToDouble(opportunity -> Fen.yuan(opportunity.amount()))
                .sum();
    }

    /** Why what was promised for a month did not come; of a deal that was lost, as the CRM has it. */
    private List<Promise> reasons(
            Assignment assignment, YearMonth month, List<Promise> promised, List<JointVisits.Visit> joint) {
        Person seller = assignment.person();
        Chance chance = Chance.of(division.seed(), "reasons " + seller.id() + " " + month);
        String usual = assignment.team().habit == Habit.HOPEFUL
                ? "too_optimistic"
                : Chance.of(division.seed(), "usual reason " + seller.id()).pick(REASONS);
        List<Promise> reasons = new ArrayList<>();
        for (Promise promise : promised) {
            String own = chance.happens(HABITUAL) ? usual : chance.pick(REASONS);
            switch (promise.kind()) {
                case "commitment_month" -> {
                    double came = booked(seller, month.atDay(1), month.atEndOfMonth());
                    if (came < Fen.yuan(promise.amount())) {
                        reasons.add(Promise.reason(promise.item(), own));
                    }
                }
                case "deal" -> {
                    Opportunity opportunity = promise.deal().opportunity();
                    boolean isInTime = !opportunity.closeDate().isAfter(promise.due());
                    if (opportunity.stage() == Stage.CLOSED_LOST && isInTime) {
                        own = REASONS_OF_LOSS.getOrDefault(promise.deal().lossReason(), own);
                    }
                    if (opportunity.stage() != Stage.CLOSED_WON || !isInTime) {
                        reasons.add(Promise.reason(promise.item(), own));
                    }
                }
                default -> {}
            }
        }
        boolean isVisitMissed =
                joint.stream().anyMatch(visit -> visit.assignment().person().equals(seller) && visit.done() == null);
        if (!promised.isEmpty() && isVisitMissed) {
            reasons.add(Promise.reason("joint_visit", "no_time"));
        }
        return reasons;
    }
}
