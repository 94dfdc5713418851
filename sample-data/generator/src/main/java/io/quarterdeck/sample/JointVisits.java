package io.quarterdeck.sample;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Customers that a manager visits together with a seller, planned a week ahead: two a week where nothing comes between. */
final class JointVisits {
    private static final LocalDate FIRST_MONDAY = LocalDate.of(2025, 3, 31);

    private static final int A_WEEK = 2;

    private static final double KEPT = 0.72;

    /** Of 1 to 5. */
    private static final double USUAL_MARK = 3.3;

    private static final List<String> SKILLS =
            List.of("Questions about needs", "Presenting the offer", "Naming the price", "Asking for the order");

    private static final List<String> CHINESE_SKILLS = List.of("需求提问", "方案呈现", "报价沟通", "促成签约");

    /** A visit; {@code done} and {@code mark}, which the manager gives from 1 to 5, are null where it did not take place. */
    record Visit(
            Assignment assignment, Account account, LocalDate planned, LocalDate done, String skill, Integer mark) {}

    private final ExportFolder folder;
    private final Division division;
    private final SalesFloor floor;

    JointVisits(ExportFolder folder, Division division, SalesFloor floor) {
        this.folder = folder;
        this.division = division;
        this.floor = floor;
    }

    /** Adds the division's visits, where they are asked for. */
    void add() throws IOException {
        if (!folder.wants(ExportFile.JOINT_VISITS)) {
            return;
        }
        RecordFile file = folder.file(ExportFile.JOINT_VISITS);
        int number = 0;
        for (LocalDate monday = FIRST_MONDAY; !monday.isAfter(SalesCalendar.EXPORTED); monday = monday.plusWeeks(1)) {
            for (Visit visit : inWeek(monday)) {
                file.add(
                        division.id(String.format(Locale.ROOT, "JV-%05d", ++number)),
                        division.id(visit.assignment().manager()),
                        division.id(visit.assignment().person()),
                        division.id(visit.account()),
                        visit.planned(),
                        visit.done(),
                        visit.skill(),
                        visit.mark());
            }
        }
    }

    /** The visits that were planned for the five days from a Monday on. */
    List<Visit> inWeek(LocalDate monday) {
        List<Visit> visits = new ArrayList<>();
        Map<String, List<Deal>> open = openBySeller(monday);
        for (Assignment assignment : Cast.company().sellingOn(monday)) {
            Person seller = assignment.person();
            List<Deal> deals = open.getOrDefault(seller.id(), List.of());
            Chance chance = Chance.of(division.seed(), "joint visits " + seller.id() + " " + monday);
            for (int place = 0; place < A_WEEK && !deals.isEmpty(); place++) {
                LocalDate planned = monday.plusDays(chance.whole(0, 4));
                boolean isDone = chance.happens(KEPT) && !planned.isAfter(SalesCalendar.EXPORTED);
                Account account = chance.pick(deals).account;
                boolean isChinese = assignment.team().region == Region.CHINA;
                String skill = chance.pick(isChinese ? CHINESE_SKILLS : SKILLS);
                double mark = USUAL_MARK + 2 * floor.talentOf(seller).winEffect() + 0.8 * chance.normal();
                visits.add(new Visit(
                        assignment,
                        account,
                        planned,
                        isDone ? planned : null,
                        skill,
                        isDone ? (Integer) (int) Math.max(1, Math.min(5, StrictMath.round(mark))) : null));
            }
        }
        return visits;
    }

    private Map<String, List<Deal>> openBySeller(LocalDate monday) {
        Map<String, List<Deal>> open = new TreeMap<>();
        for (Deal deal : floor.deals()) {
            Opportunity opportunity = deal.opportunity();
            boolean isOpen = opportunity.created().isBefore(monday)
                    && (opportunity.stage().isOpen() || !opportunity.closeDate().isBefore(monday.plusDays(4)));
            if (isOpen) {
                String owner = opportunity.shownBefore(monday, Change.Field.OWNER);
                open.computeIfAbsent(owner, o -> new ArrayList<>()).add(deal);
            }
        }
        return open;
    }
}
