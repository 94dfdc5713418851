package io.quarterdeck.sample;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The files of the systems behind the CRM, from the quote to the money and what the customer thinks of it. */
final class BackOffice {
    private static final Set<ExportFile> AFTER_THE_SALE = EnumSet.of(
            ExportFile.QUOTES,
            ExportFile.ORDERS,
            ExportFile.DELIVERIES,
            ExportFile.PAYMENT_PLAN,
            ExportFile.INVOICES,
            ExportFile.RECEIPTS,
            ExportFile.SATISFACTION);

    private final ExportFolder folder;
    private final Division division;
    private final SalesFloor floor;

    BackOffice(ExportFolder folder, Division division, SalesFloor floor) {
        this.folder = folder;
        this.division = division;
        this.floor = floor;
    }

    /** Adds the division's records to the chosen ones of the files. */
    void add() throws IOException {
        if (!folder.wantsAny(AFTER_THE_SALE)) {
            return;
        }
        List<Order> orders = OrderDesk.orders(division.seed(), floor.deals());
        List<Invoice> invoices = Accounting.invoices(division.seed(), orders);
        addQuotes(orders);
        addOrders(orders);
        addDeliveries(orders);
        addPaymentPlan(orders);
        addInvoices(invoices);
        addReceipts(invoices);
        addAnswers(orders);
    }

    private void addQuotes(List<Order> orders) throws IOException {
        if (!folder.wants(ExportFile.QUOTES)) {
            return;
        }
        Map<Deal, String> orderIds = new HashMap<>();
        orders.forEach(order -> orderIds.put(order.deal(), division.id(order.id())));
        RecordFile file = folder.file(ExportFile.QUOTES);
        for (Deal deal : floor.deals()) {
            for (Quote quote : QuoteDesk.quotes(division.seed(), deal)) {
                boolean isAccepted = quote.status() == Quote.Status.ACCEPTED;
                file.add(
                        division.id(quote.id()),
                        division.id(deal),
                        division.id(deal.account),
                        division.id(quote.owner()),
                        quote.date(),
                        quote.validUntil(),
                        Fen.text(quote.amount()),
                        quote.discountPerMille() / 10 + "." + quote.discountPerMille() % 10,
                        quote.status().title,
                        quote.approvalStatus(),
                        quote.approver() == null ? null : division.id(quote.approver()),
                        quote.approved(),
                        isAccepted ? orderIds.get(deal) : null);
            }
        }
    }

    private void addOrders(List<Order> orders) throws IOException {
        if (!folder.wants(ExportFile.ORDERS)) {
            return;
        }
        RecordFile file = folder.file(ExportFile.ORDERS);
        for (Order order : orders) {
            Deal deal = order.deal();
            file.add(
                    division.id(order.id()),
                    division.id(order.contract()),
                    division.id(deal),
                    division.id(deal.account),
                    division.id(deal.opportunity().owner()),
                    deal.product.id(),
                    order.date(),
                    deal.source == LeadSource.PARTNER ? "Partner" : "Direct",
                    order.quantity(),
                    Fen.text(order.amount()),
                    order.status());
        }
    }

    private void addDeliveries(List<Order> orders) throws IOException {
        if (!folder.wants(ExportFile.DELIVERIES)) {
            return;
        }
        RecordFile file = folder.file(ExportFile.DELIVERIES);
        for (Order order : orders) {
            for (Order.Delivery delivery : order.deliveries()) {
                file.add(
                        division.id(order.id() + "-D" + delivery.number()),
                        division.id(order.id()),
                        delivery.promised(),
                        delivery.delivered(),
                        delivery.quantity(),
                        delivery.isDone() ? "Delivered" : "Open");
            }
        }
    }

