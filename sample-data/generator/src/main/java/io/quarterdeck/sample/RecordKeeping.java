package io.quarterdeck.sample;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/** What sellers write into the CRM about their deals, each team after its {@link Habit}. */
final class RecordKeeping {
    /** First guesses, quotes and terms are wrong by this much: the standard deviation of the logarithm. */
    static final double GUESS_SPREAD = 0.22;

    static final double QUOTE_SPREAD = 0.07;
    static final double TERMS_SPREAD = 0.04;

    /** Quotes leave room to come down. */
    static final double QUOTE_MARGIN = 1.05;

    static final double FIXED_PRICE_SERVICES = 0.6;
    static final double SIGNED_AS_QUOTED = 0.5;

    /** Chance per working day that a seller of plain diligence mends a date that cannot hold, or has passed. */
    static final double MENDS_DOUBTFUL = 0.05;

    static final double MENDS_PAST_DUE = 0.1;

    /** Chance that a new close date is asked for, and written down, when the customer begins to talk about terms. */
    static final double DATE_AGREED = 0.5;

    /** Chance per working day that a stage recorded too far is put back. */
    static final double PUT_BACK = 0.008;

    private static final double CALENDAR_DAYS_PER_WORKDAY = 1.15;

    private final Function<Person, Talent> talents;

    RecordKeeping(Function<Person, Talent> talents) {
        this.talents = talents;
    }

    /** The record of a deal that has just begun. */
    Opportunity opened(Deal deal, Person owner, LocalDate day, String id) {
        return new Opportunity(id, day, owner, Stage.QUALIFIED, guess(deal), planFor(deal, Stage.QUALIFIED, day));
    }

    private static long guess(Deal deal) {
        double bias = deal.account.team().habit.amountBias;
        double yuan = Fen.yuan(deal.value()) * bias;
        if (deal.isStarDeal || deal.product.isService() && deal.chance.happens(FIXED_PRICE_SERVICES)) {
            return bias == 1.0 ? deal.value() : Fen.of(yuan, 100);
        }
        return Fen.of(deal.chance.lognormal(yuan, GUESS_SPREAD), yuan > 100_000 ? 5_000 : 1_000);
    }

    /** The deal has reached a stage: the stage, the amount and perhaps the plan are written down. */
    void advanced(Deal deal, LocalDate day) {
        Opportunity opportunity = deal.opportunity();
        Stage shown = shown(deal);
        if (shown.ordinal() > opportunity.stage().ordinal()) {
            opportunity.moveTo(shown, day);
        }
        Habit habit = deal.account.team().habit;
        if (deal.stage().isLate() && habit != Habit.SANDBAGGING && deal.chance.happens(DATE_AGREED)) {
            deal.push(planFor(deal, deal.stage(), day), day);
        }
        double yuan = Fen.yuan(deal.value());
        boolean isFixed = opportunity.amount() == deal.value();
        if (deal.stage() == Stage.PROPOSAL && !isFixed) {
            opportunity.price(
                    Fen.of(deal.chance.lognormal(yuan * habit.amountBias * QUOTE_MARGIN, QUOTE_SPREAD), 100), day);
        } else if (deal.stage() == Stage.NEGOTIATION && !isFixed && deal.chance.happens(0.45)) {
            double bias = StrictMath.pow(habit.amountBias, 0.7);
            opportunity.price(Fen.of(deal.chance.lognormal(yuan * bias * 1.01, TERMS_SPREAD), 10), day);
        }
    }

    private static Stage shown(Deal deal) {
        Habit habit = deal.account.team().habit;
        if (deal.chance.happens(habit.aheadShare) && deal.stage() != Stage.VERBAL) {
            return deal.stage().next();
        }
        return deal.chance.happens(habit.behindShare)
                ? Stage.OPEN.get(deal.stage().ordinal() - 1)
                : deal.stage();
    }

    /** The deal is over: the day, and for a win what was signed. */
    void closed(Deal deal, LocalDate day) {
        Opportunity opportunity = deal.opportunity();
        if (deal.stage() == Stage.CLOSED_WON) {
            boolean isPlain = deal.account.team().habit.amountBias == 1.0;
            if (isPlain && deal.chance.happens(SIGNED_AS_QUOTED)) {
                deal.settleFor(opportunity.amount());
            }
            opportunity.price(deal.value(), day);
        }
        opportunity.plan(day, day);
        opportunity.moveTo(deal.stage(), day);
    }

    /** Looks over an open deal on a working day: a plan that cannot hold may be moved, a stage too far put back. */
    void review(Deal deal, LocalDate day) {
        Opportunity opportunity = deal.opportunity();
        if (opportunity.stage().ordinal() > deal.stage().ordinal() && deal.chance.happens(PUT_BACK)) {
            opportunity.moveTo(deal.stage(), day);
        }
        long planned = ChronoUnit.DAYS.between(day, opportunity.closeDate());
        boolean isPastDue = planned < 0;
        boolean isDoubtful = planned < 0.3 * daysToWin(deal, deal.stage());
        double diligence = talents.apply(opportunity.owner()).diligence();
        double mends = isPastDue ? MENDS_PAST_DUE : isDoubtful ? MENDS_DOUBTFUL * stir(day) : 0;
        if (deal.chance.happens(mends * diligence)) {
            LocalDate plan = planFor(deal, opportunity.stage(), day);
            if (ChronoUnit.DAYS.between(opportunity.closeDate(), plan) >= 5) {
                deal.push(plan, day);
            }
        } else if (isWorthPullingIn(deal, day) && deal.chance.happens(0.03)) {
            deal.push(SalesCalendar.workdayUpTo(Quarter.of(day).last()), day);
        }
    }

    /** Close dates are looked at when the quarter ends, and when the next one is planned. */
    private static double stir(LocalDate day) {
        return Quarter.daysLeft(day) < 5 || Quarter.daysGone(day) < 7 ? 3.0 : 1.0;
    }

    private static boolean isWorthPullingIn(Deal deal, LocalDate day) {
        return deal.stage() == Stage.VERBAL
                && deal.passes()
                && deal.account.team().habit != Habit.SANDBAGGING
                && Quarter.of(deal.opportunity().closeDate()).compareTo(Quarter.of(day)) > 0
                && Quarter.daysLeft(day) > 3;
    }

    private static double daysToWin(Deal deal, Stage stage) {
        return CALENDAR_DAYS_PER_WORKDAY * stage.workdaysToWin() * deal.product.slowness();
    }

    /** When the seller says a deal in this stage will close: people like the ends of quarters and of months. */
    private static LocalDate planFor(Deal deal, Stage stage, LocalDate day) {
        Chance chance = deal.chance;
        double days = chance.lognormal(daysToWin(deal, stage), 0.3) * deal.account.team().habit.dateBias;
        LocalDate plan = day.plusDays(Math.max(5, StrictMath.round(days)));
        LocalDate quarterEnd = Quarter.of(plan).last();
        if (ChronoUnit.DAYS.between(plan, quarterEnd) < 30 && chance.happens(0.5)) {
            plan = quarterEnd;
        } else if (chance.happens(0.35)) {
            plan = plan.withDayOfMonth(plan.lengthOfMonth());
        }
        return SalesCalendar.workdayUpTo(plan);
    }
}
