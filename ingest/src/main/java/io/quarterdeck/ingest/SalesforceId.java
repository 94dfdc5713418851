package io.quarterdeck.ingest;

/**
 * A Salesforce key. Reports show 15 characters, whose case matters; elsewhere it has 18, of which the last three say
 * which of the others are capitals, so that it survives programs that know no case (Salesforce Help, article 000385008).
 */
final class SalesforceId {
    static final int SHORT = 15;
    private static final int CHUNK = 5;
    private static final String CHECK = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private SalesforceId() {}

    /** Whether it is a key of 15 letters and digits. */
    static boolean isShort(String text) {
        return text.length() == SHORT && text.chars().allMatch(SalesforceId::isLetterOrDigit);
    }

    private static boolean isLetterOrDigit(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** The 18 characters of a key of 15: each five have one more, whose number's bits are their capitals. */
    static String full(String text) {
        StringBuilder full = new StringBuilder(text);
        for (int chunk = 0; chunk < SHORT; chunk += CHUNK) {
            int capitals = 0;
            for (int i = 0; i < CHUNK; i++) {
                char c = text.charAt(chunk + i);
                capitals |= c >= 'A' && c <= 'Z' ? 1 << i : 0;
            }
            full.append(CHECK.charAt(capitals));
        }
        return full.toString();
    }
}
