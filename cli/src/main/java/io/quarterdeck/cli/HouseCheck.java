package io.quarterdeck.cli;

import io.quarterdeck.dashboards.HouseLabels;
import io.quarterdeck.dashboards.SheetModels;
import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.House;
import io.quarterdeck.engine.Model;
import io.quarterdeck.engine.ModelFault;
import io.quarterdeck.engine.NearestWord;
import io.quarterdeck.engine.SelectRules;
import io.quarterdeck.engine.SqlModel;
import io.quarterdeck.engine.TableHeader;
import io.quarterdeck.engine.UserError;
import io.quarterdeck.ingest.CanonicalTable;
import io.quarterdeck.transform.Transform;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A house, held to the rules of ours before anything is read: names, inputs, what its SQL may do, its labels. */
final class HouseCheck {
    private static final String WANTED_NAME = "small letters, digits and _, at most 60 of them, a letter first";

    private HouseCheck() {}

    /**
     * Looks at everything in a house but what only a run can show.
     *
     * @param language of the review
     * @param scratch an existing folder of the run's own
     * @return what its owner should know though it stops nothing
     * @throws UserError naming file and line, if something in it breaks a rule
     */
    static List<String> hold(House house, String language, Path scratch) {
        List<SqlModel> own = models(house);
        if (!own.isEmpty()) {
            SortedSet<String> known = tables();
            try (SelectRules rules = new SelectRules(scratch)) {
                for (SqlModel model : own) {
                    told(model, () -> holdNames(model, known, rules));
                    known.add(model.name());
                }
                // Those over all metrics read the user's too, so that a circle may lead through them.
                Map<String, Model> all = new TreeMap<>();
                Pipeline.models(house).forEach(model -> all.put(model.name(), model));
                for (SqlModel model : own) {
                    told(model, () -> {
                        holdInputs(model, known);
                        holdNeeds(model);
                        holdNoCircle(model, all);
                        rules.hold(model);
                    });
                }
            }
        }
        List<TableHeader> headers = own.stream().map(SqlModel::header).toList();
        HouseLabels.hold(house, headers);
        List<String> said = new ArrayList<>();
        List<String> missing = HouseLabels.missing(house, language, headers);
        if (!missing.isEmpty()) {
            said.add("house: " + House.place(House.LABELS, language) + " has no text for " + String.join(", ", missing)
                    + "; the English text or the name stands there");
        }
        return List.copyOf(said);
    }

    /** The models of a house. */
    static List<SqlModel> models(House house) {
        List<SqlModel> own = new ArrayList<>(Transform.metrics(house));
        own.addAll(Transform.flags(house));
        own.addAll(Transform.checks(house));
        own.addAll(SheetModels.all(house));
        own.removeIf(model -> model.header().origin().isEmpty());
        return List.copyOf(own);
    }

    /** Every table that comes with the program, by name. */
    static SortedSet<String> tables() {
        SortedSet<String> known = new TreeSet<>(Transform.givenHeaders().keySet());
        CanonicalTable.all().keySet().forEach(table -> known.add(Transform.exported(table)));
        Pipeline.models(House.NONE).forEach(model -> known.add(model.name()));
        return known;
    }

    private static void told(SqlModel model, Runnable rule) {
        try {
            rule.run();
        } catch (ModelFault e) {
            throw e.in(model.header().origin().orElseThrow());
        }
    }

    /**
     * Holds the name of a file, without its ending, to what a table may be called.
     *
     * @param taken the tables that there are
     * @throws ModelFault if no file of the user's own can have this name
     */
    static void holdName(String room, String name, Collection<String> taken, SelectRules rules) {
        boolean isSheet = room.equals(House.SHEETS);
        if (!name.matches((isSheet ? "[a-z0-9]" : "[a-z]") + "[a-z0-9_]{0,59}")) {
            String near = name.toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", "_")
                    .replaceAll(isSheet ? "^_+|_+$" : "^[_0-9]+|_+$", "");
            boolean helps = !near.isEmpty() && !near.equals(name) && near.length() <= 60;
            throw new ModelFault(
                    name,
                    0,
                    "\"" + name + "\" is no name of a table",
                    WANTED_NAME,
                    (helps ? "Did you mean \"" + near + "\"? " : "") + "Choose another name");
        }
        if (rules.isReserved(name)) {
            throw new ModelFault(
                    name, 0, "\"" + name + "\" is a word of SQL", "a name that is none", "Choose another name");
        }
        if (taken.contains(isSheet ? SheetModels.table(name) : name)) {
            throw new ModelFault(
                    name,
                    0,
                    "there is a table \"" + name + "\" already",
                    "a name of its own",
                    "Choose another name; `quarterdeck tables` lists those that are taken");
        }
    }

