package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Unit;
import io.quarterdeck.engine.UserError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who is above whom, as the exports say it now: nobody may be above those who are above them, and nobody in two places at
 * once without shares that say so. A person or unit above itself has nobody above: that is how rosters write the top.
 */
final class Organisation {
    /** Tables whose loads can change who is above whom. */
    private static final Set<String> TABLES = Set.of("people", "assignments", "org_units", "territories");

    private static final LocalDate ALWAYS = LocalDate.MIN;

    private final Store store;

    Organisation(Store store) {
        this.store = store;
    }

    /**
     * @param loads those of the run, in the store already
     * @throws UserError for a circle, with its path, and for a person in two places at once, with both
     */
    void check(List<Load> loads) {
        if (loads.stream().noneMatch(load -> TABLES.contains(load.tableName()))) {
            return;
        }
        String files = loads.stream()
                .filter(load -> TABLES.contains(load.tableName()))
                .map(Load::file)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        List<Place> places = places();
        checkPlaces(files, places);
        checkPeople(files, places);
        checkParents(files, "org_units", "unit_id");
        checkParents(files, "territories", "territory_id");
    }

    /** A dated place of a person. @param end the last day, null while it lasts */
    private record Place(String person, String where, String manager, double share, LocalDate start, LocalDate end) {
        boolean covers(LocalDate day) {
            return !start.isAfter(day) && (end == null || !end.isBefore(day));
        }

        Place until(LocalDate last) {
            return new Place(person, where, manager, share, start, last);
        }

        String text() {
            return where + " from " + (start.equals(ALWAYS) ? "ever" : start) + (end == null ? " on" : " to " + end);
        }
    }

