package io.quarterdeck.sample;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The constants of the simulation by name, as {@code truth/parameters.json} lists them. */
final class Parameters {
    private Parameters() {}

    static Map<String, Object> calendar() {
        return Map.of(
                "spring_festivals", SalesCalendar.SPRING_FESTIVALS,
                "pace_on_holidays", Pace.HOLIDAY,
                "pace_around_spring_festival", Pace.AROUND_SPRING_FESTIVAL,
                "pace_in_european_august", Pace.EUROPEAN_AUGUST,
                "pace_of_late_stages_last_fortnight", Pace.QUARTER_END_RUSH,
                "pace_of_late_stages_last_fortnight_of_year", Pace.YEAR_END_RUSH,
                "pace_of_late_stages_fortnight_before", Pace.BEFORE_THE_RUSH,
                "pace_of_late_stages_first_three_weeks", Pace.AFTER_THE_RUSH,
                "pace_of_late_stages_otherwise", Pace.BETWEEN_THE_RUSHES);
    }

    static Map<String, Object> demand() {
        return Map.of(
                "opportunities_per_seller_and_workday", Demand.PER_WORKDAY,
                "month_factors", Demand.MONTHS,
                "price_growth_per_year", Demand.PRICE_GROWTH - 1,
                "value_log_spread", Demand.VALUE_SPREAD,
                "newcomer_volume_share", Demand.NEWCOMER_VOLUME,
                "share_begun_by_customers", LeadSource.SHARE_BEGUN_BY_CUSTOMERS,
                "quota_growth_per_year", Quota.GROWTH - 1,
                "quota_quarter_factors", Quota.SEASON,
                "quota_ramp", Quota.RAMP);
    }

    /** Effects are on the log odds of passing a stage. */
    static Map<String, Object> process() {
        Map<String, Object> stages = new TreeMap<>();
        for (Stage stage : Stage.OPEN) {
            stages.put(
                    stage.title,
                    Map.of(
                            "pass_probability", stage.passProbability,
                            "median_workdays", stage.medianWorkdays,
                            "admin_probability", stage.adminPercent / 100.0));
        }
        Map<String, Object> process = new TreeMap<>();
        process.put("stages", stages);
        process.put("passing_log_spread", DealProcess.PASSING_SPREAD);
        process.put("losing_time_factor", DealProcess.LOSING_SLOWNESS);
        process.put("losing_log_spread", DealProcess.LOSING_SPREAD);
        process.put("effect_per_doubling_of_value", DealProcess.SIZE_EFFECT);
        process.put("effect_per_push", DealProcess.PUSH_EFFECT);
        process.put("effect_in_fourth_quarter", DealProcess.YEAR_END_EFFECT);
        process.put("effect_in_first_quarter", DealProcess.NEW_YEAR_EFFECT);
        process.put("effect_of_lost_customer_before_it_left", Story.LOST_CUSTOMER_WIN_EFFECT);
        process.put("date_mended_per_workday_doubtful", RecordKeeping.MENDS_DOUBTFUL);
        process.put("date_mended_per_workday_past_due", RecordKeeping.MENDS_PAST_DUE);
        process.put("first_amount_log_spread", RecordKeeping.GUESS_SPREAD);
        process.put("quote_log_spread", RecordKeeping.QUOTE_SPREAD);
        process.put("quote_margin", RecordKeeping.QUOTE_MARGIN);
        process.put("signed_as_quoted_share", RecordKeeping.SIGNED_AS_QUOTED);
        process.put("forecast_category_insight", Outlook.INSIGHT);
        return process;
    }

    static Map<String, Object> products() {
        Map<String, Object> products = new TreeMap<>();
        for (Product product : Product.RANGE) {
            products.put(
                    product.id(),
                    Map.of(
                            "popularity", product.popularity(),
                            "usual_count", product.usualCount(),
                            "win_effect", product.winEffect(),
                            "time_factor", product.slowness()));
        }
        return products;
    }

    static Map<String, Object> sources() {
        Map<String, Object> sources = new TreeMap<>();
        for (LeadSource source : LeadSource.values()) {
            sources.put(source.title, Map.of("share", source.share, "win_effect", source.winEffect));
        }
        return sources;
    }

    static Map<String, Object> teams() {
        Map<String, Object> teams = new TreeMap<>();
        for (Team team : Team.values()) {
            Habit habit = team.habit;
            teams.put(
                    team.title,
                    Map.of(
                            "habit", habit.name().toLowerCase(Locale.ROOT),
                            "amount_bias", habit.amountBias,
                            "date_bias", habit.dateBias,
                            "recorded_ahead_share", habit.aheadShare,
                            "recorded_behind_share", habit.behindShare,
                            "win_effect", habit.winEffect,
                            "confidence", habit.confidence));
        }
        return teams;
    }
}