    private void addPaymentPlan(List<Order> orders) throws IOException {
        if (!folder.wants(ExportFile.PAYMENT_PLAN)) {
            return;
        }
        RecordFile file = folder.file(ExportFile.PAYMENT_PLAN);
        for (Order order : orders) {
            for (Order.Instalment instalment : order.plan()) {
                file.add(
                        planId(order, instalment),
                        division.id(order.id()),
                        division.id(order.contract()),
                        division.id(order.deal().account),
                        instalment.number(),
                        instalment.occasion(),
                        instalment.due(),
                        Fen.text(instalment.amount()));
            }
        }
    }

    private String planId(Order order, Order.Instalment instalment) {
        return division.id(order.id() + "-P" + instalment.number());
    }

    private void addInvoices(List<Invoice> invoices) throws IOException {
        if (!folder.wants(ExportFile.INVOICES)) {
            return;
        }
        RecordFile file = folder.file(ExportFile.INVOICES);
        for (Invoice invoice : invoices) {
            Deal deal = invoice.order().deal();
            file.add(
                    division.id(invoice.id()),
                    division.id(invoice.order().id()),
                    division.id(invoice.order().contract()),
                    planId(invoice.order(), invoice.instalment()),
                    division.id(deal),
                    division.id(deal.account),
                    division.id(deal.opportunity().owner()),
                    invoice.date(),
                    invoice.due(),
                    Fen.text(invoice.amount()),
                    Fen.text(invoice.paid()),
                    Fen.text(invoice.amount() - invoice.paid()),
                    invoice.status());
        }
    }

    private record Receipt(Invoice invoice, Invoice.Payment payment) {}

    private void addReceipts(List<Invoice> invoices) throws IOException {
        if (!folder.wants(ExportFile.RECEIPTS)) {
            return;
        }
        List<Receipt> receipts = new ArrayList<>();
        for (Invoice invoice : invoices) {
            for (Invoice.Payment payment : invoice.payments()) {
                receipts.add(new Receipt(invoice, payment));
            }
        }
        receipts.sort(
                Comparator.comparing((Receipt receipt) -> receipt.payment().day())
                        .thenComparing(receipt -> receipt.invoice().id()));
        RecordFile file = folder.file(ExportFile.RECEIPTS);
        int number = 0;
        for (Receipt receipt : receipts) {
            Order order = receipt.invoice().order();
            Account account = order.deal().account;
            LocalDate day = receipt.payment().day();
            file.add(
                    division.id(String.format(Locale.ROOT, "SK-%06d", ++number)),
                    day.getYear() + "/" + day.getMonthValue() + "/" + day.getDayOfMonth(),
                    division.id(account),
                    account.name(),
                    division.id(order.contract()),
                    division.id(receipt.invoice().id()),
                    Fen.grouped(receipt.payment().amount()),
                    "CNY",
                    method(receipt));
        }
    }

    private String method(Receipt receipt) {
        if (receipt.invoice().order().deal().account.team().region != Region.CHINA) {
            return "电汇";
        }
        Chance chance = Chance.of(
                division.seed(),
                "method " + receipt.invoice().id() + " " + receipt.payment().day());
        return chance.pick(List.of("银行转账", "银行转账", "银行转账", "银行承兑汇票", "支票"));
    }

    private void addAnswers(List<Order> orders) throws IOException {
        if (!folder.wants(ExportFile.SATISFACTION)) {
            return;
        }
        Survey survey = new Survey(division.seed());
        orders.forEach(survey::askAfterDelivery);
        survey.askHalfYearly(floor.accounts(), floor::customerSince);
        RecordFile file = folder.file(ExportFile.SATISFACTION);
        int number = 0;
        for (Survey.Answer answer : survey.answers()) {
            Order order = answer.order();
            file.add(
                    division.id(String.format(Locale.ROOT, "SV-%05d", ++number)),
                    answer.kind(),
                    division.id(answer.account()),
                    order == null ? null : division.id(order.deal()),
                    order == null ? null : division.id(order.id()),
                    answer.owner() == null ? null : division.id(answer.owner()),
                    answer.score(),
                    answer.best(),
                    answer.day(),
                    answer.comment());
        }
    }
}
