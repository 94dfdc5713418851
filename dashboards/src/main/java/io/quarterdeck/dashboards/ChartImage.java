package io.quarterdeck.dashboards;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;

/**
 * A chart as a file: PNG for mail and chat, SVG for slides and print.
 *
 * <p>The SVG holds its texts as outlines, so that it looks the same where the font is missing; its title and description
 * carry title and subtitle as text. Both files depend on nothing but the chart.
 */
public final class ChartImage {
    /** Pixels of the image per pixel of the chart. */
    static final int SCALE = 2;

    /** 192 pixels an inch, in pixels a metre over two: a slide shows the image at its own size, sharp. */
    private static final double MILLIMETRES_A_PIXEL = 25.4 / (96 * SCALE);

    private ChartImage() {}

    /** Writes a PNG, twice the chart's size. */
    public static void writePng(Chart chart, Path file) throws IOException {
        Files.write(file, png(chart));
    }

    /** Writes an SVG. */
    public static void writeSvg(Chart chart, Path file) throws IOException {
        Files.writeString(file, svg(chart), StandardCharsets.UTF_8);
    }

    static byte[] png(Chart chart) throws IOException {
        BufferedImage image =
                new BufferedImage(SCALE * Chart.WIDTH, SCALE * chart.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = image.createGraphics();
        g2.scale(SCALE, SCALE);
        draw(chart, g2);
        g2.dispose();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        metadata.mergeTree("javax_imageio_1.0", resolution());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(new IIOImage(image, null, metadata));
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static IIOMetadataNode resolution() {
        IIOMetadataNode dimension = new IIOMetadataNode("Dimension");
        for (String side : new String[] {"HorizontalPixelSize", "VerticalPixelSize"}) {
            IIOMetadataNode size = new IIOMetadataNode(side);
            size.setAttribute("value", Double.toString(MILLIMETRES_A_PIXEL));
            dimension.appendChild(size);
        }
        IIOMetadataNode root = new IIOMetadataNode("javax_imageio_1.0");
        root.appendChild(dimension);
        return root;
    }

    static String svg(Chart chart) {
        SVGGraphics2D g2 = new SVGGraphics2D(Chart.WIDTH, chart.height());
        g2.setDefsKeyPrefix("q"); // by default the clock
        g2.setGeomDoubleConverter(ChartImage::twoDecimals);
        g2.setTransformDoubleConverter(ChartImage::twoDecimals);
        draw(chart, g2);
        String words = "<title>" + escape(chart.text().title()) + "</title><desc>"
                + escape(chart.text().subtitle()) + "</desc>";
        String svg = g2.getSVGElement(null, true, new ViewBox(0, 0, Chart.WIDTH, chart.height()), null, null);
        int inside = svg.indexOf('>') + 1;
        return svg.substring(0, inside) + words + svg.substring(inside) + "\n";
    }

    static void draw(Chart chart, Graphics2D g2) {
        chart.draw().draw(g2, new Rectangle2D.Double(0, 0, Chart.WIDTH, chart.height()));
    }

    private static String twoDecimals(double value) {
        return new BigDecimal(value)
                .setScale(2, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String escape(String text) {
        return text.replaceAll("\\p{Cntrl}", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
