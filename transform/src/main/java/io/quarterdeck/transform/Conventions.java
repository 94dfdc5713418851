package io.quarterdeck.transform;

import static java.util.Objects.requireNonNull;

import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.TableHeader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a company counts money.
 *
 * @param reportingCurrency code of the currency of every figure; empty where nobody said, and the exports decide
 * @param rateKind which exchange rates convert what was sold and what is open
 * @param bookingsFrom which exports are the bookings
 */
public record Conventions(Optional<String> reportingCurrency, RateKind rateKind, BookingsFrom bookingsFrom) {
    public Conventions {
        requireNonNull(reportingCurrency, "reportingCurrency is null");
        requireNonNull(rateKind, "rateKind is null");
        requireNonNull(bookingsFrom, "bookingsFrom is null");
    }

    /** Spot rates, bookings from whatever the exports have, and {@code currency}, which may be empty. */
    public static Conventions of(String currency) {
        return new Conventions(
                currency.isBlank() ? Optional.empty() : Optional.of(currency.strip()),
                RateKind.SPOT,
                BookingsFrom.AUTO);
    }

    /** A kind of exchange rate. */
    public enum RateKind {
        SPOT,
        AVERAGE,
        BUDGET
    }

    /** What counts as bookings; {@code AUTO}: won opportunities where there are any, else orders, else invoices. */
    public enum BookingsFrom {
        AUTO,
        OPPORTUNITIES,
        ORDERS,
        INVOICES
    }

    /** The one row of {@code conventions}. */
    Rows row(TableHeader header) {
        return new Rows(
                header.columns(),
                List.of(Arrays.asList(
                        reportingCurrency.orElse(null),
                        rateKind.name().toLowerCase(Locale.ROOT),
                        bookingsFrom.name().toLowerCase(Locale.ROOT))));
    }
}
