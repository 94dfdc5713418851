package io.quarterdeck.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Asks customers: each after its delivery (CSAT, 1 to 5), and all of them every half-year (NPS, 0 to 10). */
final class Survey {
    private static final double ANSWERS_AFTER_DELIVERY = 0.3;
    private static final double ANSWERS_HALF_YEARLY = 0.26;
    private static final LocalDate FIRST_WAVE = LocalDate.of(2021, 9, 13);

    private static final List<String> PRAISE = List.of(
            "Good advice before the order", "Fast installation", "Engineers know their job", "Easy to work with");
    private static final List<String> COMPLAINTS = List.of(
            "Delivered late again", "Nobody called back for a week", "Spare parts take too long", "Price went up");
    private static final List<String> CHINESE_PRAISE = List.of("安装调试很顺利", "工程师专业", "响应及时", "售前沟通充分");
    private static final List<String> CHINESE_COMPLAINTS = List.of("交货延迟", "售后回复慢", "备件周期长", "价格偏高");

    /** An answer; {@code order} and {@code owner} are null where it is about the company, {@code comment} may be empty. */
    record Answer(
            String kind,
            Account account,
            Order order,
            Person owner,
            int score,
            int best,
            LocalDate day,
            String comment) {}

    private final long seed;
    private final List<Answer> answers = new ArrayList<>();

    Survey(long seed) {
        this.seed = seed;
    }

    /** All answers by the export, by day. */
    List<Answer> answers() {
        List<Answer> sorted = new ArrayList<>(answers);
        sorted.removeIf(answer -> answer.day().isAfter(SalesCalendar.EXPORTED));
        sorted.sort(Comparator.comparing(Answer::day)
                .thenComparing(answer -> answer.account().id())
                .thenComparing(Answer::kind)
                .thenComparing(
                        answer -> answer.order() == null ? "" : answer.order().id()));
        return List.copyOf(sorted);
    }

    void askAfterDelivery(Order order) {
        Order.Delivery last = order.deliveries().get(order.deliveries().size() - 1);
        Chance chance = Chance.of(seed, "survey " + order.deal().opportunity().id());
        if (!last.isDone() || !chance.happens(ANSWERS_AFTER_DELIVERY)) {
            return;
        }
        boolean isLate = last.delivered().isAfter(last.promised().plusDays(7));
        double mark = 4.35 - (isLate ? 1.3 : 0) + 0.75 * chance.normal();
        int score = (int) Math.max(1, Math.min(5, StrictMath.round(mark)));
        LocalDate day = SalesCalendar.workdayFrom(last.delivered().plusDays(chance.whole(3, 24)));
        Account account = order.deal().account;
        String comment = comment(account, score >= 4, chance);
        answers.add(
                new Answer("CSAT", account, order, order.deal().opportunity().owner(), score, 5, day, comment));
    }

    /** Every customer of the day, in every wave. */
    void askHalfYearly(List<Account> accounts, Function<Account, LocalDate> customersSince) {
        for (Account account : accounts) {
            Chance chance = Chance.of(seed, "loyalty " + account.id());
            double liking = 8.1 + 1.1 * chance.normal();
            LocalDate since = customersSince.apply(account);
            for (LocalDate wave = FIRST_WAVE; wave.isBefore(SalesCalendar.EXPORTED); wave = wave.plusMonths(6)) {
                boolean answers = chance.happens(ANSWERS_HALF_YEARLY);
                double mark = liking + 1.1 * chance.normal();
                LocalDate day = SalesCalendar.workdayFrom(wave.plusDays(chance.whole(0, 18)));
                if (account.isLostCustomer()) {
                    answers = day.isBefore(Story.LOST_CUSTOMER_LEAVES);
                    mark = Story.lostCustomersMark(wave);
                }
                if (answers && since != null && since.isBefore(wave)) {
                    int score = (int) Math.max(0, Math.min(10, StrictMath.round(mark)));
                    String comment = comment(account, score >= 8, chance);
                    this.answers.add(new Answer("NPS", account, null, null, score, 10, day, comment));
                }
            }
        }
    }

    private static String comment(Account account, boolean isHappy, Chance chance) {
        boolean isChinese = account.team().region == Region.CHINA;
        List<String> happy = isChinese ? CHINESE_PRAISE : PRAISE;
        List<String> unhappy = isChinese ? CHINESE_COMPLAINTS : COMPLAINTS;
        return chance.happens(0.35) ? chance.pick(isHappy ? happy : unhappy) : "";
    }
}