    private List<Place> places() {
        Rows rows = store.query(
                "select owner_id, coalesce(team, territory_id, unit_id, region, '') as place, manager,"
                        + " coalesce(share, 1) as share, start_date, end_date from (" + store.select("assignments")
                        + ")"
                        + " where valid_to is null and owner_id is not null"
                        + " order by owner_id, start_date nulls first, place",
                text("owner_id"),
                text("place"),
                text("manager"),
                new Column("share", Unit.NUMBER),
                new Column("start_date", Unit.DATE),
                new Column("end_date", Unit.DATE));
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            LocalDate start = rows.date(i, "start_date");
            places.add(new Place(
                    rows.text(i, "owner_id"),
                    rows.text(i, "place"),
                    rows.text(i, "manager"),
                    rows.number(i, "share"),
                    start == null ? ALWAYS : start,
                    rows.date(i, "end_date")));
        }
        // A place without a last day lasts until the person's next one.
        for (int i = 0; i + 1 < places.size(); i++) {
            Place place = places.get(i);
            Place next = places.get(i + 1);
            if (place.end() == null
                    && place.person().equals(next.person())
                    && next.start().isAfter(place.start())) {
                places.set(i, place.until(next.start().minusDays(1)));
            }
        }
        return places;
    }

    /** The last day of a place may be the first of the next one. */
    private static void checkPlaces(String files, List<Place> places) {
        Map<String, List<Place>> byPerson = new TreeMap<>();
        places.forEach(p ->
                byPerson.computeIfAbsent(p.person(), k -> new ArrayList<>()).add(p));
        for (List<Place> own : byPerson.values()) {
            for (int i = 0; i < own.size(); i++) {
                Place later = own.get(i);
                double shares = later.share();
                for (Place earlier : own.subList(0, i)) {
                    if (earlier.end() == null || !earlier.end().isAfter(later.start())) {
                        continue;
                    }
                    shares += earlier.share();
                    if (shares > 1.000001) {
                        throw refused(
                                files,
                                later.person() + " is in two places at once: " + earlier.text() + " and "
                                        + later.text(),
                                "one place at a time, or shares that add up to at most 1",
                                "Mend the first or last day of one of them, or give each its share");
                    }
                }
            }
        }
    }

    /** On each day on which someone's place begins, and by the undated managers of those who have no dated place. */
    private void checkPeople(String files, List<Place> places) {
        Rows people = store.query(
                "select owner_id, name, manager from (" + store.select("people")
                        + ") where valid_to is null order by owner_id",
                text("owner_id"),
                text("name"),
                text("manager"));
        Map<String, String> names = new HashMap<>();
        Map<String, Set<String>> keys = new HashMap<>();
        for (int i = 0; i < people.size(); i++) {
            String key = people.text(i, "owner_id");
            String name = people.text(i, "name");
            names.put(key, name == null ? key : name);
            keys.computeIfAbsent(Words.folded(name == null ? key : name), k -> new HashSet<>())
                    .add(key);
        }
        Set<String> dated = places.stream().map(Place::person).collect(Collectors.toSet());
        SortedMap<String, Set<String>> undated = new TreeMap<>();
        for (int i = 0; i < people.size(); i++) {
            if (!dated.contains(people.text(i, "owner_id"))) {
                put(undated, people.text(i, "owner_id"), key(people.text(i, "manager"), names, keys));
            }
        }
        SortedSet<LocalDate> days = new TreeSet<>(Set.of(ALWAYS));
        places.stream().filter(p -> p.manager() != null).map(Place::start).forEach(days::add);
        for (LocalDate day : days) {
            SortedMap<String, Set<String>> above = new TreeMap<>(undated);
            for (Place place : places) {
                if (place.covers(day)) {
                    put(above, place.person(), key(place.manager(), names, keys));
                }
            }
            checkCircle(files, above, names, "managers");
        }
    }

    private static void put(Map<String, Set<String>> above, String key, String other) {
        if (other != null && !other.equals(key)) {
            above.computeIfAbsent(key, k -> new TreeSet<>()).add(other);
        }
    }

    /** The key of a manager who is given by key or by name; null where nobody or several have that name. */
    private static String key(String manager, Map<String, String> names, Map<String, Set<String>> keys) {
        if (manager == null || names.containsKey(manager)) {
            return manager;
        }
        Set<String> found = keys.getOrDefault(Words.folded(manager), Set.of());
        return found.size() == 1 ? found.iterator().next() : null;
    }

    private void checkParents(String files, String table, String id) {
        Rows rows = store.query(
                "select distinct " + id + " as id, parent_id from (" + store.select(table) + ")"
                        + " where valid_to is null and parent_id is not null order by id, parent_id",
                text("id"),
                text("parent_id"));
        SortedMap<String, Set<String>> above = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            put(above, rows.text(i, "id"), rows.text(i, "parent_id"));
        }
        checkCircle(files, above, Map.of(), "units above");
    }

    /** Walks up from everyone; whoever was passed without a circle is not walked again. */
    private static void checkCircle(
            String files, SortedMap<String, Set<String>> above, Map<String, String> names, String what) {
        Set<String> fine = new HashSet<>();
        for (String start : above.keySet()) {
            List<String> path = new ArrayList<>();
            List<List<String>> open = new ArrayList<>();
            String next = start;
            while (next != null) {
                int before = path.indexOf(next);
                if (before >= 0) {
                    List<String> circle = new ArrayList<>(path.subList(before, path.size()));
                    circle.add(next);
                    throw refused(
                            files,
                            "the " + what + " go in a circle: "
                                    + circle.stream()
                                            .map(key -> names.getOrDefault(key, key))
                                            .collect(Collectors.joining(" → ")),
                            "someone at the top of each line",
                            "Correct one of these entries in the source and export again");
                }
                if (!fine.contains(next)) {
                    path.add(next);
                    open.add(new ArrayList<>(above.getOrDefault(next, Set.of())));
                }
                next = null;
                while (next == null && !path.isEmpty()) {
                    List<String> rest = open.get(open.size() - 1);
                    if (rest.isEmpty()) {
                        fine.add(path.remove(path.size() - 1));
                        open.remove(open.size() - 1);
                    } else {
                        next = rest.remove(0);
                    }
                }
            }
        }
    }

    private static Column text(String name) {
        return new Column(name, Unit.TEXT);
    }

    private static UserError refused(String where, String found, String wanted, String remedy) {
        return new UserError(ExitCode.CHECK_FAILED, where, found, wanted, remedy);
    }
}
