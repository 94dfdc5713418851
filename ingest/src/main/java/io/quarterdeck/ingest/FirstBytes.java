package io.quarterdeck.ingest;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** A sieve for words: whether a text may be one of them, by its first letters and its length. */
final class FirstBytes {
    private static final byte FULL_WIDTH = (byte) 0xEF;

    /** Of so many letters the case does not matter: they are told by the five bits that both cases share. */
    private static final int LETTERS = 3;

    private final boolean[] isFirst = new boolean[128];
    private final boolean[] isStart = new boolean[1 << 5 * LETTERS];
    private final Set<Integer> foreign = new HashSet<>();
    private int longest;

    /** @param words folded */
    FirstBytes(Stream<String> words) {
        words.filter(word -> !word.isEmpty()).forEach(word -> {
            byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
            longest = Math.max(longest, utf8.length);
            if (utf8[0] >= 0) {
                isFirst[Character.toLowerCase(utf8[0])] = true;
                isFirst[Character.toUpperCase(utf8[0])] = true;
                markStarts(utf8, 0, 0);
            } else {
                foreign.add(start(utf8, 0, utf8.length));
            }
        });
    }

    /** A word that is too short may go on in any way, and what is not ASCII may be any letter. */
    private void markStarts(byte[] utf8, int place, int start) {
        if (place == LETTERS) {
            isStart[start] = true;
        } else if (place < utf8.length && utf8[place] >= 0) {
            markStarts(utf8, place + 1, start << 5 | utf8[place] & 31);
        } else {
            for (int any = 0; any < 32; any++) {
                markStarts(utf8, place + 1, start << 5 | any);
            }
        }
    }

    private boolean mayStart(byte[] utf8, int from, int to) {
        int start = 0;
        for (int i = from; i < from + LETTERS; i++) {
            if (i >= to || utf8[i] < 0) {
                return true;
            }
            start = start << 5 | utf8[i] & 31;
        }
        return isStart[start];
    }

    /** Three bytes: a Chinese character. */
    private static int start(byte[] utf8, int from, int to) {
        int start = 0;
        for (int i = from; i < from + 3; i++) {
            start = start << 8 | (i < to ? utf8[i] & 0xFF : 0);
        }
        return start;
    }

    /**
     * A no is certain for a text that {@link PlainText} does not question. A letter of full width may be any other; spaces
     * may stand behind a word, and a colon or a count in brackets behind a total.
     */
    boolean mayBe(byte[] utf8, int from, int to) {
        byte first = utf8[from];
        byte last = utf8[to - 1];
        boolean isFullWidth = first == FULL_WIDTH;
        return (isFullWidth || (first >= 0 ? isFirst[first] : foreign.contains(start(utf8, from, to))))
                && (to - from <= longest || last <= ' ' || last == ')' || last == ':')
                && (first < 0 || mayStart(utf8, from, to));
    }
}
