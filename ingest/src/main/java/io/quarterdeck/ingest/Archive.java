package io.quarterdeck.ingest;

import io.quarterdeck.engine.UserError;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Zip and gzip archives. Nothing is unpacked to a place that an archive names; a member is a stream whose size, ratio
 * and checksum are watched while it is read.
 */
final class Archive {
    /** Of one archive: an export of a whole CRM has hundreds of members. */
    static final int MOST_MEMBERS = 10_000;

    /** Of one member, unpacked. */
    static final long LARGEST = 16L << 30;

    /** Deflate cannot exceed 1,032; a table of one repeated row reaches 300. */
    static final int HIGHEST_RATIO = 500;

    /** Below this size a high ratio harms nobody. */
    static final long RATIO_COUNTS_FROM = 64L << 20;

    private static final String WANTED = "a whole archive";
    private static final String REMEDY = "Export, pack or copy it again";

    private Archive() {}

    /** What a gzip file holds, under the name of that file. */
    static Content gunzipped(Content packed) {
        return new Content(packed.name(), packed.path(), true, () -> {
            try {
                Counted raw = new Counted(packed.open());
                return new Watched(packed, new GZIPInputStream(raw, 1 << 16), raw);
            } catch (ZipException | EOFException e) {
                throw damaged(packed, e);
            }
        });
    }

