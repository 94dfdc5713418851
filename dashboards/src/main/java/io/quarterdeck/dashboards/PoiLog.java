package io.quarterdeck.dashboards;

/**
 * POI's log, which nobody here reads. Without a logging provider on the class path POI would put a notice about that on
 * stderr; with one (Spark brings its own) the provider decides.
 */
final class PoiLog {
    private PoiLog() {}

    /** To be called before the first use of POI. */
    static void quiet() {
        if (PoiLog.class.getResource("/org/apache/logging/log4j/core/Logger.class") == null) {
            System.setProperty("log4j.provider", "org.apache.logging.log4j.simple.internal.SimpleProvider");
            System.setProperty("log4j2.StatusLogger.level", "OFF");
        }
    }
}
