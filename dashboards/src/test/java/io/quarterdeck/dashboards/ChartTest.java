package io.quarterdeck.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jfree.chart.JFreeChart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

class ChartTest {
    private static final String NAMES = "fan column bar stacked range waterfall funnel heat forecast";

    static Stream<Map.Entry<String, Chart>> charts() {
        return Stream.concat(SampleCharts.all().entrySet().stream(), HardCharts.all().entrySet().stream());
    }

    @Test
    void everyKindHasSamplesAndAnEmptyCase() {
        for (String kind : NAMES.split(" ")) {
            assertThat(SampleCharts.all()).containsKeys(kind + "-en", kind + "-zh");
            assertThat(HardCharts.all()).containsKey(kind + "-empty");
        }
    }

    @ParameterizedTest
    @MethodSource("charts")
    void textsKeepInsideTheImageAndApart(Map.Entry<String, Chart> entry) {
        List<Canvas.Written> texts = texts(entry.getValue());
        assertThat(texts).isNotEmpty();
        Rectangle2D image =
                new Rectangle2D.Double(0, 0, Chart.WIDTH, entry.getValue().height());
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (!image.contains(texts.get(i).box())) {
                problems.add("outside: " + texts.get(i));
            }
            for (Canvas.Written other : texts.subList(0, i)) {
                if (other.box().intersects(texts.get(i).box())) {
                    problems.add("touching: " + other + " and " + texts.get(i));
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    private static List<Canvas.Written> texts(Chart chart) {
        JFreeChart drawn = chart.draw();
        BufferedImage image = new BufferedImage(Chart.WIDTH, chart.height(), BufferedImage.TYPE_INT_RGB);
        drawn.draw(image.createGraphics(), new Rectangle2D.Double(0, 0, Chart.WIDTH, chart.height()));
        Object painting = drawn.getXYPlot().getAnnotations().get(0);
        return ((ChartStyle.Painting) painting).written();
    }

    @Test
    void emptyChartSaysThatThereIsNothing() {
        for (String kind : NAMES.split(" ")) {
            List<String> words = texts(HardCharts.all().get(kind + "-empty")).stream()
                    .map(Canvas.Written::text)
                    .toList();
            assertThat(words).as(kind).anyMatch(text -> text.startsWith("Nothing to show"));
        }
    }

    @Test
    void valuesStayWholeBesideALongName() {
        assertThat(texts(HardCharts.all().get("fan-single")))
                .extracting(Canvas.Written::text)
                .anyMatch(text -> text.endsWith("… 4.1m"));
    }

    @Test
    void pngIsTwiceTheChartAndNotBlank() throws IOException {
        Chart chart = SampleCharts.all().get("fan-zh");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(ChartImage.png(chart)));
        assertThat(image.getWidth()).isEqualTo(2000);
        assertThat(image.getHeight()).isEqualTo(1040);
        assertThat(image.getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
        assertThat(image.getRGB(0, 0, 2000, 1040, null, 0, 2000)).contains(ChartStyle.FORECAST.getRGB());
    }

    @Test
    void svgHoldsItsTextsAsOutlinesAndItsTitleAsText() throws Exception {
        for (Map.Entry<String, Chart> entry : SampleCharts.all().entrySet()) {
            String svg = ChartImage.svg(entry.getValue());
            assertThat(svg).as(entry.getKey()).doesNotContain("<text", "font-family", "<image");
            assertThat(svg.length()).as(entry.getKey()).isLessThan(300_000);
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
            assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                    .isEqualTo(entry.getValue().text().title());
        }
    }

    @Test
    void titleMayHoldMarkupAndControlCharacters() throws Exception {
        ChartText text = new ChartText("R&D <\"won\">\u0007\n ok", "", "-");
        String svg = ChartImage.svg(new BarChart(text, List.of(), "", true, AxisNumber.PLAIN));
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    /** Another folder, language, time zone and clock, and a machine whose fontconfig knows no font at all. */
    @Test
    void bytesAreTheSameInAnotherProcessOnABareMachine(@TempDir Path here, @TempDir Path there) throws Exception {
        DrawSamples.main(here.toString());
        Path noFonts = Files.writeString(there.resolve("fonts.conf"), "<?xml version=\"1.0\"?><fontconfig/>");
        Path out = Files.createDirectory(there.resolve("köln 样本"));
        ProcessBuilder process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Asia/Kathmandu",
                "-Dsun.jnu.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                DrawSamples.class.getName(),
                ".");
        process.environment().put("FONTCONFIG_FILE", noFonts.toString());
        process.environment().put("HOME", there.toString());
        process.environment().remove("DISPLAY");
        process.directory(out.toFile())
                .redirectErrorStream(true)
                .redirectOutput(there.resolve("log").toFile());
        int exit = process.start().waitFor();
        assertThat(exit).as(Files.readString(there.resolve("log"))).isZero();
        File[] files = here.toFile().listFiles();
        assertThat(files).hasSizeGreaterThan(20);
        for (File file : files) {
            assertThat(out.resolve(file.getName())).hasSameBinaryContentAs(file.toPath());
        }
    }

    @Test
    void rangeOutOfOrderIsRefused() {
        assertThatThrownBy(() -> new RangeChart.Row("East", 3, 2, 4, null, ""))
                .hasMessageContaining("East")
                .hasMessageContaining("lower ≤ middle ≤ upper");
    }

    @Test
    void labelsMoveApartAndStayInOrder() {
        double[] places = {10, 12, 13, 90};
        LabelPlace.spread(places, 18, 0, 100);
        assertThat(places).containsExactly(10, 28, 46, 90);
        double[] low = {95, 96};
        LabelPlace.spread(low, 18, 0, 100);
        assertThat(low).containsExactly(82, 100);
    }

    @Test
    void labelStandsWhereNoLineRuns() {
        Rectangle2D area = new Rectangle2D.Double(0, 0, 400, 300);
        List<double[]> rising = List.of(new double[] {0, 300}, new double[] {200, 150});
        List<double[]> flat = List.of(new double[] {0, 140}, new double[] {400, 140});
        Rectangle2D place = LabelPlace.near(200, 150, 60, 18, area, List.of(rising, flat));
        assertThat(area.contains(place)).isTrue();
        assertThat(place.intersectsLine(0, 300, 200, 150)).isFalse();
        assertThat(place.intersectsLine(0, 140, 400, 140)).isFalse();
    }
}
