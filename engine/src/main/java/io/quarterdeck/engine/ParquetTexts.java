package io.quarterdeck.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * The rows of one Parquet file as texts, in their order: decimals exact, days and moments by ISO 8601, whole numbers
 * without a point, plain lists with semicolons. It is read by a DuckDB of its own, which may touch that file and
 * nothing else.
 */
public final class ParquetTexts implements AutoCloseable {
    private final DuckDBConnection connection;
    private final Statement statement;
    private final ResultSet rows;
    private final List<String> columns = new ArrayList<>();

    /**
     * @param scratch an existing folder of the run's own
     * @throws IOException if it is no whole Parquet file
     */
    public ParquetTexts(Path file, Path scratch) throws IOException {
        Properties settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        DuckDBConnection opened = null;
        try {
            opened = (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", settings);
            connection = opened;
            statement = opened.createStatement();
            String path = DuckDb.quoted(file.toAbsolutePath());
            Path spill = Files.createDirectories(scratch.resolve("spill"));
            for (String setting : List.of(
                    "set TimeZone = 'UTC'",
                    "set threads = 1",
                    "set temp_directory = " + DuckDb.quoted(spill.toAbsolutePath()),
                    "set allowed_paths = [" + path + "]",
                    "set enable_external_access = false",
                    "set lock_configuration = true")) {
                statement.execute(setting);
            }
            String table = "read_parquet(" + path + ", binary_as_string = true, hive_partitioning = false)";
            List<String> texts = new ArrayList<>();
            try (Statement describe = opened.createStatement();
                    ResultSet described = describe.executeQuery("describe select * from " + table)) {
                while (described.next()) {
                    columns.add(described.getString("column_name"));
                    texts.add(text(described.getString("column_name"), described.getString("column_type")));
                }
            }
            rows = statement.executeQuery("select " + String.join(", ", texts) + " from " + table);
        } catch (SQLException e) {
            close(opened, e);
            String path = file.toAbsolutePath().toString();
            throw new IOException(firstLine(e).replace(" '" + path + "'", "").replace(" \"" + path + "\"", ""), e);
        }
    }

    private static void close(DuckDBConnection opened, SQLException e) {
        try {
            if (opened != null) {
                opened.close();
            }
        } catch (SQLException again) {
            e.addSuppressed(again);
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** A column as text. A moment without a time is a day, as in the other formats. */
    private static String text(String name, String type) {
        String column = "\"" + name.replace("\"", "\"\"") + "\"";
        String plain = "cast(" + column + " as varchar)";
        if (type.equals("DOUBLE") || type.equals("FLOAT")) {
            return "case when " + column + " = trunc(" + column + ") and abs(" + column
                    + ") < 9007199254740992 then cast(cast(" + column + " as bigint) as varchar) else " + plain
                    + " end";
        }
        if (type.equals("TIMESTAMP") || type.startsWith("TIMESTAMP_")) {
            return "case when " + column + " = date_trunc('day', " + column + ") then cast(cast(" + column
                    + " as date) as varchar) else " + plain + " end";
        }
        return type.endsWith("[]") && !type.contains("STRUCT") && !type.endsWith("[][]")
                ? "array_to_string(" + column + ", ';')"
                : plain;
    }

    /** The names of the columns, in order. */
    public List<String> columns() {
        return List.copyOf(columns);
    }

    /**
     * The next row, an empty text where there is no value; empty after the last.
     *
     * @throws IOException if the file is damaged there
     */
    public List<String> next() throws IOException {
        try {
            if (!rows.next()) {
                return List.of();
            }
            List<String> row = new ArrayList<>(columns.size());
            for (int i = 1; i <= columns.size(); i++) {
                String text = rows.getString(i);
                row.add(text == null ? "" : text);
            }
            return row;
        } catch (SQLException e) {
            throw new IOException("a page cannot be read", e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            rows.close();
            statement.close();
            connection.close();
        } catch (SQLException e) {
            throw new IOException(firstLine(e), e);
        }
    }
}
