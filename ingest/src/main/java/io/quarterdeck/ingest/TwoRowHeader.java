package io.quarterdeck.ingest;

import static java.util.Objects.requireNonNull;

import io.quarterdeck.ingest.PeriodHeading.Kind;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table whose header takes two rows, as where the months stand below their merged quarters: its second row is given with
 * the headings above it where it has none itself, and is the header.
 *
 * @param header the second row, with what it takes from the first
 */
record TwoRowHeader(Source source, Scanned header) implements Source {
    private static final int FEWEST_PERIODS = 2;

    TwoRowHeader {
        requireNonNull(source, "source is null");
        requireNonNull(header, "header is null");
    }

    /** The header of two rows; empty where the second says anything but months or quarters. */
    static Optional<Scanned> of(Scanned above, Scanned line) {
        List<String> texts =
                line.fields().stream().filter(field -> !field.isBlank()).toList();
        List<PeriodHeading> periods =
                texts.stream().flatMap(text -> PeriodHeading.of(text).stream()).toList();
        boolean isOfPeriods = periods.size() == texts.size()
                && periods.stream().filter(TwoRowHeader::isFine).count() >= FEWEST_PERIODS
                && periods.stream().allMatch(p -> isFine(p) || p.kind() == Kind.TOTAL);
        boolean isBelow = above.line() + above.lines() == line.line() && !above.isBlank();
        if (!isOfPeriods
                || !isBelow
                || line.fault().isPresent()
                || above.fault().isPresent()) {
            return Optional.empty();
        }
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < Math.max(above.fields().size(), line.fields().size()); i++) {
            String own = i < line.fields().size() ? line.fields().get(i) : "";
            fields.add(
                    own.isBlank() && i < above.fields().size() ? above.fields().get(i) : own);
        }
        return Optional.of(line.with(fields));
    }

    private static boolean isFine(PeriodHeading period) {
        return period.kind() == Kind.MONTH || period.kind() == Kind.QUARTER;
    }

    @Override
    public Content content() {
        return source.content();
    }

    @Override
    public String part() {
        return source.part();
    }

    @Override
    public String format() {
        return source.format();
    }

    @Override
    public List<Notes.Counted> notes() {
        return source.notes();
    }

    @Override
    public Optional<LocalDate> statementDate() {
        return source.statementDate();
    }

    @Override
    public RecordSource open() throws IOException {
        return new Records(source.open(), header);
    }

    @Override
    public RecordSource open(MessageDigest digest) throws IOException {
        return new Records(source.open(digest), header);
    }

    private record Records(RecordSource records, Scanned header) implements RecordSource {
        @Override
        public Scanned next() throws IOException {
            Scanned next = records.next();
            return next != null && next.line() == header.line() ? next.with(header.fields()) : next;
        }

        @Override
        public void expectFields(int fields) {
            records.expectFields(fields);
        }

        @Override
        public void showCurrencies() {
            records.showCurrencies();
        }

        @Override
        public List<Notes.Counted> notes() {
            return records.notes();
        }

        @Override
        public void close() throws IOException {
            records.close();
        }
    }
}
