package io.quarterdeck.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * What all the bytes of a text file say about its encoding: how many of its lines are not plain ASCII, and how many of
 * those are valid in each encoding.
 *
 * @param lines that hold anything
 * @param foreign lines with a byte that is not ASCII
 * @param utf8 foreign lines that are valid UTF-8
 * @param gb18030 foreign lines that are valid GB18030
 * @param pairs two-byte characters, read as GB18030
 * @param common pairs that GB2312 has: nearly all of a Chinese text, and few of what another encoding looks like
 * @param hasUnitSeparator whether the byte 1F is in it
 * @param checksum of all bytes: a file whose checksum is another one later has been changed
 */
record TextEvidence(
        long lines,
        long foreign,
        long utf8,
        long gb18030,
        long pairs,
        long common,
        boolean hasUnitSeparator,
        long checksum) {

    static TextEvidence of(Content content) {
        try (InputStream in = content.open()) {
            return new Reader().read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two automata, fed byte by byte; where they have nothing to see, eight at once. */
    private static final class Reader {
        private static final VarHandle EIGHT_BYTES =
                MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

        private static final long HIGH_BITS = 0x8080808080808080L;

        private static final long SPACES = 0x2020202020202020L;

        private long lines;
        private long foreign;
        private long utf8;
        private long gb18030;
        private long pairs;
        private long common;
        private boolean hasUnitSeparator;

        private boolean isForeign;
        private boolean hasBytes;
        private boolean isUtf8 = true;
        private int missing;
        private int low = 0x80;
        private int high = 0xBF;
        private boolean isGb = true;
        private int gbState;
        private int lead;

        TextEvidence read(InputStream in) throws IOException {
            CRC32C checksum = new CRC32C();
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                checksum.update(buffer, 0, read);
                take(buffer, read);
            }
            endLine();
            return new TextEvidence(
                    lines, foreign, utf8, gb18030, pairs, common, hasUnitSeparator, checksum.getValue());
        }

        private void take(byte[] buffer, int length) {
            int i = 0;
            while (i + Long.BYTES <= length) {
                if (missing == 0 && gbState == 0 && isPrintable((long) EIGHT_BYTES.get(buffer, i))) {
                    hasBytes = true;
                    i += Long.BYTES;
                } else {
                    for (int end = i + Long.BYTES; i < end; i++) {
                        take(buffer[i]);
                    }
                }
            }
            for (; i < length; i++) {
                take(buffer[i]);
            }
        }

        /** Whether each of eight bytes is ASCII and no control character (Warren, Hacker's Delight, 2nd ed., section 6-1). */
        private static boolean isPrintable(long eight) {
            return ((eight | eight - SPACES & ~eight) & HIGH_BITS) == 0;
        }

        private void take(byte b) {
            if (b == '\n' || b == '\r') {
                endLine();
                return;
            }
            hasBytes = true;
            hasUnitSeparator |= b == 0x1F;
            if (b >= 0 && missing == 0 && gbState == 0) {
                return;
            }
            isForeign |= b < 0;
            if (isUtf8) {
                takeUtf8(b & 0xFF);
            }
            if (isGb) {
                takeGb(b & 0xFF);
            }
        }

        /** By the table of well-formed sequences in the Unicode standard (table 3-7). */
        private void takeUtf8(int b) {
            if (missing > 0) {
                isUtf8 = b >= low && b <= high;
                missing--;
                low = 0x80;
                high = 0xBF;
            } else if (b >= 0x80) {
                missing = b >= 0xF0 ? 3 : b >= 0xE0 ? 2 : 1;
                isUtf8 = b >= 0xC2 && b <= 0xF4;
                low = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
                high = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
            }
        }

        private void takeGb(int b) {
            switch (gbState) {
                case 0 -> {
                    if (b >= 0x80) {
                        isGb = b >= 0x81 && b <= 0xFE;
                        lead = b;
                        gbState = 1;
                    }
                }
                case 1 -> {
                    if (b >= 0x30 && b <= 0x39) {
                        gbState = 2;
                    } else {
                        isGb = b >= 0x40 && b <= 0xFE && b != 0x7F;
                        pairs++;
                        common += lead >= 0xA1 && lead <= 0xF7 && b >= 0xA1 ? 1 : 0;
                        gbState = 0;
                    }
                }
                case 2 -> {
                    isGb = b >= 0x81 && b <= 0xFE;
                    gbState = 3;
                }
                default -> {
                    isGb = b >= 0x30 && b <= 0x39;
                    gbState = 0;
                }
            }
        }

        private void endLine() {
            lines += hasBytes ? 1 : 0;
            if (isForeign) {
                foreign++;
                utf8 += isUtf8 && missing == 0 ? 1 : 0;
                gb18030 += isGb && gbState == 0 ? 1 : 0;
            }
            isForeign = false;
            hasBytes = false;
            isUtf8 = true;
            missing = 0;
            low = 0x80;
            high = 0xBF;
            isGb = true;
            gbState = 0;
        }
    }
}