    /** The members of a zip archive by name, without its folders. */
    static List<Content> members(Content packed, Path onDisk) {
        try (ZipFile zip = open(packed, onDisk)) {
            List<? extends ZipEntry> entries = Collections.list(zip.entries());
            checkEntries(packed, entries);
            List<Content> members = new ArrayList<>();
            for (ZipEntry entry : entries) {
                if (!entry.isDirectory()) {
                    members.add(member(packed, onDisk, entry));
                }
            }
            members.sort(Comparator.comparing(Content::name));
            return List.copyOf(members);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Limits and names, before a byte of a member is read. */
    static void checkEntries(Content packed, List<? extends ZipEntry> entries) {
        if (entries.size() > MOST_MEMBERS) {
            throw packed.refused(
                    entries.size() + " files are packed in it",
                    "at most " + MOST_MEMBERS,
                    "Unpack it and give the folder of exports");
        }
        Set<String> names = new HashSet<>();
        long all = 0;
        for (ZipEntry entry : entries) {
            String name = entry.getName();
            if (climbs(name)) {
                throw packed.refused(
                        "a packed file is named \"" + shown(name) + "\", a path that leads out of the archive",
                        "plain names",
                        "Do not trust this archive; export again");
            }
            if (!names.add(name)) {
                throw packed.refused("two packed files are named \"" + shown(name) + "\"", "each name once", REMEDY);
            }
            all += Math.max(0, entry.getSize());
            checkRatio(packed, entry.getSize(), entry.getCompressedSize());
        }
        if (all > LARGEST) {
            throw packed.refused(
                    "it would unpack to " + (all >> 20) + " MB",
                    "at most " + (LARGEST >> 20) + " MB",
                    "Unpack it and give the folder of exports");
        }
    }

    static void checkRatio(Content packed, long unpacked, long compressed) {
        if (unpacked > RATIO_COUNTS_FROM && unpacked / Math.max(1, compressed) > HIGHEST_RATIO) {
            throw packed.refused(
                    "it unpacks to more than " + HIGHEST_RATIO + " times its size, as a zip bomb does",
                    "an archive of exports",
                    "Unpack it yourself if you trust it, and give the folder of exports");
        }
    }

    private static boolean climbs(String name) {
        String plain = name.replace('\\', '/');
        return plain.startsWith("/")
                || plain.matches("[A-Za-z]:.*")
                || List.of(plain.split("/")).contains("..");
    }

    private static String shown(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }

    private static Content member(Content packed, Path onDisk, ZipEntry entry) {
        String name = packed.name() + "/" + shown(entry.getName()).replace('\\', '/');
        return new Content(name, packed.path(), true, () -> {
            ZipFile zip = open(packed, onDisk);
            ZipEntry found = zip.getEntry(entry.getName());
            if (found == null) {
                zip.close();
                throw packed.changed();
            }
            return stream(packed, zip, found);
        });
    }

    /** A member's bytes; closing them closes the archive. */
    static InputStream stream(Content packed, ZipFile zip, ZipEntry entry) throws IOException {
        return new FilterInputStream(watched(packed, zip, entry)) {
            @Override
            public void close() throws IOException {
                super.close();
                zip.close();
            }
        };
    }

    /** A member's bytes; the archive stays open. */
    static InputStream watched(Content packed, ZipFile zip, ZipEntry entry) throws IOException {
        try {
            return new Watched(packed, zip.getInputStream(entry), entry);
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw damaged(packed, e);
        }
    }

    /** Names that are not UTF-8 come from Chinese Windows; they matter only to the reader of a message. */
    static ZipFile open(Content packed, Path onDisk) throws IOException {
        try {
            return new ZipFile(onDisk.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            try {
                return new ZipFile(onDisk.toFile(), Charset.forName("GB18030"));
            } catch (ZipException | EOFException | IllegalArgumentException again) {
                again.addSuppressed(e);
                throw damaged(packed, Files.size(onDisk), again);
            }
        }
    }

    static UserError damaged(Content packed, long bytes, Exception cause) {
        return packed.refused(
                "the archive ends early or is damaged (" + bytes + " bytes, " + cause.getMessage() + ")",
                WANTED,
                REMEDY,
                cause);
    }

    private static UserError damaged(Content packed, Exception cause) {
        return packed.refused(
                "the archive ends early or is damaged (" + cause.getMessage() + ")", WANTED, REMEDY, cause);
    }

    /** Counts the packed bytes of a gzip file. */
    private static final class Counted extends FilterInputStream {
        private long bytes;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            bytes += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = in.read(into, offset, length);
            bytes += Math.max(0, read);
            return read;
        }
    }

    /** A member while it is unpacked: size and ratio are bounded, and its end must be where the archive says. */
    static final class Watched extends InputStream {
        private final Content packed;
        private final InputStream in;
        private final Counted raw;
        private final ZipEntry entry;
        private final CRC32 crc = new CRC32();
        private long bytes;

        Watched(Content packed, InputStream in, Counted raw) {
            this(packed, in, raw, null);
        }

        Watched(Content packed, InputStream in, ZipEntry entry) {
            this(packed, in, null, entry);
        }

        private Watched(Content packed, InputStream in, Counted raw, ZipEntry entry) {
            this.packed = packed;
            this.in = in;
            this.raw = raw;
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read;
            try {
                read = in.read(into, offset, length);
            } catch (ZipException | EOFException e) {
                throw packed.refused(
                        "the archive ends early or is damaged, after " + bytes + " unpacked bytes"
                                + (entry == null ? "" : " of " + shown(entry.getName())) + " (" + e.getMessage() + ")",
                        WANTED,
                        REMEDY,
                        e);
            }
            if (read > 0) {
                bytes += read;
                checkSize();
                if (entry != null) {
                    crc.update(into, offset, read);
                }
            } else if (read < 0 && entry != null && (bytes != entry.getSize() || crc.getValue() != entry.getCrc())) {
                throw packed.refused(
                        "the packed file " + shown(entry.getName()) + " is damaged: its checksum is wrong",
                        WANTED,
                        REMEDY);
            }
            return read;
        }

        private void checkSize() {
            if (bytes > LARGEST) {
                throw packed.refused(
                        "it unpacks to more than " + (LARGEST >> 20) + " MB", "less", "Export fewer records at a time");
            }
            checkRatio(packed, bytes, entry == null ? raw.bytes : entry.getCompressedSize());
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
