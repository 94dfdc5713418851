package io.quarterdeck.sample;

import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Visits, calls, meetings and mails of the last fifteen months, as sellers note them on their phones. Before a loss the
 * customer falls silent: in the second half of a lost deal little happens.
 */
final class Diary {
    private static final LocalDate FIRST = LocalDate.of(2024, 6, 3);
    private static final double USUAL_GAP_DAYS = 19;
    private static final double SILENCE = 2.2;

    private static final List<String> SUBJECTS = List.of(
            "Needs of the lab", "Demo", "Sample results", "Quote", "Delivery and installation", "Terms", "Catching up");
    private static final List<String> CHINESE_SUBJECTS =
            List.of("需求沟通", "产品演示", "样品测试结果", "报价沟通", "交货与安装", "合同条款", "例行拜访");
    private static final List<String> OUTCOMES =
            List.of("Positive", "Positive", "Next step agreed", "Needs time", "No answer");
    private static final List<String> CHINESE_OUTCOMES = List.of("积极", "积极", "约定下一步", "需要时间", "未回复");

    /** A way to be in touch: how often, and for how long. */
    private enum Kind {
        VISIT("visit", 0.22, 90),
        CALL("call", 0.36, 15),
        MEETING("meeting", 0.17, 60),
        MAIL("mail", 0.25, 10);

        final String title;
        final double share;
        final int minutes;

        Kind(String title, double share, int minutes) {
            this.title = title;
            this.share = share;
            this.minutes = minutes;
        }
    }

    /** An entry; {@code done}, {@code outcome} and {@code minutes} are null where it did not happen, or not yet. */
    private record Entry(
            Deal deal,
            Kind kind,
            Person owner,
            String subject,
            LocalDate planned,
            LocalDate done,
            String status,
            String outcome,
            Integer minutes) {}

    private final ExportFolder folder;
    private final Division division;
    private final SalesFloor floor;

    Diary(ExportFolder folder, Division division, SalesFloor floor) {
        this.folder = folder;
        this.division = division;
        this.floor = floor;
    }

    /** Adds the division's entries, where they are asked for. */
    void add() throws IOException {
        if (!folder.wants(ExportFile.ACTIVITIES)) {
            return;
        }
        List<Entry> entries = new ArrayList<>();
        for (Deal deal : floor.deals()) {
            keep(deal, entries);
        }
        entries.sort(Comparator.comparing(Entry::planned)
                .thenComparing(entry -> entry.deal().opportunity().id()));
        RecordFile file = folder.file(ExportFile.ACTIVITIES);
        int number = 0;
        for (Entry entry : entries) {
            file.add(
                    division.id(String.format(Locale.ROOT, "AV-%06d", ++number)),
                    entry.kind().title,
                    entry.subject(),
                    division.id(entry.owner()),
                    division.id(entry.deal().account),
                    division.id(entry.deal()),
                    entry.planned(),
                    entry.done(),
                    entry.status(),
                    entry.outcome(),
                    entry.minutes());
        }
    }

    private void keep(Deal deal, List<Entry> entries) {
        Opportunity opportunity = deal.opportunity();
        boolean isOpen = opportunity.stage().isOpen();
        LocalDate end = isOpen ? SalesCalendar.EXPORTED : opportunity.closeDate();
        LocalDate middle = opportunity.created().plusDays(ChronoUnit.DAYS.between(opportunity.created(), end) / 2);
        Chance chance = Chance.of(division.seed(), "diary " + opportunity.id());
        LocalDate day = opportunity.created();
        while (true) {
            boolean isSilent = opportunity.stage() == Stage.CLOSED_LOST && day.isAfter(middle);
            double gap = USUAL_GAP_DAYS
                    * (isSilent ? SILENCE : 1)
                    / floor.talentOf(opportunity.owner()).volume();
            day = SalesCalendar.workdayFrom(day.plusDays(Math.max(1, StrictMath.round(chance.lognormal(gap, 0.7)))));
            if (day.isAfter(end)) {
                break;
            }
            Entry entry = held(deal, day, end, chance);
            if (!day.isBefore(FIRST)) {
                entries.add(entry);
            }
        }
        if (isOpen && chance.happens(0.5)) {
            LocalDate planned = SalesCalendar.workdayFrom(SalesCalendar.EXPORTED.plusDays(chance.whole(1, 28)));
            Kind kind = chance.pick(List.of(Kind.VISIT, Kind.CALL, Kind.MEETING));
            String subject = subject(deal, chance);
            entries.add(new Entry(deal, kind, opportunity.owner(), subject, planned, null, "Planned", null, null));
        }
    }

    private static Entry held(Deal deal, LocalDate day, LocalDate end, Chance chance) {
        Kind kind = chance.pick(List.of(Kind.values()), choice -> choice.share);
        String subject = subject(deal, chance);
        boolean isLate = kind != Kind.MAIL && chance.happens(0.12);
        LocalDate done = isLate ? SalesCalendar.workdayFrom(day.plusDays(chance.whole(1, 6))) : day;
        boolean isHeld = chance.happens(0.92) && !done.isAfter(end);
        String outcome = chance.pick(deal.account.team().region == Region.CHINA ? CHINESE_OUTCOMES : OUTCOMES);
        int minutes = (int) StrictMath.round(chance.lognormal(kind.minutes, 0.4) / 5) * 5 + 5;
        Person owner = QuoteDesk.ownerOn(deal, day);
        return isHeld
                ? new Entry(deal, kind, owner, subject, day, done, "Done", outcome, minutes)
                : new Entry(deal, kind, owner, subject, day, null, "Cancelled", null, null);
    }

    private static String subject(Deal deal, Chance chance) {
        return chance.pick(deal.account.team().region == Region.CHINA ? CHINESE_SUBJECTS : SUBJECTS);
    }
}
