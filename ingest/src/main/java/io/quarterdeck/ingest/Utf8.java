package io.quarterdeck.ingest;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** UTF-8 read strictly: no byte is replaced, and none is passed over. */
final class Utf8 {
    private Utf8() {}

    static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    /** The place of the first byte that is not UTF-8; -1 if there is none. */
    static int firstBad(byte[] bytes) {
        int plain = 0;
        while (plain < bytes.length && bytes[plain] >= 0) {
            plain++;
        }
        if (plain == bytes.length) {
            return -1;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer rest = ByteBuffer.wrap(bytes, plain, bytes.length - plain);
        CoderResult result = decoder.decode(rest, CharBuffer.allocate(bytes.length - plain), true);
        return result.isError() ? rest.position() : -1;
    }
}
