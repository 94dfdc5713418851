package io.quarterdeck.ingest;

import io.quarterdeck.engine.Unit;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The short way for records about which there is nothing to say: their bytes are copied from the export into the
 * {@link Spool}, and no text is made of them. It takes a record only where the long way, by {@link Converter}, would load
 * the very same values without a note; it declines any other, and the long way has it. What a column holds is seen by its
 * bytes where the text is the value itself (a key, a name, an ISO date, a plain number); where a text stands for
 * something, as a stage does, it is known from a record that went the long way before.
 *
 * <p>So nothing is decided here that is not decided there: without this class, every table, count and sum is the same.
 */
final class PlainRecords {
    /** A line with fewer fields that say something may be a title, a footer or a total. */
    private static final int FEWEST_FILLED = 2;

    /** Far from overflow, in millionths. */
    private static final long SUM_LIMIT = Long.MAX_VALUE / 4;

    private static final int MONEY_DECIMALS = 6;

    private static final byte[] OPEN = bytes("open");
    private static final byte[] AMOUNT = bytes("amount");
    private static final byte[] CLOSE_DATE = bytes("close_date");
    private static final byte[] STAGE = bytes("stage");

    private final CanonicalTable table;
    private final SpoolRows rows;
    private final DecimalText decimals;
    private final EmptyWords emptyWords;
    private final Set<String> header;
    private final FirstBytes words;
    private final PlainFills.Fill[] fills;
    private final List<Learned> groups;
    private final int deletion;
    private final Learned.Entry[] found;
    private final int amountColumn;
    private final int currencyColumn;
    private final int statusColumn;
    private final boolean[] isEvent;
    private final boolean[] isEventIfClosed;
    private final byte[] digits = new byte[64];
    private byte[] undoubled = new byte[256];

    private Tally tally = new Tally();
    private byte[] currency;
    private long sum;
    private boolean hasSum;

    /** What went the short way since it was last asked. */
    static final class Tally {
        private final Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        private long records;
        private int latestEvent;

        private void add(BigDecimal amount, String currency) {
            amounts.merge(currency, amount, BigDecimal::add);
        }

        private void add(Tally other) {
            other.amounts.forEach((currency, amount) -> add(amount, currency));
            records += other.records;
            latestEvent = Math.max(latestEvent, other.latestEvent);
        }

        long records() {
            return records;
        }

        /** The sum of the amounts by currency; by an empty text of those that name none. */
        Map<String, BigDecimal> amounts() {
            return amounts;
        }

        Optional<LocalDate> latestEvent() {
            return latestEvent == 0
                    ? Optional.empty()
                    : Optional.of(LocalDate.of(latestEvent / 10_000, latestEvent / 100 % 100, latestEvent % 100));
        }
    }

    private PlainRecords(Export export, List<Converter.Filled> filled, Converter converter, Spool rows) {
        this.table = export.layout().table().orElseThrow();
        this.rows = rows;
        this.decimals = converter.decimals();
        this.emptyWords = converter.emptyWords();
        this.header = new HashSet<>(export.header().stream().map(Words::folded).toList());
        this.words = new FirstBytes(Stream.concat(header.stream(), Totals.WORDS.stream()));
        this.amountColumn = export.layout().amount().map(table::indexOf).orElse(-1);
        this.currencyColumn = table.indexOf("currency");
        this.statusColumn = table.indexOf("status");
        int columns = table.values().size();
        this.isEvent = new boolean[columns];
        this.isEventIfClosed = new boolean[columns];
        for (CanonicalTable.EventDate event : table.events()) {
            (event.onlyIfClosed() ? isEventIfClosed : isEvent)[table.indexOf(event.column())] = true;
        }
        PlainFills plan = new PlainFills(export.layout(), filled);
        this.fills = plan.fills();
        this.groups = plan.groups();
        this.deletion = plan.deletion();
        this.found = new Learned.Entry[groups.size()];
    }

