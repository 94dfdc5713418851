package io.quarterdeck.sample;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What sellers say on Fridays that their quarter will come to, and what their managers make of it. A call is what is
 * booked, what the seller believes of the deals planned for the quarter, and a little of what is not in the CRM yet. The
 * habits of the team are in it: some hope, some keep something back.
 */
final class ForecastCalls {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 5);

    /** By stage as shown, from Qualified to Verbal: which share of such a deal a plain seller counts on this quarter. */
    private static final double[] BELIEF = {0.05, 0.12, 0.3, 0.55, 0.85};

    /** What a team's records are worth in the eyes of those who wrote them: they know a part of their habit, and no more. */
    private static final Map<Habit, Double> OWN_DISCOUNT =
            Map.of(Habit.HOPEFUL, 0.75, Habit.PLAIN, 0.8, Habit.SANDBAGGING, 1.05);

    /** Of last quarter's bookings, the share that a seller expects from deals that nobody knows yet. */
    private static final double UNKNOWN_DEALS = 0.42;

    /** Days that a seller allows a deal for each workday that one like it takes. */
    private static final double HURRY = 0.7;

    private static final long ROUNDED_TO = 10_000;

    private static final Map<Habit, String> ENGLISH = Map.of(
            Habit.HOPEFUL, "Two of these are not where the CRM says",
            Habit.SANDBAGGING, "Has come in higher every quarter",
            Habit.PLAIN, "After going through the deals together");

    /** What somebody says that a quarter will come to: what is booked, and the rest of it. */
    private record Told(double booked, double rest) {
        double withRest(double factor) {
            return booked + factor * rest;
        }
    }

    /** Whose quarter, as seen on a day. */
    private record View(Person seller, LocalDate day) {}

    private static final class Standing {
        private double booked;
        private double believed;
    }

    private final ExportFolder folder;
    private final Division division;
    private final SalesFloor floor;
    private final Map<String, Person> people = new TreeMap<>();
    private final Map<View, Standing> standings = new TreeMap<>(
            Comparator.comparing(View::day).thenComparing(view -> view.seller().id()));
    private final Map<String, Double> bookedIn = new TreeMap<>();

    ForecastCalls(ExportFolder folder, Division division, SalesFloor floor) {
        this.folder = folder;
        this.division = division;
        this.floor = floor;
        Cast.company().people().forEach(person -> people.put(person.id(), person));
    }

    /** Adds the division's calls and corrections, where they are asked for. */
    void add() throws IOException {
        if (!folder.wants(ExportFile.CALLS) && !folder.wants(ExportFile.CORRECTIONS)) {
            return;
        }
        floor.deals().forEach(this::follow);
        int call = 0;
        int correction = 0;
        for (LocalDate day = FIRST; !day.isAfter(SalesCalendar.EXPORTED); day = day.plusWeeks(1)) {
            for (Assignment assignment : Cast.company().sellingOn(day)) {
                Chance chance =
                        Chance.of(division.seed(), "call " + assignment.person().id() + " " + day);
                Told told = told(assignment, day, chance);
                boolean isForgotten = chance.happens(0.07);
                if (!isForgotten && folder.wants(ExportFile.CALLS)) {
                    folder.file(ExportFile.CALLS)
                            .add(
                                    division.id(String.format(Locale.ROOT, "CA-%05d", ++call)),
                                    division.id(assignment.person()),
                                    Quarter.of(day),
                                    Fen.text(Fen.of(told.withRest(1), ROUNDED_TO)),
                                    day);
                }
                if (!isForgotten && isCorrected(assignment, day) && folder.wants(ExportFile.CORRECTIONS)) {
                    LocalDate monday = day.plusDays(3);
                    if (!monday.isAfter(SalesCalendar.EXPORTED)
                            && Quarter.of(monday).equals(Quarter.of(day))) {
                        folder.file(ExportFile.CORRECTIONS)
                                .add(
                                        division.id(String.format(Locale.ROOT, "CC-%05d", ++correction)),
                                        division.id(assignment.manager()),
                                        division.id(assignment.person()),
                                        Quarter.of(day),
                                        Fen.text(Fen.of(told.withRest(correctedBy(assignment, chance)), ROUNDED_TO)),
                                        monday,
                                        reason(assignment));
                    }
                }
            }
        }
    }

    /** Notes a deal on every Friday of a quarter in which it was to close, or did. */
    private void follow(Deal deal) {
        Opportunity opportunity = deal.opportunity();
        if (opportunity.stage() == Stage.CLOSED_WON) {
            bookedIn.merge(
                    opportunity.owner().id() + " " + Quarter.of(opportunity.closeDate()),
                    Fen.yuan(opportunity.amount()),
                    Double::sum);
        }
        LocalDate first = opportunity.created().with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
        LocalDate last = opportunity.stage().isOpen()
                ? SalesCalendar.EXPORTED
                : Quarter.of(opportunity.closeDate()).last();
        for (LocalDate day = first.isBefore(FIRST) ? FIRST : first; !day.isAfter(last); day = day.plusWeeks(1)) {
            LocalDate after = day.plusDays(1);
            Stage stage = Stage.titled(opportunity.shownBefore(after, Change.Field.STAGE));
            LocalDate close = LocalDate.parse(opportunity.shownBefore(after, Change.Field.CLOSE_DATE));
            boolean isLate = stage.isOpen() && close.isBefore(day);
            if (stage == Stage.CLOSED_LOST || !isLate && !Quarter.of(close).holds(day)) {
                continue;
            }
            double amount = Fen.yuan(Fen.parse(opportunity.shownBefore(after, Change.Field.AMOUNT)));
            Standing standing = standings.computeIfAbsent(
                    new View(people.get(opportunity.shownBefore(after, Change.Field.OWNER)), day),
                    view -> new Standing());
            if (stage == Stage.CLOSED_WON) {
                standing.booked += amount;
            } else {
                standing.believed += amount * BELIEF[stage.ordinal()] * timeFor(stage, day);
            }
        }
    }

    /** Towards the end of a quarter hardly anyone counts on a deal that has a way to go; 1 while there is time. */
    private static double timeFor(Stage stage, LocalDate day) {
        return Math.min(1, Quarter.daysLeft(day) / (HURRY * stage.workdaysToWin()));
    }

    private Told told(Assignment assignment, LocalDate day, Chance chance) {
        Person seller = assignment.person();
        Standing standing = standings.getOrDefault(new View(seller, day), new Standing());
        Quarter quarter = Quarter.of(day);
        double unknown = UNKNOWN_DEALS
                * bookedIn.getOrDefault(
                        seller.id() + " " + Quarter.of(quarter.first().minusDays(1)), 0.0)
                * Quarter.daysLeft(day)
                / 91;
        double mood = Chance.of(division.seed(), "mood " + seller.id() + " " + quarter)
                .lognormal(1, 0.12);
        double belief = mood * OWN_DISCOUNT.get(assignment.team().habit) * chance.lognormal(1, 0.05);
        return new Told(standing.booked, belief * (standing.believed + unknown));
    }

    /** Every second week, for those whom the manager does not take at their word in that quarter. */
    private boolean isCorrected(Assignment assignment, LocalDate day) {
        boolean isMeeting = (day.toEpochDay() - FIRST.toEpochDay()) / 7 % 2 == 0;
        Chance chance =
                Chance.of(division.seed(), "correction " + assignment.person().id() + " " + Quarter.of(day));
        return isMeeting && chance.happens(assignment.team().habit == Habit.PLAIN ? 0.2 : 0.9);
    }

    /** Of what is not booked yet: a manager sees through the habit of a team, though not to its bottom. */
    private static double correctedBy(Assignment assignment, Chance chance) {
        return switch (assignment.team().habit) {
            case HOPEFUL -> chance.between(0.5, 0.85);
            case SANDBAGGING -> chance.between(1.05, 1.4);
            case PLAIN -> chance.between(0.9, 1.04);
        };
    }

    private static String reason(Assignment assignment) {
        return assignment.team().region == Region.CHINA ? "一起过了一遍商机" : ENGLISH.get(assignment.team().habit);
    }
}
