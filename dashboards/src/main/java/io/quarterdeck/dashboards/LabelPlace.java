package io.quarterdeck.dashboards;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Where labels stand so that they touch neither lines nor each other. */
final class LabelPlace {
    private static final double NEAREST = 8;
    private static final double FARTHEST = 80;

    private LabelPlace() {}

    /**
     * A place near a point, within an area, that none of the lines crosses; the first place tried, left of the point and
     * above it, when all are taken.
     *
     * @param lines each a list of points x, y
     */
    static Rectangle2D near(
            double x, double y, double width, double height, Rectangle2D area, List<List<double[]>> lines) {
        List<Rectangle2D> places = new ArrayList<>();
        for (double away = NEAREST; away <= FARTHEST; away += 12) {
            for (double left : new double[] {x - width - NEAREST, x - width / 2, x + NEAREST}) {
                places.add(new Rectangle2D.Double(left, y - away - height, width, height));
                places.add(new Rectangle2D.Double(left, y + away, width, height));
            }
        }
        places.removeIf(place -> place.getMinX() < area.getMinX());
        return places.stream()
                .filter(place -> area.contains(place) && lines.stream().noneMatch(line -> crosses(line, place)))
                .findFirst()
                .orElse(places.get(0));
    }

    private static boolean crosses(List<double[]> line, Rectangle2D place) {
        for (int i = 1; i < line.size(); i++) {
            double[] from = line.get(i - 1);
            double[] to = line.get(i);
            if (place.intersectsLine(from[0], from[1], to[0], to[1])) {
                return true;
            }
        }
        return false;
    }

    /** Moves places that are in order apart until they keep a gap, within a top and a bottom as far as there is room. */
    static void spread(double[] places, double gap, double top, double bottom) {
        for (int i = 0; i < places.length; i++) {
            places[i] = Math.max(places[i], i == 0 ? top : places[i - 1] + gap);
        }
        for (int i = places.length - 1; i >= 0; i--) {
            places[i] = Math.min(places[i], i == places.length - 1 ? bottom : places[i + 1] - gap);
        }
    }
}
