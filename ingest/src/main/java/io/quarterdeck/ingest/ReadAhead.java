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
    /** In bytes: how much is read at once, half of it ahead. */
    static final int STRETCH = 1 << 20;

    /** A shorter one is not worth another thread. */
    private static final int SHORTEST = 1 << 17;

    /** Where a stretch begins that is never reached. */
    private static final long NOWHERE = Long.MAX_VALUE;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread helper = new Thread(work, "read ahead");
        helper.setDaemon(true);
        return helper;
    });

    private final PlainRecords helper;
    private long from;
    private Future<Integer> taken;

    ReadAhead(PlainRecords plain) {
        this.helper = plain.helper();
    }

    static boolean isWorthwhile() {
        return Runtime.getRuntime().availableProcessors() > 1;
    }

    /** The offset in the file at which {@link #take} is to be called next. */
    long from() {
        return from;
    }

    /**
     * Gives all that was taken ahead to {@code plain}, if it began at this offset.
     *
     * @return its bytes, of whole lines; 0 where there is nothing
     */
    int take(PlainRecords plain, long offset) {
        if (taken == null) {
            return 0;
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
        if (offset != from) {
            return 0;
        }
        plain.adopt(helper);
        return bytes;
    }

    /**
     * Has the second half of what is in a buffer taken ahead, by what is known so far.
     *
     * @param scanner as which a stretch is to be read
     * @param offset of {@code start} in the file
     * @param line that begins at {@code start}
     */
    void begin(PlainRecords plain, RecordScanner scanner, byte[] buffer, int start, int end, long offset, long line) {
        int begin = after(buffer, start + (end - start) / 2, end);
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
        helper.follow(plain);
        taken = thread.submit(() -> scanner.passStretch(stretch, firstLine, helper));
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
