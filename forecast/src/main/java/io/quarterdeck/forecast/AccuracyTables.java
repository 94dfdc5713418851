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
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The step that tells every week of past quarters again and writes {@code forecast_accuracy}. */
public final class AccuracyTables {
    private static final TableHeader HEADER = TableHeader.parse(
            "forecast_accuracy",
            ResourceFolder.read(AccuracyTables.class, "tables", ".table").get("forecast_accuracy"));

    /** A quarter is told again only where so many before it are known. */
    static final int LEAST_QUARTERS = 4;

    /** The week before a quarter begins is week -1. */
    private static final int WEEKS_BEFORE = 14;

    private static final int MINOR_UNIT_DECIMALS = 2;

    private AccuracyTables() {}

    public static Model model() {
        return new JavaModel(HEADER, AccuracyTables::rows);
    }

    private static Rows rows(Map<String, Rows> inputs) {
        Landmarks landmarks = Landmarks.of(inputs.get("outlook_points"), inputs.get("outlook_cells"));
        SeriesVoice series = SeriesVoice.of(inputs.get("periods"), inputs.get("monthly_bookings"));
        Map<Long, Double> crm = odds(inputs.get("outlook_stage_odds"));
        SortedMap<Long, List<List<Object>>> byWeek = new TreeMap<>();
        OutlookPoint.byWeek(inputs.get("outlook_points"), inputs.get("outlook_totals"))
                .forEach((week, points) -> {
                    for (Horizon horizon : Horizon.values()) {
                        long told = horizon == Horizon.THIS ? week : week - WEEKS_BEFORE;
                        List<Entry> scored = scored(landmarks, points, series, crm, horizon);
                        byWeek.put(told, rows(told, scored));
                    }
                });
        return new Rows(
                HEADER.columns(), byWeek.values().stream().flatMap(List::stream).toList());
    }

    static Map<Long, Double> odds(Rows rows) {
        Map<Long, Double> odds = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            odds.put((Long) rows.value(i, "stage_order"), rows.number(i, "crm_probability"));
        }
        return odds;
    }

    /** The quarters of a week whose end is known, with enough before them. */
    static List<Entry> scored(
            Landmarks landmarks,
            SortedMap<Long, OutlookPoint> points,
            SeriesVoice series,
            Map<Long, Double> crm,
            Horizon horizon) {
        return ForecastRecord.of(landmarks, points, series, crm, horizon).stream()
                .filter(e -> e.isKnown() && e.origin().view().quarters() >= LEAST_QUARTERS)
                .toList();
    }

    private static List<List<Object>> rows(long week, List<Entry> entries) {
        List<List<Object>> rows = new ArrayList<>();
        for (Speaker speaker : Speaker.values()) {
            List<Entry> spoken = entries.stream()
                    .filter(e -> !e.voices().get(speaker).isSilent())
                    .toList();
            double came = spoken.stream().mapToDouble(Entry::actual).sum();
            if (!spoken.isEmpty() && came > 0) {
                rows.add(row(week, speaker, spoken, came));
            }
        }
        return rows;
    }

    private static List<Object> row(long week, Speaker speaker, List<Entry> spoken, double came) {
        double absolute = 0;
        double signed = 0;
        double pinball = 0;
        long ranges = 0;
        long inside = 0;
        for (Entry entry : spoken) {
            Voice voice = entry.voices().get(speaker);
            double error = voice.p50() - entry.actual();
            absolute += Math.abs(error);
            signed += error;
            if (voice.hasRange()) {
                ranges++;
                pinball += voice.pinball(entry.actual());
                inside += voice.covers(entry.actual()) ? 1 : 0;
            }
        }
        return Arrays.asList(
                week,
                speaker.word(),
                (long) spoken.size(),
                ChanceTables.rate(absolute / came),
                ChanceTables.rate(signed / came),
                ranges == 0 ? null : money(pinball / ranges),
                ranges == 0 ? null : ChanceTables.rate((double) inside / ranges),
                ranges);
    }

    static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(MINOR_UNIT_DECIMALS, RoundingMode.HALF_UP);
    }
}
