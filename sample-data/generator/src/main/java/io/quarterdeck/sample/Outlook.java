package io.quarterdeck.sample;

import java.time.LocalDate;
import java.util.List;

/** What a seller says of a deal on the day of the export: the forecast category, and what is to be done next. */
record Outlook(String category, String nextStep, LocalDate nextStepDate) {

    /** The seller's feeling for a deal: its weight against the stage, and the noise in it. */
    static final double INSIGHT = 0.45;

    static final double NOISE = 0.55;

    private static final double HAS_NEXT_STEP = 0.68;

    private static final List<String> ENGLISH = List.of(
            "Send revised quote",
            "Demo at customer site",
            "Run customer samples",
            "Call purchasing",
            "Site visit with service",
            "Agree terms, then contract",
            "Meet head of lab");
    private static final List<String> CHINESE = List.of("安排样品测试", "更新报价", "拜访采购部", "现场演示", "确认合同条款", "技术交流");

    /** For an opportunity as it stands; the date is null where there is no next step. */
    static Outlook of(long seed, Deal deal) {
        Opportunity opportunity = deal.opportunity();
        Stage stage = opportunity.stage();
        if (!stage.isOpen()) {
            return new Outlook(stage == Stage.CLOSED_WON ? "Closed" : "Omitted", "", null);
        }
        Chance chance = Chance.of(seed, "outlook " + opportunity.id());
        boolean isThisQuarter = Quarter.of(opportunity.closeDate()).compareTo(Quarter.of(SalesCalendar.EXPORTED)) <= 0;
        double feeling = stage.ordinal()
                + deal.account.team().habit.confidence
                + (deal.passes() ? INSIGHT : -INSIGHT)
                + (isThisQuarter ? 0.2 : -0.5)
                + NOISE * chance.normal();
        String category = feeling > 3.3 ? "Commit" : feeling > 1.8 ? "Best Case" : "Pipeline";
        if (!chance.happens(HAS_NEXT_STEP)) {
            return new Outlook(category, "", null);
        }
        boolean isChinese = deal.account.team().region == Region.CHINA;
        LocalDate date = SalesCalendar.workdayFrom(SalesCalendar.EXPORTED.plusDays(chance.whole(-9, 30)));
        return new Outlook(category, chance.pick(isChinese ? CHINESE : ENGLISH), date);
    }
}
