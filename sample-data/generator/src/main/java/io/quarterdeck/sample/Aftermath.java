package io.quarterdeck.sample;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What in fact happened, counted once the simulation has run past the export to its horizon. */
final class Aftermath {
    /** Deals begun later than this may not have run their course by the horizon. */
    private static final LocalDate LAST_COHORT = LocalDate.of(2025, 3, 31);

    private static final Quarter REVIEWED = Quarter.of(SalesCalendar.EXPORTED);

    private final List<Deal> deals;

    Aftermath(List<Deal> deals) {
        this.deals = deals;
    }

    /** By stage: of the deals that the CRM ever showed in it, the share that was won in the end. */
    Map<String, Object> wonShareByStage(Predicate<Deal> which) {
        Map<String, Object> shares = new TreeMap<>();
        for (Stage stage : Stage.OPEN) {
            List<Deal> reached = deals.stream()
                    .filter(which)
                    .filter(deal -> !deal.isOpen() && isInCohorts(deal.opportunity()))
                    .filter(deal -> stagesShown(deal).contains(stage))
                    .toList();
            shares.put(stage.title, share(reached, deal -> deal.stage() == Stage.CLOSED_WON));
        }
        return shares;
    }

    private static boolean isInCohorts(Opportunity opportunity) {
        return opportunity.created().isAfter(SalesCalendar.GO_LIVE_DONE)
                && !opportunity.created().isAfter(LAST_COHORT);
    }

    private static Set<Stage> stagesShown(Deal deal) {
        Set<Stage> shown = EnumSet.of(deal.opportunity().stage());
        for (Change change : deal.opportunity().changes()) {
            if (change.field() == Change.Field.STAGE) {
                shown.add(Stage.titled(change.before()));
                shown.add(Stage.titled(change.after()));
            }
        }
        return shown;
    }

    /**
     * Of the deals that were open when a quarter began and planned to close in it, the shares that were won, lost and
     * neither in it: full quarters from 2021-Q4 on.
     */
    Map<String, Object> fateOfPlans(Predicate<Deal> which) {
        int planned = 0;
        int won = 0;
        int lost = 0;
        Quarter quarter = Quarter.of(SalesCalendar.GO_LIVE).next();
        for (; quarter.compareTo(REVIEWED) < 0; quarter = quarter.next()) {
            for (Deal deal : deals) {
                if (which.test(deal) && isPlannedIn(quarter, deal.opportunity())) {
                    planned++;
                    boolean isOver = !deal.opportunity().closeDate().isAfter(quarter.last());
                    won += isOver && deal.stage() == Stage.CLOSED_WON ? 1 : 0;
                    lost += isOver && deal.stage() == Stage.CLOSED_LOST ? 1 : 0;
                }
            }
        }
        double all = planned;
        return Map.of(
                "planned_count", planned,
                "won_share", won / all,
                "lost_share", lost / all,
                "slipped_share", (planned - won - lost) / all);
    }

    private static boolean isPlannedIn(Quarter quarter, Opportunity opportunity) {
        LocalDate first = quarter.first();
        return opportunity.created().isBefore(first)
                && Stage.titled(opportunity.shownBefore(first, Change.Field.STAGE))
                        .isOpen()
                && quarter.holds(LocalDate.parse(opportunity.shownBefore(first, Change.Field.CLOSE_DATE)));
    }

    /** Times the close date of a deal was moved to a later day, on average. */
    double meanPushes(Predicate<Deal> which) {
        return deals.stream().filter(which).mapToInt(Deal::pushes).average().orElse(0);
    }

    /** How the quarter under review ended, in yuan: booked by the export, and after it, from what was open and new. */
    Map<String, Object> quarterUnderReview(Predicate<Deal> which) {
        long booked = 0;
        long fromOpen = 0;
        long fromNew = 0;
        for (Deal deal : deals) {
            Opportunity opportunity = deal.opportunity();
            if (!which.test(deal) || deal.stage() != Stage.CLOSED_WON || !REVIEWED.holds(opportunity.closeDate())) {
                continue;
            }
            if (!opportunity.closeDate().isAfter(SalesCalendar.EXPORTED)) {
                booked += opportunity.amount();
            } else if (!opportunity.created().isAfter(SalesCalendar.EXPORTED)) {
                fromOpen += opportunity.amount();
            } else {
                fromNew += opportunity.amount();
            }
        }
        return Map.of(
                "booked_by_export", Fen.yuan(booked),
                "won_later_from_open", Fen.yuan(fromOpen),
                "won_later_from_new", Fen.yuan(fromNew),
                "total", Fen.yuan(booked + fromOpen + fromNew));
    }

    private static double share(List<Deal> deals, Predicate<Deal> which) {
        return deals.stream().filter(which).count() / (double) deals.size();
    }
}
