package io.quarterdeck.spark;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Engine;
import io.quarterdeck.engine.Rows;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.SparkThrowable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Spark inside this process, for data that outgrow DuckDB. A table is a Parquet folder in the run's scratch folder, or
 * rows held in memory where they are few.
 */
public final class SparkEngine implements Engine {
    static final String NAME = "spark";

    /** Rows up to which Java's tables stay in memory: writing and reading a folder costs more than they do. */
    private static final int FEW = 10_000;

    private static final int PARTS_OF_CORE = 4;

    private static final AtomicInteger OPENED = new AtomicInteger();

    /** Bytes of Parquet up to which a query is better run without code of its own; about 200,000 deals. */
    private static final long SMALL = 4_000_000;

    /** A table that any session can see once it has a view of it. */
    private record Table(long bytes, Function<SparkSession, Dataset<Row>> view) {}

    private final Map<String, Table> tables = new TreeMap<>();
    private final Path folder;
    private final long small;

    /** Sees every table. */
    private final SparkSession all = LocalSpark.session();

    /** Sees the inputs of the model that runs, and nothing between two models. */
    private final SparkSession visible = LocalSpark.session();

    /** @param scratch an existing folder of the run's own */
    public SparkEngine(Path scratch) {
        this(scratch, SMALL);
    }

    /** @param small bytes up to which inputs count as small */
    SparkEngine(Path scratch, long small) {
        this.small = small;
        this.folder = scratch.toAbsolutePath().resolve("spark-" + OPENED.incrementAndGet());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void load(String table, Path parquet) {
        run("load " + table, () -> {
            Path place = parquet.toAbsolutePath();
            StructType schema = reader(all).parquet(place.toString()).schema();
            keep(table, parquet(place, schema));
            return schema;
        });
    }

    @Override
    public void store(String table, Rows rows) {
        run("store " + table, () -> {
            StructType schema = SparkTypes.schema(rows.columns());
            List<Row> values = rows.rows().stream()
                    .map(row -> RowFactory.create(row.toArray()))
                    .toList();
            Table inMemory = new Table(0, session -> session.createDataFrame(values, schema));
            keep(
                    table,
                    rows.size() <= FEW ? inMemory : write(table, inMemory.view().apply(all)));
            return schema;
        });
    }

    @Override
    public List<SqlColumn> materialise(String table, String select, List<String> inputs) {
        return run(select, () -> {
            try {
                for (String input : inputs) {
                    if (!tables.containsKey(input)) {
                        throw new IllegalStateException("there is no table " + input);
                    }
                    tables.get(input).view().apply(visible).createTempView(input);
                }
                prepare(visible, inputs);
                Dataset<Row> result = visible.sql(inItsWords(select));
                keep(table, write(table, result));
                return SparkTypes.columns(result.schema());
            } finally {
                inputs.forEach(visible.catalog()::dropTempView);
            }
        });
    }

    @Override
    public List<SqlColumn> materialise(String table, String select) {
        return run(select, () -> {
            prepare(all, List.of(select.split("\\W+")));
            Dataset<Row> result = all.sql(inItsWords(select));
            keep(table, write(table, result));
            return SparkTypes.columns(result.schema());
        });
    }

    @Override
    public Rows query(String select, List<Column> columns) {
        return run(select, () -> {
            prepare(all, List.of(select.split("\\W+")));
            List<List<Object>> rows = new ArrayList<>();
            for (Row row : all.sql(inItsWords(select)).collectAsList()) {
                Object[] values = new Object[columns.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = SparkTypes.value(row.get(i), columns.get(i).unit());
                }
                rows.add(Arrays.asList(values));
            }
            return new Rows(columns, rows);
        });
    }

    /** Models write {@code last_value(x ignore nulls) over …}, as DuckDB reads it; Spark has the words after the brackets. */
    private static String inItsWords(String select) {
        return select.replace(" ignore nulls)", ") ignore nulls");
    }

    /** @param words among which are the tables that will be read */
    private void prepare(SparkSession session, List<String> words) {
        long bytes = words.stream()
                .filter(tables::containsKey)
                .mapToLong(table -> tables.get(table).bytes())
                .sum();
        LocalSpark.prepare(session, bytes <= small);
    }

    private void keep(String name, Table table) throws AnalysisException {
        table.view().apply(all).createTempView(name);
        tables.put(name, table);
    }

    /** Writes a result where it is whole or not there at all. */
    private Table write(String name, Dataset<Row> result) throws IOException {
        Path place = folder.resolve(name);
        result.write().parquet(place.toString());
        if (!Files.exists(place.resolve("_SUCCESS"))) {
            throw new IllegalStateException("Spark did not finish writing " + name);
        }
        return parquet(place, result.schema());
    }

    private static Table parquet(Path place, StructType schema) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return new Table(bytes, session -> reader(session).schema(schema).parquet(place.toString()));
    }

    /** Reads a path as it stands: a folder named {@code Q3 [draft]} is no pattern. */
    private static DataFrameReader reader(SparkSession session) {
        return session.read().option("__globPaths__", "false");
    }

    /** Items are spread over the executors in parts, several for each core, as one may take longer than another. */
    @Override
    public <A extends Serializable, B extends Serializable> List<B> map(List<A> items, Task<A, B> task) {
        return run("map", () -> {
            JavaSparkContext context = JavaSparkContext.fromSparkContext(all.sparkContext());
            int parts = Math.max(1, Math.min(items.size(), PARTS_OF_CORE * context.defaultParallelism()));
            return context.parallelize(new ArrayList<>(items), parts)
                    .map(task::apply)
                    .collect();
        });
    }

    private static <T> T run(String what, Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) { // Spark's Scala throws checked exceptions that it does not declare
            throw new IllegalStateException(message(e) + "\nin: " + what, e);
        }
    }

    /** What Spark itself found wrong, below the layers of jobs and stages that report it. */
    private static String message(Throwable thrown) {
        Throwable deepest = thrown;
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof SparkThrowable && ((SparkThrowable) t).getCondition() != null) {
                deepest = t;
            }
        }
        return deepest instanceof AnalysisException analysis ? analysis.getSimpleMessage() : deepest.getMessage();
    }

    @Override
    public void close() {
        tables.keySet().forEach(all.catalog()::dropTempView);
        tables.clear();
        LocalSpark.delete(folder);
    }
}
