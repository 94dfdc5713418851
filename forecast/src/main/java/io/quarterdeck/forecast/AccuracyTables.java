package io.quarterdeck.forecast;

import io.quarterdeck.engine.JavaModel;
import io.quarterdeck.engine.Model;
import io.quarterdeck.engine.ResourceFolder;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.forecast.ForecastRecord.Entry;
import io.quarterdeck.forecast.ForecastRecord.Speaker;
import io.quarterdeck.forecast.Landmarks.Horizon;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The steps that tell every week of past quarters again, {@code forecast_voices}, and score them, {@code forecast_accuracy}. */
public final class AccuracyTables {
    private static final TableHeader VOICES = header("forecast_voices");
    private static final TableHeader ACCURACY = header("forecast_accuracy");

    /** A quarter is scored only where so many before it were known, if the record is long enough to choose. */
    static final int LEAST_QUARTERS = 4;

    private static final long LONG_RECORD = 8;

    private static final int STATISTIC_DECIMALS = 6;

    /** The week before a quarter begins is week -1. */
    private static final int WEEKS_BEFORE = 14;

    private AccuracyTables() {}

    private static TableHeader header(String name) {
        return TableHeader.parse(
                name,
                ResourceFolder.read(AccuracyTables.class, "tables", ".table").get(name));
    }

    public static List<Model> models() {
        return List.of(
                new JavaModel(VOICES, AccuracyTables::voices),
                new JavaModel(ACCURACY, inputs -> accuracy(inputs.get("forecast_voices"))));
    }

    private static Rows voices(Map<String, Rows> inputs) {
        Landmarks landmarks = Landmarks.of(inputs.get("outlook_points"), inputs.get("outlook_cells"));
        SeriesVoice series =
                SeriesVoice.of(inputs.get("periods"), inputs.get("monthly_bookings"), inputs.get("calendar"));
        Map<Long, Double> crm = odds(inputs.get("outlook_stage_odds"));
        Map<LocalDate, String> labels = quarters(inputs.get("periods"));
        List<List<Object>> rows = new ArrayList<>();
        OutlookPoint.byWeek(inputs.get("outlook_points"), inputs.get("outlook_totals"))
                .forEach((week, points) -> {
                    for (Horizon horizon : Horizon.values()) {
                        long told = horizon == Horizon.THIS ? week : week - WEEKS_BEFORE;
                        for (Entry entry : ForecastRecord.of(landmarks, points, series, crm, horizon)) {
                            OutlookPoint point = entry.origin().point();
                            String period = labels.get(
                                    horizon == Horizon.THIS ? point.quarterStart() : point.quarterEndExclusive());
                            entry.voices().forEach((speaker, voice) -> {
                                if (!voice.isSilent() && period != null) {
                                    rows.add(row(period, told, speaker, voice, entry));
                                }
                            });
                        }
                    }
                });
        return new Rows(VOICES.columns(), rows);
    }

    private static List<Object> row(String period, long week, Speaker speaker, Voice voice, Entry entry) {
        return Arrays.asList(
                period,
                week,
                speaker.word(),
                entry.origin().point().day(),
                voice.hasRange() ? OutlookNodes.money(voice.p10()) : null,
                OutlookNodes.money(voice.p50()),
                voice.hasRange() ? OutlookNodes.money(voice.p90()) : null,
                entry.isKnown() ? OutlookNodes.money(entry.actual()) : null,
                (long) entry.origin().view().quarters());
    }

    static Map<Long, Double> odds(Rows rows) {
        Map<Long, Double> odds = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            odds.put((Long) rows.value(i, "stage_order"), rows.number(i, "crm_probability"));
        }
        return odds;
    }

    /** The label of each quarter, by its first day. */
    static Map<LocalDate, String> quarters(Rows periods) {
        Map<LocalDate, String> labels = new HashMap<>();
        for (int i = 0; i < periods.size(); i++) {
            if (periods.text(i, "period_type").equals("quarter")) {
                labels.put(periods.date(i, "period_start"), periods.text(i, "period"));
            }
        }
        return labels;
    }

    /** What one voice said at one week of some quarters, against what came. */
    private static final class Score {
        private long n;
        private long ranges;
        private long inside;
        private double came;
        private double absolute;
        private double signed;
        private double pinball;

        void add(Voice voice, double actual) {
            n++;
            came += actual;
            absolute += Math.abs(voice.p50() - actual);
            signed += voice.p50() - actual;
            if (voice.hasRange()) {
                ranges++;
                pinball += voice.pinball(actual);
                inside += voice.covers(actual) ? 1 : 0;
            }
        }

        List<Object> row(long week, Speaker speaker) {
            BigDecimal loss = ranges == 0 ? null : OutlookNodes.money(pinball / ranges);
            return Arrays.asList(
                    week,
                    speaker.word(),
                    n,
                    ChanceTables.rounded(absolute / came, STATISTIC_DECIMALS),
                    ChanceTables.rounded(signed / came, STATISTIC_DECIMALS),
                    loss,
                    ranges == 0 ? null : ChanceTables.rate((double) inside / ranges),
                    ranges);
        }
    }

    private static Rows accuracy(Rows told) {
        long longest = 0;
        for (int i = 0; i < told.size(); i++) {
            longest = Math.max(longest, (Long) told.value(i, "past_quarters"));
        }
        long least = longest >= LONG_RECORD ? LEAST_QUARTERS : 1;
        SortedMap<Long, SortedMap<Speaker, Score>> scores = new TreeMap<>();
        for (int i = 0; i < told.size(); i++) {
            if (told.value(i, "actual") != null && (Long) told.value(i, "past_quarters") >= least) {
                Voice voice = new Voice(told.number(i, "p10"), told.number(i, "p50"), told.number(i, "p90"));
                scores.computeIfAbsent((Long) told.value(i, "week_of_period"), week -> new TreeMap<>())
                        .computeIfAbsent(
                                Speaker.valueOf(told.text(i, "voice").toUpperCase(java.util.Locale.ROOT)),
                                speaker -> new Score())
                        .add(voice, told.number(i, "actual"));
            }
        }
        List<List<Object>> rows = new ArrayList<>();
        scores.forEach((week, speakers) -> speakers.forEach((speaker, score) -> {
            if (score.came > 0) {
                rows.add(score.row(week, speaker));
            }
        }));
        return new Rows(ACCURACY.columns(), rows);
    }
}