    private PlainRecords(PlainRecords other, SpoolRows rows) {
        this.table = other.table;
        this.rows = rows;
        this.decimals = other.decimals;
        this.emptyWords = other.emptyWords;
        this.header = other.header;
        this.words = other.words;
        this.fills = other.fills;
        this.groups = other.groups.stream().map(Learned::copy).toList();
        this.found = new Learned.Entry[groups.size()];
        this.amountColumn = other.amountColumn;
        this.currencyColumn = other.currencyColumn;
        this.statusColumn = other.statusColumn;
        this.isEvent = other.isEvent;
        this.isEventIfClosed = other.isEventIfClosed;
        this.deletion = other.deletion;
    }

    /** Another that takes the same records, for another thread; its rows wait until they are {@link #adopt}ed. */
    PlainRecords helper() {
        return new PlainRecords(this, new SpoolRows(table));
    }

    /** Begins anew with what the other has learned. */
    void follow(PlainRecords other) {
        rows.clear();
        drain();
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).follow(other.groups.get(i));
        }
    }

    /** Takes over all that a helper took, behind what was taken here. */
    void adopt(PlainRecords helper) {
        rows.append(helper.rows);
        addSum();
        tally.add(helper.drain());
    }

    /** For one export; empty where its rows are more than their fields, or its amounts are no plain numbers. */
    static Optional<PlainRecords> of(Export export, Converter converter, Spool rows) {
        Optional<List<Converter.Filled>> filled = converter.filled();
        if (filled.isEmpty() || converter.decimals().isContested()) {
            return Optional.empty();
        }
        PlainRecords plain = new PlainRecords(export, filled.get(), converter, rows);
        boolean isAmountPlain = plain.amountColumn < 0
                || plain.fills[plain.amountColumn].form() == Reading.Form.DECIMAL
                || plain.fills[plain.amountColumn].isConstant();
        // Whether an event counts is asked of a status that is known by its bytes.
        boolean isStatusKnown = plain.statusColumn < 0 || plain.fills[plain.statusColumn].field() < 0;
        return isAmountPlain && isStatusKnown ? Optional.of(plain) : Optional.empty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** How many went the short way since they were last asked for. */
    long records() {
        return tally.records;
    }

    /** What went the short way since the last call. */
    Tally drain() {
        addSum();
        Tally drained = tally;
        tally = new Tally();
        return drained;
    }

    /** Learns from a record that went the long way and was loaded without a note. */
    void learn(Scanned scanned, Converter.Converted converted) {
        for (Learned group : groups) {
            group.learn(scanned.fields(), converted.values(), converted.isDeleted());
        }
    }

    /**
     * Takes a record of as many fields as the header has, if there is nothing to say about it.
     *
     * @param start where it starts in the buffer
     * @param bounds from and to of each field, and a third number, relative to the start
     * @param length without its line end
     * @return whether it has been taken
     */
    boolean take(byte[] buffer, int start, int[] bounds, int fieldCount, int length, long line) {
        if (!isRecord(buffer, start, bounds, fieldCount)
                || !PlainText.isUnquestionable(buffer, start, start + length)) {
            return false;
        }
        for (int i = 0; i < found.length; i++) {
            found[i] = null;
            if (!isOfChange(i)) {
                found[i] = groups.get(i).find(buffer, start, bounds);
                if (found[i] == null) {
                    return false;
                }
            }
        }
        rows.begin(line, deletion >= 0 && found[deletion].isDeleted());
        if (!write(buffer, start, bounds)) {
            rows.abandon();
            return false;
        }
        rows.end();
        tally.records++;
        return true;
    }

    private boolean isOfChange(int group) {
        int[] columns = groups.get(group).columns();
        return columns.length > 0 && fills[columns[0]].kind() >= 0;
    }

    /** Whether it is no title, footer, total or header that comes again: what stands first is told by its words. */
    private boolean isRecord(byte[] buffer, int start, int[] bounds, int fieldCount) {
        int filled = 0;
        int first = -1;
        for (int i = 0; i < fieldCount && filled < FEWEST_FILLED; i++) {
            int from = start + bounds[3 * i];
            if (start + bounds[3 * i + 1] > from) {
                if (first < 0 && buffer[from] >= 0 && buffer[from] <= ' ') {
                    return false;
                }
                first = first < 0 ? i : first;
                filled += buffer[from] > ' ' ? 1 : 0;
            }
        }
        if (first < 0 || filled < Math.min(FEWEST_FILLED, fieldCount) || bounds[3 * first + 2] != 0) {
            return false;
        }
        int from = start + bounds[3 * first];
        int to = start + bounds[3 * first + 1];
        if (!words.mayBe(buffer, from, to)) {
            return true;
        }
        String word = new String(buffer, from, to - from, StandardCharsets.UTF_8);
        return !Totals.isWord(word) && !header.contains(Words.folded(word));
    }

    private boolean write(byte[] buffer, int start, int[] bounds) {
        long money = 0;
        boolean hasMoney = false;
        int event = 0;
        int eventIfClosed = 0;
        byte[] status = null;
        byte[] ofCurrency = null;
        for (int column = 0; column < fills.length; column++) {
            PlainFills.Fill fill = fills[column];
            if (fill.isConstant()) {
                rows.field(fill.constant());
                status = column == statusColumn ? fill.constant() : status;
                ofCurrency = column == currencyColumn ? fill.constant() : ofCurrency;
                continue;
            }
            if (fill.field() < 0) {
                byte[] value = found[fill.group()].values()[fill.place()];
                rows.field(value);
                status = column == statusColumn ? value : status;
                ofCurrency = column == currencyColumn ? value : ofCurrency;
                if ((isEvent[column] || isEventIfClosed[column]) && value != null) {
                    int day = PlainText.isoDay(value, 0, value.length);
                    if (day < 0) {
                        return false;
                    }
                    event = isEvent[column] ? Math.max(event, day) : event;
                    eventIfClosed = isEventIfClosed[column] ? Math.max(eventIfClosed, day) : eventIfClosed;
                }
                continue;
            }
            int from = start + bounds[3 * fill.field()];
            int to = start + bounds[3 * fill.field() + 1];
            if (from == to) {
                if (fill.needsValue()) {
                    return false;
                }
                rows.field(SpoolRows.UNKNOWN);
                continue;
            }
            Reading.Form form = fill.form();
            if (fill.kind() >= 0) {
                if (!writeChanged(fill, buffer, start, bounds, from, to)) {
                    return false;
                }
                continue;
            }
            switch (form) {
                case DATE -> {
                    int day = PlainText.isoDay(buffer, from, to);
                    if (day < 0) {
                        return false;
                    }
                    event = isEvent[column] ? Math.max(event, day) : event;
                    eventIfClosed = isEventIfClosed[column] ? Math.max(eventIfClosed, day) : eventIfClosed;
                    rows.day(day);
                }
                case DECIMAL, WHOLE -> {
                    long millionths = decimals.plain(buffer, from, to, form == Reading.Form.WHOLE);
                    if (millionths == DecimalText.NOT_PLAIN) {
                        return false;
                    }
                    if (column == amountColumn) {
                        money = millionths;
                        hasMoney = true;
                    }
                    rows.millionths(millionths);
                }
                default -> {
                    if (bounds[3 * fill.field() + 2] != 0) {
                        if (!writeUndoubled(fill, buffer, from, to)) {
                            return false;
                        }
                    } else if (isText(fill, buffer, from, to)) {
                        rows.field(buffer, from, to - from);
                    } else {
                        return false;
                    }
                }
            }
        }
        if (hasMoney) {
            add(money, ofCurrency);
        }
        boolean isClosed = status == null || !Arrays.equals(status, OPEN);
        tally.latestEvent = Math.max(tally.latestEvent, Math.max(event, isClosed ? eventIfClosed : 0));
        return true;
    }

    /** A text with quotes inside its quotes. */
    private boolean writeUndoubled(PlainFills.Fill fill, byte[] buffer, int from, int to) {
        if (undoubled.length < to - from) {
            undoubled = new byte[to - from];
        }
        int length = PlainText.copyUndoubled(buffer, from, to, undoubled);
        if (!isText(fill, undoubled, 0, length)) {
            return false;
        }
        rows.field(undoubled, 0, length);
        return true;
    }

    private boolean isText(PlainFills.Fill fill, byte[] buffer, int from, int to) {
        if (!PlainText.isText(buffer, from, to)) {
            return false;
        }
        return switch (fill.form()) {
            case NAME -> PlainText.isName(buffer, from, to) && !isEmptyWord(fill.column(), buffer, from, to);
            case KEY -> PlainText.isKey(buffer, from, to);
            case SALESFORCE_KEY -> to - from != SalesforceId.SHORT && PlainText.isKey(buffer, from, to);
            default -> !isEmptyWord(fill.column(), buffer, from, to);
        };
    }

    private boolean isEmptyWord(String column, byte[] buffer, int from, int to) {
        return emptyWords.mayContain(buffer, from, to)
                && emptyWords.contains(new String(buffer, from, to - from, StandardCharsets.UTF_8), column);
    }

    /** What a field held before or after a change, as canonical text. */
    private boolean writeChanged(PlainFills.Fill fill, byte[] buffer, int start, int[] bounds, int from, int to) {
        if (bounds[3 * fill.field() + 2] != 0) {
            return false;
        }
        PlainFills.Fill kind = fills[fill.kind()];
        byte[] what = kind.isConstant()
                ? kind.constant()
                : kind.group() >= 0 ? found[kind.group()].values()[kind.place()] : null;
        if (Arrays.equals(what, STAGE)) {
            Learned.Entry stage = groups.get(fill.group()).find(buffer, start, bounds);
            if (stage == null) {
                return false;
            }
            rows.field(stage.values()[fill.place()]);
            return true;
        }
        if (Arrays.equals(what, CLOSE_DATE)) {
            if (PlainText.isoDay(buffer, from, to) < 0) {
                return false;
            }
        } else if (Arrays.equals(what, AMOUNT)) {
            long millionths = decimals.plain(buffer, from, to, false);
            if (millionths == DecimalText.NOT_PLAIN) {
                return false;
            }
            writeAmount(millionths);
            return true;
        } else if (what == null
                || !PlainText.isText(buffer, from, to)
                || !PlainText.isName(buffer, from, to)
                || isEmptyWord(fill.column(), buffer, from, to)) {
            return false;
        }
        rows.field(buffer, from, to - from);
        return true;
    }

    /** The text that {@link Unit#text} gives an amount, written from its end. */
    private void writeAmount(long millionths) {
        int at = digits.length;
        long rest = Math.abs(millionths);
        for (int decimals = MONEY_DECIMALS; rest > 0 || decimals >= 0; decimals--) {
            long digit = rest % 10;
            rest /= 10;
            if (decimals <= 0 || digit > 0 || at < digits.length) {
                digits[--at] = (byte) ('0' + digit);
            }
            if (decimals == 1 && at < digits.length) {
                digits[--at] = '.';
            }
        }
        if (millionths < 0) {
            digits[--at] = '-';
        }
        rows.field(digits, at, digits.length - at);
    }

    private void add(long money, byte[] ofCurrency) {
        if (hasSum && (!Arrays.equals(currency, ofCurrency) || Math.abs(sum) > SUM_LIMIT)) {
            addSum();
        }
        currency = ofCurrency;
        sum += money;
        hasSum = true;
    }

    private void addSum() {
        if (hasSum) {
            tally.add(BigDecimal.valueOf(sum, 6), currency == null ? "" : new String(currency, StandardCharsets.UTF_8));
        }
        sum = 0;
        hasSum = false;
    }
}
