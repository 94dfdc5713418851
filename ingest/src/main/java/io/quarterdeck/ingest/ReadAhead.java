package io.quarterdeck.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A second processor on the short way: while a scanner takes the records of one stretch, this takes those of the stretch
 * behind it, from the start of a line on that is held to be the start of a record. Whether it is one the scanner knows when it
 * has come there: if that is where its next record begins, what was taken ahead is as good as its own, up to the first record that
 * had to go the long way; if not, as where a text in quotes has several lines, it is thrown away.
 */
final class ReadAhead implements Closeable {
    /** In bytes: how much is taken by both together. */
    static final int STRETCH = 1 << 20;

    /** Of a stretch, so much is left to the one that also reads the file and keeps the rows of both. */
    private static final double OWN_SHARE = 0.4;

    /** A shorter one is not worth another thread. */
    private static final int SHORTEST = 1 << 17;

    /** Where a stretch begins that is never reached. */
    private static final long NOWHERE = Long.MAX_VALUE;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread helper = new Thread(work, "read ahead");
        helper.setDaemon(true);
        return helper;
    });

    /** Two by turns: while the rows of the one are kept, the other takes more. */
    private PlainRecords helper;

    private PlainRecords other;
    private long from;
    private Future<Integer> taken;

    ReadAhead(PlainRecords plain) {
        this.helper = plain.helper();
        this.other = plain.helper();
    }

    /**
     * What was taken ahead. It holds until the one that took it is given more, which is when more is begun for the second time.
     *
     * @param bytes of whole lines; 0 where there is nothing
     */
    record Taken(int bytes, PlainRecords from) {
        private static final Taken NOTHING = new Taken(0, null);

        /** How many, each a line. */
        long records() {
            return from == null ? 0 : from.records();
        }

        /** Gives it to the one that took what comes before. */
        void giveTo(PlainRecords plain) {
            if (from != null) {
                plain.adopt(from);
            }
        }
    }

    static boolean isWorthwhile() {
        return Runtime.getRuntime().availableProcessors() > 1;
    }

    /** The offset in the file at which {@link #take} is to be called next. */
    long from() {
        return from;
    }

    /** All that was taken ahead, if it began at this offset. */
    Taken take(long offset) {
        if (taken == null) {
            return Taken.NOTHING;
        }
        int bytes;
        try {
            bytes = taken.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        taken = null;
        return offset == from ? new Taken(bytes, helper) : Taken.NOTHING;
    }

    /**
     * Has the last part of a stretch taken ahead, by what is known so far.
     *
     * @param scanner as which a stretch is to be read
     * @param offset of {@code start} in the file
     * @param line that begins at {@code start}
     */
    void begin(PlainRecords plain, RecordScanner scanner, byte[] buffer, int start, int end, long offset, long line) {
        int begin = after(buffer, start + (int) (OWN_SHARE * (end - start)), end);
        int last = end;
        while (last > begin && buffer[last - 1] != '\n') {
            last--;
        }
        if (end - start < SHORTEST || last == begin) {
            from = end - start < SHORTEST ? NOWHERE : offset + (end - start);
            return;
        }
        from = offset + (begin - start);
        byte[] stretch = Arrays.copyOfRange(buffer, begin, last);
        long firstLine = line + lines(buffer, start, begin);
        PlainRecords next = other;
        other = helper;
        helper = next;
        next.follow(plain);
        taken = thread.submit(() -> scanner.passStretch(stretch, firstLine, next));
    }

    /** The place behind the next line feed; the end where there is none. */
    private static int after(byte[] buffer, int from, int end) {
        for (int i = from; i < end; i++) {
            if (buffer[i] == '\n') {
                return i + 1;
            }
        }
        return end;
    }

    /** How many lines end there, by LF, CRLF or CR, as the scanner counts them. */
    private static long lines(byte[] buffer, int from, int to) {
        long lines = 0;
        for (int i = from; i < to; i++) {
            byte b = buffer[i];
            lines += b == '\n' || b == '\r' && buffer[i + 1] != '\n' ? 1 : 0;
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        thread.shutdownNow();
    }
}
