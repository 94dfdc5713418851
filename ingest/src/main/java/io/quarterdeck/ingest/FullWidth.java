package io.quarterdeck.ingest;

/**
 * The plain form of the full-width characters that Chinese and Japanese input methods type: digits, letters, marks and
 * signs of currencies, one for one. Unlike the compatibility forms of Unicode it makes no 2 of ² and no 1/2 of ½.
 */
final class FullWidth {
    private static final int SHIFT = 0xFF01 - '!';

    private FullWidth() {}

    /** The text itself where nothing in it is full-width. */
    static String narrowed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (narrow(text.charAt(i)) != text.charAt(i)) {
                StringBuilder plain = new StringBuilder(text);
                for (int at = i; at < plain.length(); at++) {
                    plain.setCharAt(at, narrow(plain.charAt(at)));
                }
                return plain.toString();
            }
        }
        return text;
    }

    private static char narrow(char c) {
        if (c < 0x3000) {
            return c;
        }
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return (char) (c - SHIFT);
        }
        return switch (c) {
            case 0x3000 -> ' ';
            case 0xFFE5 -> '¥';
            case 0xFFE1 -> '£';
            case 0xFFE6 -> '₩';
            default -> c;
        };
    }
}
