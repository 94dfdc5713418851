package io.quarterdeck.dashboards;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The two weights of the bundled font, for Chinese and European texts alike.
 *
 * <p>Nothing in this package may use another font: the logical ones (SansSerif) differ between machines and fail on a
 * machine without fonts. The first use readies AWT for such a machine, so it has to come before any other use of AWT.
 */
public final class Fonts {
    /** How texts are measured: smooth, with widths in fractions of a pixel, whatever the image. */
    static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

    private static final Font REGULAR;
    private static final Font BOLD;

    static {
        System.setProperty("java.awt.headless", System.getProperty("java.awt.headless", "true"));
        Path configuration = bareMachineConfiguration();
        try {
            REGULAR = load("regular.zip");
            BOLD = load("bold.zip");
            BOLD.getStringBounds("0", MEASURE); // AWT reads its configuration with the first text that it measures
        } finally {
            delete(configuration);
        }
    }

    private Fonts() {}

    /** Weight 400 in a size of pixels. */
    public static Font regular(double size) {
        return REGULAR.deriveFont((float) size);
    }

    /** Weight 700 in a size of pixels. */
    public static Font bold(double size) {
        return BOLD.deriveFont((float) size);
    }

    /** The characters of a text that no bundled font can draw, each once, in order; empty when all can be drawn. */
    public static String undrawable(String text) {
        StringBuilder missing = new StringBuilder();
        text.codePoints()
                .filter(c -> !Character.isISOControl(c) && !REGULAR.canDisplay(c))
                .distinct()
                .forEach(missing::appendCodePoint);
        return missing.toString();
    }

    /** Width of a text in pixels. */
    static double width(String text, Font font) {
        return font.getStringBounds(text, MEASURE).getWidth();
    }

    /**
     * A file that names no system font at all, for Linux machines without fontconfig, where AWT otherwise fails even with
     * a bundled font. It is used on all Linux machines, so that a forgotten logical font fails where it is written.
     */
    private static Path bareMachineConfiguration() {
        String property = "sun.awt.fontconfig";
        if (!System.getProperty("os.name").startsWith("Linux") || System.getProperty(property) != null) {
            return null;
        }
        try {
            Path file = Files.createTempFile("fonts", ".properties");
            Files.writeString(file, "version=1\nsequence.allfonts=default\n");
            System.setProperty(property, file.toString());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Font load(String name) {
        try (InputStream zip = Objects.requireNonNull(Fonts.class.getResourceAsStream("fonts/" + name), name)) {
            return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(FontFile.join(zip)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the bundled font " + name + " cannot be read", e);
        }
    }
}
