package io.quarterdeck.ingest;

import static java.util.Objects.requireNonNull;

import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.UserError;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * The bytes of one file as its writer saved it: a file, or what an archive holds. They can be opened again and again.
 *
 * @param name as it is shown: {@code deals.csv}, {@code 2025/deals.csv}, {@code exports.zip/deals.csv}
 * @param path the file on disk that it is, or is packed in
 * @param isPacked whether it is a member of an archive
 */
record Content(String name, Path path, boolean isPacked, Opening opening) {
    /** Gives the unpacked bytes from the first on. */
    interface Opening {
        InputStream open() throws IOException;
    }

    Content {
        requireNonNull(name, "name is null");
        requireNonNull(path, "path is null");
        requireNonNull(opening, "opening is null");
    }

    static Content of(Path path, String name) {
        return new Content(name, path, false, () -> Files.newInputStream(path));
    }

    InputStream open() throws IOException {
        return opening.open();
    }

    /**
     * The bytes, told to a digest while they are read.
     *
     * @param checksum of all of them as they were seen before; other bytes are refused at their end
     */
    InputStream open(MessageDigest digest, long checksum) throws IOException {
        CheckedInputStream checked = new CheckedInputStream(opening.open(), new CRC32C());
        return new FilterInputStream(new DigestInputStream(checked, digest)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int read = super.read(into, offset, length);
                if (read < 0 && checked.getChecksum().getValue() != checksum) {
                    throw changed();
                }
                return read;
            }
        };
    }

    /** The first bytes, at most {@link Nature#SAMPLE}. */
    byte[] first() {
        try (InputStream in = open()) {
            return in.readNBytes(Nature.SAMPLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells a digest all bytes. @throws UserError if they are not those whose {@code sha256} was seen before */
    void feed(MessageDigest digest, String sha256) throws IOException {
        MessageDigest own = ContentHash.sha256();
        try (InputStream in = new DigestInputStream(new DigestInputStream(open(), own), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        if (!HexFormat.of().formatHex(own.digest()).equals(sha256)) {
            throw changed();
        }
    }

    /** Of all bytes, as hexadecimal digits. */
    String sha256() {
        MessageDigest digest = ContentHash.sha256();
        try (InputStream in = new DigestInputStream(open(), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The last part of the name in lower case, without the ending of a gzip file that it was packed in. */
    String plainName() {
        String last = Words.folded(name.substring(name.lastIndexOf('/') + 1));
        return isPacked && last.endsWith(".gz") ? last.substring(0, last.length() - 3) : last;
    }

    /** A file that stays the same: itself, or a copy of an archive's member in a folder of the run's own. */
    Path onDisk(Path scratch) {
        if (!isPacked) {
            return path;
        }
        try {
            Path copy = Files.createTempFile(Files.createDirectories(scratch), "member", "");
            try (InputStream in = open()) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An error about this file that its owner can mend. */
    UserError refused(String found, String wanted, String remedy) {
        return new UserError(ExitCode.INPUT_REFUSED, name, found, wanted, remedy);
    }

    UserError refused(String found, String wanted, String remedy, Throwable cause) {
        return new UserError(ExitCode.INPUT_REFUSED, name, found, wanted, remedy, cause);
    }

    UserError changed() {
        return refused(
                "it changed while it was being read",
                "a file that stands still",
                "Wait until the export is finished, then run again");
    }
}
