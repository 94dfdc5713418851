package io.quarterdeck.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Runs models in the order of their inputs, and holds each to its header: it may read only what it declares, its
 * columns have the declared names, units and order, and no two rows share a grain.
 */
public final class ModelRunner {
    /** Where a database names a line of a select, which begins with the first line of the model's file. */
    private static final Pattern LINE = Pattern.compile("(?i)\\bline (\\d+)\\b");

    private final Engine engine;
    private final boolean holdsOurs;
    private final SortedMap<String, TableHeader> tables = new TreeMap<>();

    /** Holds every model to all of its header. */
    public ModelRunner(Engine engine) {
        this(engine, true);
    }

    private ModelRunner(Engine engine, boolean holdsOurs) {
        this.engine = engine;
        this.holdsOurs = holdsOurs;
    }

    /**
     * For a review: holds a user's own models to all of their headers, and those that come with the program, which the tests
     * hold, to their columns and, where they are published, to their grain.
     */
    public static ModelRunner ofReview(Engine engine) {
        return new ModelRunner(engine, false);
    }

    private boolean isHeld(Model model) {
        return holdsOurs || model.header().origin().isPresent();
    }

    /** Declares a table that the engine already has, so that models may read it. */
    public void given(TableHeader header) {
        tables.put(header.name(), header);
    }

    /** Every table known so far: given, then made by models, by name. */
    public SortedMap<String, TableHeader> tables() {
        return Collections.unmodifiableSortedMap(tables);
    }

    /**
     * Runs all models.
     *
     * @param done told each model's name and its nanoseconds after it ran
     * @throws IllegalStateException if inputs are unknown or form a circle, or a model breaks its header
     * @throws UserError if a user's own model breaks its header or cannot run
     */
    public void run(Collection<? extends Model> models, BiConsumer<String, Long> done) {
        for (Model model : inOrder(models, tables.keySet())) {
            long start = System.nanoTime();
            run(model);
            tables.put(model.name(), model.header());
            done.accept(model.name(), System.nanoTime() - start);
        }
    }

    /** The rows of a known table, ordered by its grain, then by its other columns. */
    public Rows read(String table) {
        return read(engine, tables.get(table));
    }

    static Rows read(Engine engine, TableHeader header) {
        List<String> order = new ArrayList<>(header.grain());
        header.columns().stream()
                .map(Column::name)
                .filter(c -> !order.contains(c))
                .forEach(order::add);
        return engine.query(
                "select "
                        + String.join(
                                ", ",
                                header.columns().stream().map(Column::name).toList())
                        + " from " + header.name()
                        + " order by " + String.join(", ", order),
                header.columns());
    }

    /** Models in an order in which each comes after its inputs; by name where the inputs leave a choice. */
    static List<Model> inOrder(Collection<? extends Model> models, Set<String> given) {
        Map<String, Model> waiting = new LinkedHashMap<>();
        models.stream().sorted(Comparator.comparing(Model::name)).forEach(m -> {
            if (given.contains(m.name()) || waiting.put(m.name(), m) != null) {
                throw new IllegalStateException("two tables named " + m.name());
            }
        });
        Set<String> known = new HashSet<>(given);
        List<Model> order = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Model next = waiting.values().stream()
                    .filter(m -> known.containsAll(m.header().inputs()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(stuck(waiting.values(), known)));
            waiting.remove(next.name());
            known.add(next.name());
            order.add(next);
        }
        return List.copyOf(order);
    }

    private static String stuck(Collection<Model> waiting, Set<String> known) {
        StringBuilder message = new StringBuilder("these models wait for inputs that nothing makes first:");
        for (Model model : waiting) {
            List<String> missing = model.header().inputs().stream()
                    .filter(i -> !known.contains(i))
                    .toList();
            message.append("\n  ").append(model.name()).append(" waits for ").append(missing);
        }
        return message.toString();
    }

