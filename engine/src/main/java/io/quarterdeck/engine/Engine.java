package io.quarterdeck.engine;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Where tables live and SQL runs. A table is known by its plain name; a model sees only the tables it declares.
 *
 * <p>Every engine gives the same rows for the same text: it registers the functions of {@link SharedFunctions} and
 * settings under which the common subset of SQL means the same.
 */
public interface Engine extends AutoCloseable {
    /** The engine's name on the command line and in the manifest. */
    String name();

    /** Makes a table of a Parquet file. The file must stay where it is while the engine is open. */
    void load(String table, Path parquet);

    /** Makes a table of rows that Java holds. */
    void store(String table, Rows rows);

    /**
     * Runs a select that sees only {@code inputs}, and keeps its result as a table.
     *
     * @return the result's columns with their SQL types in DuckDB's spelling, in order
     * @throws IllegalStateException if the select reads a table that is not among {@code inputs}, or cannot run
     */
    List<SqlColumn> materialise(String table, String select, List<String> inputs);

    /**
     * Runs a select over any tables, and keeps its result as a table.
     *
     * @return as the other
     */
    List<SqlColumn> materialise(String table, String select);

    /**
     * Names a select over any tables, so that it can be read like a table. Its rows may be worked out anew by each reader,
     * which takes less than to write and read them where they are many and little work.
     *
     * @return as the others
     */
    default List<SqlColumn> define(String table, String select) {
        return materialise(table, select);
    }

    /**
     * The rows of a select over any tables; {@code columns} says how to read each column.
     *
     * @throws IllegalStateException if the select cannot run
     */
    Rows query(String select, List<Column> columns);

    /**
     * Does a task on each item, apart from the others and on as many processors as the engine has.
     *
     * @param <A> what can be sent to another machine
     * @param <B> likewise
     * @return what came of the items, in their order
     */
    default <A extends Serializable, B extends Serializable> List<B> map(List<A> items, Task<A, B> task) {
        return items.parallelStream().map(task).toList();
    }

    @Override
    void close();

    /** What is done on one item; it can be sent to another machine. */
    interface Task<A, B> extends Function<A, B>, Serializable {}

    /** A column as the database knows it. */
    record SqlColumn(String name, String type) {}

    /** Finds the engine that is not the default at run time, when its module is on the class path. */
    interface Provider {
        String name();

        /** @param scratch an empty folder of the run's own, deleted by the caller afterwards */
        Engine open(Path scratch);
    }
}
