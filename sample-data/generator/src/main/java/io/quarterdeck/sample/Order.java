package io.quarterdeck.sample;

import java.time.LocalDate;
import java.util.List;

/**
 * What a won deal became: one order of the signed amount, with its contract, the deliveries that were promised and the
 * instalments that are to be paid.
 */
record Order(
        String id,
        String contract,
        Deal deal,
        LocalDate date,
        int quantity,
        List<Delivery> deliveries,
        List<Instalment> plan) {

    Order {
        deliveries = List.copyOf(deliveries);
        plan = List.copyOf(plan);
    }

    /** A part of an order; {@code delivered} is null while it has not left. */
    record Delivery(int number, int quantity, LocalDate promised, LocalDate delivered) {
        boolean isDone() {
            return delivered != null;
        }
    }

    /**
     * A part of the price, in fen. {@code due} is the day that was agreed; {@code invoiced} the day of the invoice, null
     * while what it is for has not happened; then it is payable within {@code termDays}.
     */
    record Instalment(int number, String occasion, LocalDate due, LocalDate invoiced, int termDays, long amount) {}

    long amount() {
        return deal.opportunity().amount();
    }

    boolean isInvoiced() {
        return plan.stream().allMatch(instalment -> instalment.invoiced() != null);
    }

    String status() {
        long done = deliveries.stream().filter(Delivery::isDone).count();
        if (done < deliveries.size()) {
            return done == 0 ? "Open" : "Partly Delivered";
        }
        return isInvoiced() ? "Completed" : "Delivered";
    }
}
