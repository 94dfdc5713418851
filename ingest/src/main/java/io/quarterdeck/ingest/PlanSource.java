package io.quarterdeck.ingest;

import io.quarterdeck.engine.PlanForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What was filled in in a plan workbook, as the records of one canonical table. Below a header that is no line of it, the line of a
 * record is its number.
 *
 * @param part the table
 * @param date the day that the plans speak of: of their meetings, the last
 */
record PlanSource(Workbook workbook, String part, List<String> columns, List<PlanRecord> records, LocalDate date)
        implements Source {
    PlanSource {
        columns = List.copyOf(columns);
        records = List.copyOf(records);
    }

    @Override
    public Content content() {
        return workbook.content();
    }

    @Override
    public String format() {
        return "XLSX, form " + PlanForm.ONE_TO_ONE.name() + " " + PlanForm.ONE_TO_ONE.version();
    }

    @Override
    public Optional<LocalDate> statementDate() {
        return Optional.of(date);
    }

    @Override
    public RecordSource open() {
        AtomicInteger next = new AtomicInteger(-1);
        return new RecordSource() {
            @Override
            public Scanned next() {
                int number = next.getAndIncrement();
                return number < 0
                        ? scanned(0, columns, Optional.empty())
                        : number < records.size()
                                ? scanned(number + 1, records.get(number).fields(), Optional.of(records.get(number)))
                                : null;
            }

            /** Every record has all fields. */
            @Override
            public void expectFields(int fields) {}

            @Override
            public void close() {}
        };
    }

    @Override
    public RecordSource open(MessageDigest digest) throws IOException {
        content().feed(digest, workbook.sha256());
        return open();
    }

    private static Scanned scanned(long line, List<String> fields, Optional<PlanRecord> record) {
        return new Scanned(
                line,
                1,
                0,
                TableRows.csv(fields).getBytes(StandardCharsets.UTF_8),
                fields,
                Optional.empty(),
                false,
                record.map(PlanRecord::faults).orElse(Map.of()));
    }
}