    private void run(Model model) {
        TableHeader header = model.header();
        try {
            if (model instanceof SqlModel sql) {
                holdColumns(sql, made(sql));
            } else if (model instanceof JavaModel java) {
                Map<String, Rows> inputs = new TreeMap<>();
                header.inputs().forEach(i -> inputs.put(i, read(i)));
                Rows rows = java.body().apply(inputs);
                if (!rows.columns().equals(header.columns())) {
                    throw new IllegalStateException(
                            "the header lists columns " + header.columns() + ", but there are " + rows.columns());
                }
                engine.store(header.name(), rows);
            }
            if (isHeld(model) || header.isPublished()) {
                holdGrain(model);
            }
        } catch (ModelFault e) {
            throw header.origin()
                    .map(file -> (RuntimeException) e.in(file))
                    .orElseGet(() -> new IllegalStateException("model " + e.getMessage(), e));
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw header.origin()
                    .map(file -> (RuntimeException) refused(header.name(), e).in(file))
                    .orElseGet(() -> new IllegalStateException("model " + header.name() + ": " + e.getMessage(), e));
        }
    }

    private List<Engine.SqlColumn> made(SqlModel model) {
        TableHeader header = model.header();
        if (isHeld(model)) {
            return engine.materialise(header.name(), model.sql(), header.inputs());
        }
        return header.isStored()
                ? engine.materialise(header.name(), model.sql())
                : engine.define(header.name(), model.sql());
    }

    /** What a database said of a select, without the select. */
    private static ModelFault refused(String model, RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        Matcher line = LINE.matcher(message);
        String found = message.lines()
                .takeWhile(text -> !LINE.matcher(text).lookingAt() && !text.startsWith("in: "))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return new ModelFault(
                model,
                line.find() ? Integer.parseInt(line.group(1)) : 0,
                "the database refuses it (" + found + ")",
                "a select that its inputs can answer",
                "Correct it; `quarterdeck tables NAME` shows what an input holds");
    }

    private static void holdColumns(SqlModel model, List<Engine.SqlColumn> found) {
        TableHeader header = model.header();
        List<String> declared = header.columns().stream().map(Column::name).toList();
        List<String> names = found.stream().map(Engine.SqlColumn::name).toList();
        if (!declared.equals(names)) {
            throw new ModelFault(
                    header.name(),
                    model.lineOf("columns"),
                    "the header lists columns " + declared + ", but the SQL returns " + names,
                    "the same columns in the same order",
                    "Correct the lines below `columns`, or the select");
        }
        for (int i = 0; i < found.size(); i++) {
            Column column = header.columns().get(i);
            if (!column.unit().accepts(found.get(i).type())) {
                throw new ModelFault(
                        header.name(),
                        model.lineOf(column.name()),
                        "column " + column.name() + " is declared "
                                + column.unit().word() + ", which is stored as "
                                + column.unit().sqlType()
                                + ", but the SQL returns " + found.get(i).type(),
                        "a column of its unit",
                        "Correct the unit, or write cast(… as " + column.unit().sqlType() + ") as " + column.name());
            }
        }
    }

    private void holdGrain(Model model) {
        TableHeader header = model.header();
        String key = String.join(", ", header.grain());
        String check = key.isEmpty()
                ? "select count(*) as rows_found, '' as example from " + header.name() + " having count(*) > 1"
                : "select count(*) as rows_found, cast(max(" + header.grain().get(0)
                        + ") as varchar(999)) as example from " + header.name() + " group by " + key
                        + " having count(*) > 1 order by " + key + " limit 1";
        Rows repeated =
                engine.query(check, List.of(new Column("rows_found", Unit.COUNT), new Column("example", Unit.TEXT)));
        if (!repeated.isEmpty()) {
            throw new ModelFault(
                    header.name(),
                    model instanceof SqlModel sql ? sql.lineOf("grain") : 0,
                    "the grain (" + key + ") is not unique: " + repeated.value(0, "rows_found") + " rows share one, at "
                            + repeated.value(0, "example"),
                    "one row for each",
                    "Correct the line `grain`, or aggregate in the select");
        }
    }
}
