package io.quarterdeck.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What can be seen of UTF-8 text by its bytes. Every question is answered for the careful side: a no may be a yes, a yes
 * is always one.
 */
final class PlainText {
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long SPACES = 0x2020202020202020L;

    private PlainText() {}

    /** Whether a record is ASCII, or UTF-8 without a character about which there might be something to say. */
    static boolean isUnquestionable(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            if (i + Long.BYTES <= to && ((long) EIGHT_BYTES.get(bytes, i) & HIGH_BITS) == 0) {
                i += Long.BYTES;
            } else if (bytes[i] >= 0) {
                i++;
            } else {
                int length = character(bytes, i, to);
                if (length < 0) {
                    return false;
                }
                i += length;
            }
        }
        return true;
    }

    /**
     * The bytes of the character at {@code at}, by the table of well-formed sequences in the Unicode standard (table 3-7);
     * -1 if it is none, or one of those that are invisible, stand for a lost one, or are left of a wrong encoding.
     */
    private static int character(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xFF;
        int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (lead < 0xC2 || lead > 0xF4 || at + length > to) {
            return -1;
        }
        int second = bytes[at + 1] & 0xFF;
        int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (second < low || second > high) {
            return -1;
        }
        for (int i = at + 2; i < at + length; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return -1;
            }
        }
        int third = length > 2 ? bytes[at + 2] & 0xFF : 0;
        boolean isQuestionable =
                switch (lead) {
                    case 0xC2 -> second <= 0xA0 || second == 0xAD; // C1 controls, no-break space, soft hyphen
                    case 0xC3 -> second == 0x82 || second == 0x83 || second == 0xA2 || second == 0xAF; // Â Ã â ï
                    case 0xCC, 0xCD -> true; // combining marks
                    case 0xD8 -> second == 0x9C; // Arabic letter mark
                    case 0xE1 ->
                        second == 0x9A && third == 0x80 || second == 0xA0 && third == 0x8E; // spaces of scripts
                    case 0xE2 ->
                        second == 0x80 && (third <= 0x8F || third >= 0xA8 && third <= 0xAF)
                                || second == 0x81 && third >= 0x9F; // spaces, invisible marks, directions
                    case 0xE3 ->
                        second == 0x80 && third == 0x80 || second >= 0x88; // ideographic space, enclosed letters
                    case 0xE7 -> second == 0x83 && third == 0xAB; // 烫
                    case 0xE9 -> second == 0x94 && third == 0x9F; // 锟
                    case 0xEF -> second <= 0xBB || second >= 0xBE; // private use, byte order mark, lost characters
                    default -> false;
                };
        return isQuestionable ? -1 : length;
    }

    /** Whether a text that is not empty has neither spaces around it nor a control character in it. */
    static boolean isText(byte[] bytes, int from, int to) {
        if (bytes[from] >= 0 && bytes[from] <= ' ' || bytes[to - 1] >= 0 && bytes[to - 1] <= ' ') {
            return false;
        }
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long eight = (long) EIGHT_BYTES.get(bytes, i);
            // Whether one of eight is less than a space (Warren, Hacker's Delight, 2nd ed., section 6-1).
            if ((eight - SPACES & ~eight & HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; i < to; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ') {
                return false;
            }
        }
        return true;
    }

    /** Copies a text in which each quote is doubled, with one of the two. @return its length */
    static int copyUndoubled(byte[] bytes, int from, int to, byte[] copy) {
        int length = 0;
        for (int i = from; i < to; i++) {
            copy[length++] = bytes[i];
            i += bytes[i] == '"' ? 1 : 0;
        }
        return length;
    }

    /** Whether an unquestionable text is a key as it is: Latin letters, and Chinese characters that have one form only. */
    static boolean isName(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            int lead = bytes[i] & 0xFF;
            if (lead >= 0xCC && (lead < 0xE4 || lead > 0xE9)) {
                return false;
            }
        }
        return true;
    }

    /** Whether such a text cannot be a key that a spreadsheet has made a rounded number. */
    static boolean isKey(byte[] bytes, int from, int to) {
        if (!isName(bytes, from, to)) {
            return false;
        }
        if (bytes[from] > '9') {
            return true;
        }
        for (int i = from; i < to; i++) {
            if (bytes[i] == 'e' || bytes[i] == 'E') {
                return false;
            }
        }
        return true;
    }

    /** A day of the years 1901 to 2098 written as 2025-12-31, as the number 20251231; -1 if it is none. */
    static int isoDay(byte[] bytes, int from, int to) {
        if (to - from != 10 || bytes[from + 4] != '-' || bytes[from + 7] != '-') {
            return -1;
        }
        int year = digits(bytes, from, 4);
        int month = digits(bytes, from + 5, 2);
        int day = digits(bytes, from + 8, 2);
        if (year < 1901 || year > 2098 || month < 1 || month > 12 || day < 1) {
            return -1;
        }
        boolean isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        int last = month == 2 && isLeap ? 29 : DAYS[month - 1];
        return day > last ? -1 : 10_000 * year + 100 * month + day;
    }

    private static int digits(byte[] bytes, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
