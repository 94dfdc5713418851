package io.quarterdeck.ingest;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * The row account of one file in the ledger: a row of the canonical table {@code loads}.
 *
 * @param preset preset and layout, as {@code maven_crm/sales_pipeline}
 * @param system the system whose keys the records have
 * @param isFull whether the file is a complete list
 * @param format how its text was read, as {@code CSV, UTF-8, comma}
 * @param amountIn null, as the other amounts, where the layout has no amount
 * @param knownDate the day from which it is known, null where that is the statement date
 * @param accepted why it was taken although the guard held it to be wrong; null where it did not
 */
public record Load(
        String loadId,
        String file,
        String sha256,
        String preset,
        String system,
        String tableName,
        LocalDate statementDate,
        boolean isFull,
        String format,
        long recordsIn,
        long loaded,
        long quarantined,
        long setAside,
        long duplicates,
        long conflicts,
        BigDecimal amountIn,
        BigDecimal amountLoaded,
        BigDecimal amountQuarantined,
        Long amountsUnreadable,
        LocalDate knownDate,
        String accepted) {
    public Load {
        requireNonNull(loadId, "loadId is null");
        requireNonNull(statementDate, "statementDate is null");
        if (recordsIn != loaded + quarantined) {
            throw new IllegalStateException(file + ": " + recordsIn + " records came in, but " + loaded
                    + " were loaded and " + quarantined + " are in quarantine");
        }
        if (amountIn != null && amountIn.compareTo(amountLoaded.add(amountQuarantined)) != 0) {
            throw new IllegalStateException(file + ": " + amountIn + " came in, but " + amountLoaded
                    + " was loaded and " + amountQuarantined + " is in quarantine");
        }
    }

    /** The day from which the tables have what it says. */
    LocalDate knownOn() {
        return knownDate == null || knownDate.isBefore(statementDate) ? statementDate : knownDate;
    }

    /** The values in the order of the table's columns. */
    List<Object> row() {
        return Arrays.asList(
                loadId,
                file,
                sha256,
                preset,
                system,
                tableName,
                statementDate,
                isFull,
                format,
                recordsIn,
                loaded,
                quarantined,
                setAside,
                duplicates,
                conflicts,
                amountIn,
                amountLoaded,
                amountQuarantined,
                amountsUnreadable,
                knownDate,
                accepted);
    }

    static Load of(List<Object> row) {
        return new Load(
                (String) row.get(0),
                (String) row.get(1),
                (String) row.get(2),
                (String) row.get(3),
                (String) row.get(4),
                (String) row.get(5),
                (LocalDate) row.get(6),
                (Boolean) row.get(7),
                (String) row.get(8),
                (Long) row.get(9),
                (Long) row.get(10),
                (Long) row.get(11),
                (Long) row.get(12),
                (Long) row.get(13),
                (Long) row.get(14),
                (BigDecimal) row.get(15),
                (BigDecimal) row.get(16),
                (BigDecimal) row.get(17),
                (Long) row.get(18),
                (LocalDate) row.get(19),
                (String) row.get(20));
    }
}