    private static void holdNames(SqlModel model, Collection<String> taken, SelectRules rules) {
        String place = model.header().origin().orElseThrow();
        String room = place.substring(0, place.indexOf('/'));
        holdName(
                room,
                place.substring(
                        room.length() + 1,
                        place.length() - House.ROOMS.get(room).length()),
                taken,
                rules);
        for (Column column : model.header().columns()) {
            if (!column.name().matches("[a-z][a-z0-9_]{0,59}") || rules.isReserved(column.name())) {
                throw new ModelFault(
                        model.name(),
                        model.lineOf(column.name()),
                        "\"" + column.name() + "\" is no name of a column",
                        WANTED_NAME + ", and no word of SQL",
                        "Choose another name");
            }
        }
    }

    private static void holdInputs(SqlModel model, Collection<String> known) {
        for (String input : model.header().inputs()) {
            if (!known.contains(input)) {
                throw new ModelFault(
                        model.name(),
                        model.lineOf("inputs"),
                        "there is no table \"" + input + "\"",
                        "a table that `quarterdeck tables` lists, or one of the house",
                        NearestWord.didYouMean(input, known) + "Correct the line `inputs`, and the select");
            }
        }
    }

    /** What a flag needs of exports, and of the limits in the settings, is there to be had. */
    private static void holdNeeds(SqlModel model) {
        for (String need : model.header().attribute("needs").orElse("").split(" or ")) {
            String[] sides = need.split("[.]");
            CanonicalTable table = CanonicalTable.all().get(sides[0]);
            if (sides.length == 2
                    && (table == null
                            || table.header().columns().stream()
                                    .noneMatch(column -> column.name().equals(sides[1])))) {
                throw new ModelFault(
                        model.name(),
                        model.lineOf("needs"),
                        "no export has \"" + need + "\"",
                        "a column of an exported table, like opportunities.amount",
                        NearestWord.didYouMean(sides[0], CanonicalTable.all().keySet())
                                + "Correct it; `quarterdeck tables exported_"
                                + (table == null ? "opportunities" : sides[0]) + "` shows columns");
            }
        }
        for (String limit : model.header().attribute("limits").orElse("").split("\\s*,\\s*")) {
            if (!limit.isEmpty() && !Settings.THRESHOLDS.containsKey(limit)) {
                throw new ModelFault(
                        model.name(),
                        model.lineOf("limits"),
                        "there is no threshold \"" + limit + "\"",
                        "one of the settings: " + String.join(", ", Settings.THRESHOLDS.keySet()),
                        NearestWord.didYouMean(limit, Settings.THRESHOLDS.keySet())
                                + "Correct it, or write a limit of your own into the select");
            }
        }
    }

    /** Looks for the shortest way from a model back to itself. */
    private static void holdNoCircle(SqlModel model, Map<String, Model> all) {
        Map<String, String> readBy = new HashMap<>();
        Deque<String> waiting = new ArrayDeque<>(List.of(model.name()));
        Set<String> seen = new HashSet<>();
        while (!waiting.isEmpty()) {
            String table = waiting.remove();
            List<String> inputs =
                    all.containsKey(table) ? all.get(table).header().inputs() : List.of();
            for (String input : inputs) {
                if (input.equals(model.name())) {
                    throw new ModelFault(
                            model.name(),
                            model.lineOf("inputs"),
                            "it is worked out from itself: " + way(table, readBy, model.name()),
                            "tables that can be worked out before it",
                            "Read another table");
                }
                if (seen.add(input)) {
                    readBy.put(input, table);
                    waiting.add(input);
                }
            }
        }
    }

    private static String way(String last, Map<String, String> readBy, String model) {
        StringBuilder way = new StringBuilder(model);
        for (String table = last; table != null; table = readBy.get(table)) {
            way.insert(0, table + " reads ");
        }
        return way.toString();
    }
}
