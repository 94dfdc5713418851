package io.quarterdeck.sample;

import io.quarterdeck.sample.Order.Instalment;
import java.time.LocalDate;
import java.util.List;

/** An instalment that was asked for, and what came in for it by the day of the export. */
record Invoice(String id, Order order, Instalment instalment, List<Payment> payments) {

    Invoice {
        payments = List.copyOf(payments);
    }

    /** Money received for an invoice, in fen. */
    record Payment(LocalDate day, long amount) {}

    LocalDate date() {
        return instalment.invoiced();
    }

    LocalDate due() {
        return date().plusDays(instalment.termDays());
    }

    long amount() {
        return instalment.amount();
    }

    long paid() {
        return payments.stream().mapToLong(Payment::amount).sum();
    }

    String status() {
        if (paid() == amount()) {
            return "Paid";
        }
        if (paid() > 0) {
            return "Partly Paid";
        }
        return due().isBefore(SalesCalendar.EXPORTED) ? "Overdue" : "Open";
    }
}
