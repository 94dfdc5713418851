package io.quarterdeck.dashboards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Draws the sample charts into a folder, to look at them. With a second word also the hard cases. */
final class DrawSamples {
    private DrawSamples() {}

    public static void main(String... arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Map<String, Chart> charts = SampleCharts.all();
        if (arguments.length > 1) {
            charts.putAll(HardCharts.all());
        }
        for (Map.Entry<String, Chart> chart : charts.entrySet()) {
            ChartImage.writePng(chart.getValue(), folder.resolve(chart.getKey() + ".png"));
            ChartImage.writeSvg(chart.getValue(), folder.resolve(chart.getKey() + ".svg"));
        }
    }
}
