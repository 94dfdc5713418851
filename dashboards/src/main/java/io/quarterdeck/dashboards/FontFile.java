package io.quarterdeck.dashboards;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A TrueType font in memory, joined from WOFF 1 slices.
 *
 * <p>Web fonts of Chinese come in a hundred slices, each with some of the characters. Joined into one font, a text needs
 * no second font and {@link java.awt.Font#canDisplay} tells the truth. Kept are outlines, widths and the character map;
 * dropped are layout features (AWT uses none of them by default) and hinting (charts are drawn at twice their size).
 *
 * <p>Layouts: WOFF 1.0 (W3C, 2012) section 4; OpenType 1.9 chapters cmap, glyf, head, hhea, hmtx, loca, maxp, post.
 */
final class FontFile {
    private static final int WOFF = 0x774F4646;
    private static final int TRUE_TYPE = 0x00010000;

    private FontFile() {}

    /** The tables of one WOFF 1 file by their four-letter names. */
    static SortedMap<String, ByteBuffer> tables(byte[] woff) {
        ByteBuffer in = ByteBuffer.wrap(woff);
        if (in.getInt(0) != WOFF || in.getInt(4) != TRUE_TYPE) {
            throw new IllegalArgumentException("not a WOFF 1 file with TrueType outlines");
        }
        SortedMap<String, ByteBuffer> tables = new TreeMap<>();
        for (int i = 0, at = 44; i < in.getShort(12); i++, at += 20) {
            String name = new String(woff, at, 4, StandardCharsets.US_ASCII);
            int offset = in.getInt(at + 4);
            int stored = in.getInt(at + 8);
            byte[] table = new byte[in.getInt(at + 12)];
            if (stored == table.length) {
                in.get(offset, table);
            } else {
                inflate(woff, offset, stored, table);
            }
            tables.put(name, ByteBuffer.wrap(table));
        }
        return tables;
    }

    private static void inflate(byte[] woff, int offset, int length, byte[] table) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(woff, offset, length);
            if (inflater.inflate(table) != table.length) {
                throw new IllegalArgumentException("a table of the WOFF file is cut short");
            }
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("a table of the WOFF file is damaged", e);
        } finally {
            inflater.end();
        }
    }

    /** The bytes of one TrueType font with the characters of all WOFF entries of a zip; the first entry that has one wins. */
    static byte[] join(InputStream zip) throws IOException {
        List<SortedMap<String, ByteBuffer>> slices = new ArrayList<>();
        ZipInputStream in = new ZipInputStream(zip);
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            slices.add(tables(in.readAllBytes()));
        }
        return join(slices);
    }

    private static byte[] join(List<SortedMap<String, ByteBuffer>> slices) throws IOException {
        SortedMap<String, ByteBuffer> first = slices.get(0);
        SortedMap<Integer, Integer> glyphs = new TreeMap<>();
        ByteArrayOutputStream outlines = new ByteArrayOutputStream();
        List<Integer> starts = new ArrayList<>();
        List<Integer> metrics = new ArrayList<>();
        ByteBuffer head = copy(first.get("head")).putShort(50, (short) 1);
        ByteBuffer hhea = copy(first.get("hhea"));
        ByteBuffer maxp = copy(first.get("maxp"));
        for (Map<String, ByteBuffer> slice : slices) {
            if (slice.get("head").getShort(18) != head.getShort(18)) {
                throw new IllegalArgumentException("slices of different units per em do not join");
            }
            int offset = starts.size();
            characters(slice.get("cmap")).forEach((character, glyph) -> glyphs.putIfAbsent(character, glyph + offset));
            addOutlines(slice, offset, outlines, starts);
            addMetrics(slice, metrics);
            for (int at = 36; at < 44; at += 2) { // the box around all glyphs: x and y minimum, x and y maximum
                int edge = slice.get("head").getShort(at);
                head.putShort(
                        at, (short) (at < 40 ? Math.min(edge, head.getShort(at)) : Math.max(edge, head.getShort(at))));
            }
            hhea.putShort(
                    10, (short) Math.max(hhea.getShort(10), slice.get("hhea").getShort(10)));
            for (int at = 6; at < 32; at += 2) {
                maxp.putShort(at, (short)
                        Math.max(maxp.getShort(at), slice.get("maxp").getShort(at)));
            }
        }
        short count = (short) starts.size();
        starts.add(outlines.size());
        SortedMap<String, ByteBuffer> font = new TreeMap<>();
        font.put("OS/2", first.get("OS/2"));
        font.put("cmap", characterMap(glyphs));
        font.put("glyf", ByteBuffer.wrap(outlines.toByteArray()));
        font.put("head", head);
        font.put("hhea", hhea.putShort(34, count));
        font.put("hmtx", ints(metrics));
        font.put("loca", ints(starts));
        font.put("maxp", maxp.putShort(4, count));
        font.put("name", first.get("name"));
        font.put("post", ByteBuffer.allocate(32).putInt(0, 0x00030000)); // version 3: glyphs have no names
        return file(font);
    }

    private static ByteBuffer copy(ByteBuffer table) {
        return ByteBuffer.wrap(table.array().clone());
    }

    private static void addOutlines(
            Map<String, ByteBuffer> slice, int firstGlyph, ByteArrayOutputStream outlines, List<Integer> starts) {
        ByteBuffer glyf = slice.get("glyf");
        ByteBuffer loca = slice.get("loca");
        boolean wide = slice.get("head").getShort(50) == 1;
        int glyphs = slice.get("maxp").getShort(4) & 0xFFFF;
        for (int i = 0; i < glyphs; i++) {
            int from = wide ? loca.getInt(4 * i) : 2 * (loca.getShort(2 * i) & 0xFFFF);
            int to = wide ? loca.getInt(4 * i + 4) : 2 * (loca.getShort(2 * i + 2) & 0xFFFF);
            if (from < to && glyf.getShort(from) < 0) {
                renumberParts(glyf, from + 10, firstGlyph);
            }
            starts.add(outlines.size());
            outlines.write(glyf.array(), from, to - from);
            outlines.writeBytes(new byte[-outlines.size() & 3]);
        }
    }

    /** Moves the glyph numbers inside a composite glyph (é is e and ´) by those of the slices before. */
    private static void renumberParts(ByteBuffer glyf, int from, int firstGlyph) {
        int at = from;
        int flags;
        do {
            flags = glyf.getShort(at);
            glyf.putShort(at + 2, (short) (glyf.getShort(at + 2) + firstGlyph));
            int placement = (flags & 0x0001) != 0 ? 4 : 2;
            int scaling = (flags & 0x0008) != 0 ? 2 : (flags & 0x0040) != 0 ? 4 : (flags & 0x0080) != 0 ? 8 : 0;
            at += 4 + placement + scaling;
        } while ((flags & 0x0020) != 0);
    }

    /** Adds width and left bearing of each glyph; the last width holds for all glyphs that have only a bearing. */
    private static void addMetrics(Map<String, ByteBuffer> slice, List<Integer> metrics) {
        ByteBuffer hmtx = slice.get("hmtx");
        int glyphs = slice.get("maxp").getShort(4) & 0xFFFF;
        int wide = slice.get("hhea").getShort(34) & 0xFFFF;
        for (int i = 0; i < glyphs; i++) {
            int bearing = i < wide ? hmtx.getShort(4 * i + 2) : hmtx.getShort(4 * wide + 2 * (i - wide));
            metrics.add(hmtx.getShort(4 * Math.min(i, wide - 1)) << 16 | (bearing & 0xFFFF));
        }
    }

    /** Glyph number by character, from the sub-tables in formats 4 and 12. */
    static SortedMap<Integer, Integer> characters(ByteBuffer cmap) {
        SortedMap<Integer, Integer> glyphs = new TreeMap<>();
        for (int i = 0; i < cmap.getShort(2); i++) {
            int table = cmap.getInt(4 + 8 * i + 4);
            if (cmap.getShort(table) == 12) {
                for (int group = 0, at = table + 16; group < cmap.getInt(table + 12); group++, at += 12) {
                    for (int c = cmap.getInt(at); c <= cmap.getInt(at + 4); c++) {
                        glyphs.put(c, cmap.getInt(at + 8) + c - cmap.getInt(at));
                    }
                }
            } else if (cmap.getShort(table) == 4) {
                int twice = cmap.getShort(table + 6);
                for (int end = table + 14; end < table + 14 + twice; end += 2) {
                    int start = end + twice + 2;
                    int delta = cmap.getShort(start + twice);
                    int range = cmap.getShort(start + 2 * twice) & 0xFFFF;
                    int from = cmap.getShort(start) & 0xFFFF;
                    for (int c = from; c <= (cmap.getShort(end) & 0xFFFF) && c < 0xFFFF; c++) {
                        int glyph = range == 0 ? c : cmap.getShort(start + 2 * twice + range + 2 * (c - from));
                        glyphs.put(c, (glyph + (range == 0 || glyph != 0 ? delta : 0)) & 0xFFFF);
                    }
                }
            }
        }
        glyphs.values().removeIf(glyph -> glyph == 0);
        return glyphs;
    }

    /** A character map with one sub-table of format 12, one group per character. */
    private static ByteBuffer characterMap(SortedMap<Integer, Integer> glyphs) {
        ByteBuffer cmap = ByteBuffer.allocate(12 + 16 + 12 * glyphs.size());
        cmap.putShort((short) 0)
                .putShort((short) 1)
                .putShort((short) 3)
                .putShort((short) 10)
                .putInt(12);
        cmap.putShort((short) 12).putShort((short) 0).putInt(16 + 12 * glyphs.size());
        cmap.putInt(0).putInt(glyphs.size());
        glyphs.forEach(
                (character, glyph) -> cmap.putInt(character).putInt(character).putInt(glyph));
        return cmap;
    }

    private static ByteBuffer ints(List<Integer> values) {
        ByteBuffer table = ByteBuffer.allocate(4 * values.size());
        values.forEach(table::putInt);
        return table;
    }

    /** The font file: directory, then the tables at multiples of four. Checksums stay 0: neither AWT nor FreeType asks. */
    private static byte[] file(SortedMap<String, ByteBuffer> font) {
        int size = 12 + 16 * font.size();
        ByteBuffer directory = ByteBuffer.allocate(size);
        directory.putInt(TRUE_TYPE).putShort((short) font.size()).putShort((short) 128);
        directory.putShort((short) 3).putShort((short) (16 * font.size() - 128));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        font.forEach((name, table) -> {
            directory.put(name.getBytes(StandardCharsets.US_ASCII)).putInt(0);
            directory.putInt(size + body.size()).putInt(table.capacity());
            body.writeBytes(table.array());
            body.writeBytes(new byte[-body.size() & 3]);
        });
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(directory.array());
        file.writeBytes(body.toByteArray());
        return file.toByteArray();
    }
}
