package io.quarterdeck.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.sql.SparkSession;

/**
 * The one Spark of this process: all cores, no page to look at, no door to the network. It starts when it is first
 * needed, in some seconds, and stops when the process ends; engines take sessions of it.
 */
final class LocalSpark {
    /** The loopback address: nothing listens where another machine could reach it. */
    private static final String HERE = "127.0.0.1";

    /** Spark's own hook has priority 50 and must have finished with the folder. */
    private static final int AFTER_SPARK = 1;

    private LocalSpark() {}

    /** A session without tables, with the shared functions and the settings under which both engines agree. */
    static SparkSession session() {
        return Started.SPARK.newSession();
    }

    private static final class Started {
        private static final SparkSession SPARK = start();
    }

    private static SparkSession start() {
        // Else Spark asks the network for this machine's name, and fails where there is no answer.
        org.apache.spark.util.Utils$.MODULE$.setCustomHostname(HERE);
        Path folder = folder();
        SparkSession.Builder builder = SparkSession.builder().master("local[*]").appName("quarterdeck");
        settings(folder).forEach(builder::config);
        return builder.getOrCreate();
    }

    private static Map<String, String> settings(Path folder) {
        Map<String, String> settings = new TreeMap<>();
        // What DuckDB does, so that one text means one thing.
        settings.put("spark.sql.ansi.enabled", "true");
        settings.put("spark.sql.ansi.doubleQuotedIdentifiers", "true");
        settings.put("spark.sql.parser.escapedStringLiterals", "true");
        settings.put("spark.sql.session.timeZone", "UTC");
        settings.put("spark.sql.timestampType", "TIMESTAMP_NTZ");
        settings.put("spark.sql.datetime.java8API.enabled", "true");
        settings.put("spark.sql.extensions", SparkFunctions.class.getName());
        // A model may not read a file by its path.
        settings.put("spark.sql.runSQLOnFiles", "false");
        // Nothing to listen to, nothing left behind.
        settings.put("spark.driver.host", HERE);
        settings.put("spark.driver.bindAddress", HERE);
        settings.put("spark.ui.enabled", "false");
        settings.put("spark.ui.showConsoleProgress", "false");
        settings.put("spark.local.dir", folder.toString());
        settings.put(
                "spark.sql.warehouse.dir", folder.resolve("warehouse").toUri().toString());
        settings.put("spark.sql.catalogImplementation", "in-memory");
        settings.put("spark.hadoop.fs.file.impl", LocalFiles.class.getName());
        // A folder counts as written when its marker is there.
        settings.put("spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version", "1");
        settings.put("spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", "true");
        // One process: no waiting for statistics, no history of jobs.
        settings.put("spark.sql.adaptive.enabled", "false");
        settings.put("spark.sql.ui.retainedExecutions", "1");
        settings.put("spark.ui.retainedJobs", "1");
        settings.put("spark.ui.retainedStages", "1");
        settings.put("spark.ui.retainedTasks", "1");
        return settings;
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("quarterdeck-spark-");
            ShutdownHookManager.get().addShutdownHook(() -> delete(folder), AFTER_SPARK);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Readies a session for the data at hand. Small tables go in one part through ready-made code; large ones go in a
     * part for each core through code that Spark writes and compiles for each query, which costs more than small
     * tables do: 60 models on 500 deals take 41 s of processor time in place of 64 s.
     */
    static void prepare(SparkSession session, boolean small) {
        int parts = small ? 1 : Runtime.getRuntime().availableProcessors();
        session.conf().set("spark.sql.shuffle.partitions", parts);
        session.conf().set("spark.sql.leafNodeDefaultParallelism", parts);
        session.conf().set("spark.sql.codegen.wholeStage", !small);
        session.conf().set("spark.sql.codegen.factoryMode", small ? "NO_CODEGEN" : "FALLBACK");
    }

    /** Deletes a folder of ours with all that is in it. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
