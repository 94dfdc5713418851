package io.quarterdeck.forecast;

import io.quarterdeck.engine.JavaModel;
import io.quarterdeck.engine.Model;
import io.quarterdeck.engine.ResourceFolder;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The steps that read how deals of earlier quarters ended and write {@code win_chances} and {@code chance_calibration}. */
public final class ChanceTables {
    private static final TableHeader CHANCES = header("win_chances");
    private static final TableHeader CALIBRATION = header("chance_calibration");

    private static final int RATE_DECIMALS = 9;
    private static final int STATISTIC_DECIMALS = 6;

    /** What rests on money that is rounded to the minor unit, or on a search for an optimum, knows no more digits. */
    private static final int COARSE_DECIMALS = 4;

    /** The circles whose counts are told: plan and stage, and the band itself. */
    private static final int ALIKE = 2;

    private ChanceTables() {}

    private static TableHeader header(String name) {
        return TableHeader.parse(
                name,
                ResourceFolder.read(ChanceTables.class, "tables", ".table").get(name));
    }

    public static List<Model> models() {
        return List.of(
                new JavaModel(CHANCES, ChanceTables::chances), new JavaModel(CALIBRATION, ChanceTables::calibration));
    }

    /** What is asked on one date, worked out once for all its deals. */
    private record Asked(DealEnds ends, Landmarks.Chances now, Landmarks.Chances next) {}

    private static Rows chances(Map<String, Rows> inputs) {
        Rows points = inputs.get("outlook_points");
        Rows open = inputs.get("outlook_open");
        Landmarks landmarks = Landmarks.of(points, inputs.get("outlook_cells"));
        Map<LocalDate, Asked> asked = new HashMap<>();
        for (int i = 0; i < points.size(); i++) {
            if (points.value(i, "role") != null) {
                asked.put(points.date(i, "point"), asked(points, i, landmarks, inputs.get("outlook_steps")));
            }
        }
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            Asked on = asked.get(open.date(i, "as_of_date"));
            if (on.ends().isEmpty()) {
                continue;
            }
            DealBand band = DealBand.of(open, i);
            String team = open.text(i, "team");
            double now = on.now().effects().of(on.ends().wonIn(band, 0), team);
            double next = on.next().shares().at(band);
            ShrunkenShares.Count alike = on.ends().count(band, ALIKE);
            ShrunkenShares.Count closest = on.ends().count(band, DealBand.CIRCLES - 1);
            double atLeast = now + (Double.isNaN(next) ? 0 : next);
            rows.add(Arrays.asList(
                    open.date(i, "as_of_date"),
                    open.text(i, "opportunity_id"),
                    rate(Math.min(1, Math.max(on.ends().won(band, now), atLeast))),
                    rate(now),
                    Double.isNaN(next) ? null : rate(next),
                    rounded(on.now().money().at(team), STATISTIC_DECIMALS),
                    rounded(on.next().money().at(team), STATISTIC_DECIMALS),
                    (long) on.now().quarters(),
                    alike.deals(),
                    alike.hits(),
                    closest.deals(),
                    closest.hits(),
                    rounded(on.now().effects().factor(team), STATISTIC_DECIMALS)));
        }
        return new Rows(CHANCES.columns(), rows);
    }

    private static Asked asked(Rows points, int i, Landmarks landmarks, Rows steps) {
        long week = (Long) points.value(i, "week");
        long quarter = (Long) points.value(i, "quarter_number");
        return new Asked(
                DealEnds.of(groups(steps, week), quarter, lastOver(points, i)),
                landmarks.chances(week, quarter, Landmarks.Horizon.THIS),
                landmarks.chances(week, quarter, Landmarks.Horizon.NEXT));
    }

    /** The last quarter that is over on a date, its own if that is its last day. */
    private static long lastOver(Rows points, int i) {
        boolean isLastDay = points.date(i, "point").plusDays(1).equals(points.date(i, "quarter_end_exclusive"));
        return (Long) points.value(i, "quarter_number") - (isLastDay ? 0 : 1);
    }

    private static List<DealEnds.Group> groups(Rows steps, long week) {
        List<DealEnds.Group> groups = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if ((Long) steps.value(i, "week") == week) {
                groups.add(new DealEnds.Group(
                        (Long) steps.value(i, "quarter_number"),
                        DealBand.of(steps, i),
                        (Long) steps.value(i, "steps"),
                        steps.text(i, "outcome"),
                        (Long) steps.value(i, "deals")));
            }
        }
        return groups;
    }

    /** The chances of past quarters as they were known then, held against what came. */
    private static Rows calibration(Map<String, Rows> inputs) {
        Rows points = inputs.get("outlook_points");
        Landmarks landmarks = Landmarks.of(points, inputs.get("outlook_cells"));
        int review = reviewRow(points);
        List<List<Object>> rows = new ArrayList<>();
        if (review < 0) {
            return new Rows(CALIBRATION.columns(), rows);
        }
        long week = (Long) points.value(review, "week");
        Map<Long, String> labels = new HashMap<>();
        for (int i = 0; i < points.size(); i++) {
            labels.put((Long) points.value(i, "quarter_number"), points.text(i, "quarter"));
        }
        Reliability overall = new Reliability();
        for (long quarter :
                landmarks.pastQuarters(week, (Long) points.value(review, "quarter_number"), Landmarks.Horizon.THIS)) {
            Landmarks.Chances known = landmarks.chances(week, quarter, Landmarks.Horizon.THIS);
            if (known.quarters() > 0) {
                Reliability ofQuarter = new Reliability();
                for (Landmarks.Cell cell : landmarks.cells(week, quarter)) {
                    double chance = known.at(cell.band(), cell.team());
                    ofQuarter.add(chance, cell.deals(), cell.won()[0]);
                    overall.add(chance, cell.deals(), cell.won()[0]);
                }
                rows.addAll(ofQuarter.rows(labels.get(quarter)));
            }
        }
        rows.addAll(0, overall.rows("all"));
        return new Rows(CALIBRATION.columns(), rows);
    }

    static int reviewRow(Rows points) {
        for (int i = 0; i < points.size(); i++) {
            if ("review".equals(points.value(i, "role"))) {
                return i;
            }
        }
        return -1;
    }

    static Double coarse(double value) {
        return rounded(value, COARSE_DECIMALS);
    }

    static Double rate(double value) {
        return rounded(value, RATE_DECIMALS);
    }

    static Double rounded(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .doubleValue();
    }
}
