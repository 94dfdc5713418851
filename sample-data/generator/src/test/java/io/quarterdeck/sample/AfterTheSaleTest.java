package io.quarterdeck.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** From the quote to the money everything foots and every id resolves, whatever the seed and the scale. */
@ParameterizedClass
@CsvSource({"1, 1", "7, 1", "5, 2"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AfterTheSaleTest {
    private static final String EXPORTED = SalesCalendar.EXPORTED.toString();

    @Parameter(0)
    private long seed;

    @Parameter(1)
    private int scale;

    private Table opportunities;
    private Table accounts;
    private Table people;
    private Table quotes;
    private Table orders;
    private Table deliveries;
    private Table plan;
    private Table invoices;
    private Table receipts;
    private Table answers;
    private Map<String, Map<String, String>> deals;

    @BeforeParameterizedClassInvocation(injectArguments = false)
    void write(@TempDir Path directory) throws IOException {
        SampleCompany.write(seed, scale, EnumSet.allOf(ExportFile.class), directory, division -> {});
        opportunities = Table.read(directory.resolve("opportunities.csv"));
        accounts = Table.read(directory.resolve("accounts.csv"));
        people = Table.read(directory.resolve("people.csv"));
        quotes = Table.read(directory.resolve("quotes.csv"));
        orders = Table.read(directory.resolve("orders.csv"));
        deliveries = Table.read(directory.resolve("deliveries.csv"));
        plan = Table.read(directory.resolve("payment_plan.csv"));
        invoices = Table.read(directory.resolve("invoices.csv"));
        receipts = Table.read(directory.resolve("receipts.csv"), Charset.forName("GB18030"));
        answers = Table.read(directory.resolve("satisfaction.csv"));
        deals = byKey(opportunities, "opportunity_id");
    }

    private static Map<String, Map<String, String>> byKey(Table table, String key) {
        return table.rows().stream().collect(Collectors.toMap(row -> row.get(key), row -> row));
    }

    private static BigDecimal money(Map<String, String> row, String column) {
        return new BigDecimal(row.get(column).replace(",", ""));
    }

    private static Map<String, BigDecimal> sums(Table table, String by, String amount) {
        return table.rows().stream()
                .collect(Collectors.toMap(row -> row.get(by), row -> money(row, amount), BigDecimal::add));
    }

    @Test
    void idsAreUnique() {
        assertThat(quotes.column("quote_id")).doesNotHaveDuplicates();
        assertThat(orders.column("order_id")).doesNotHaveDuplicates();
        assertThat(orders.column("contract_number")).doesNotHaveDuplicates();
        assertThat(deliveries.column("delivery_id")).doesNotHaveDuplicates();
        assertThat(plan.column("plan_id")).doesNotHaveDuplicates();
        assertThat(invoices.column("invoice_id")).doesNotHaveDuplicates();
        assertThat(receipts.column("收款单号")).doesNotHaveDuplicates();
        assertThat(answers.column("answer_id")).doesNotHaveDuplicates();
        assertThat(people.column("login")).doesNotHaveDuplicates();
        assertThat(accounts.column("account_id")).doesNotHaveDuplicates();
    }

    @Test
    void everyReferenceResolves() {
        resolve(quotes, "opportunity_id", deals.keySet());
        resolve(quotes, "order_id", Set.copyOf(orders.column("order_id")));
        resolve(orders, "opportunity_id", deals.keySet());
        Set<String> orderIds = Set.copyOf(orders.column("order_id"));
        resolve(deliveries, "order_id", orderIds);
        resolve(plan, "order_id", orderIds);
        resolve(plan, "contract_number", Set.copyOf(orders.column("contract_number")));
        resolve(invoices, "plan_id", Set.copyOf(plan.column("plan_id")));
        resolve(invoices, "order_id", orderIds);
        resolve(receipts, "发票编号", Set.copyOf(invoices.column("invoice_id")));
        resolve(receipts, "合同编号", Set.copyOf(orders.column("contract_number")));
        resolve(answers, "order_id", orderIds);
        resolve(answers, "opportunity_id", deals.keySet());
        Set<String> accountIds = Set.copyOf(accounts.column("account_id"));
        resolve(receipts, "客户编号", accountIds);
        Set<String> owners = Set.copyOf(people.column("owner_id"));
        resolve(quotes, "approved_by", owners);
        for (Table table : List.of(quotes, orders, invoices, answers)) {
            resolve(table, "account_id", accountIds);
            resolve(table, "owner_id", owners);
        }
    }

    private static void resolve(Table table, String column, Set<String> known) {
        assertThat(table.column(column).stream().filter(id -> !id.isEmpty() && !known.contains(id)))
                .as(table.header() + ": " + column)
                .isEmpty();
    }

    @Test
    void whatIsOrderedIsWhatWasWon() {
        assertThat(orders.column("opportunity_id")).doesNotHaveDuplicates();
        for (Map<String, String> order : orders.rows()) {
            Map<String, String> deal = deals.get(order.get("opportunity_id"));
            assertThat(Sample.isWon(deal)).isTrue();
            for (String same : List.of("amount", "owner_id", "account_id", "product_id")) {
                assertThat(order.get(same)).as(same).isEqualTo(deal.get(same));
            }
            assertThat(order.get("order_date")).isBetween(deal.get("close_date"), EXPORTED);
        }
        Set<String> ordered = Set.copyOf(orders.column("opportunity_id"));
        assertThat(opportunities.rows().stream()
                        .filter(deal -> Sample.isWon(deal) && !ordered.contains(deal.get("opportunity_id"))))
                .as("won long ago, and not ordered")
                .allMatch(deal -> deal.get("close_date").compareTo("2025-07-15") > 0);
    }

    @Test
    void theLastQuoteOfAWonDealIsWhatWasSigned() {
        quotes.by("opportunity_id").forEach((id, versions) -> {
            Map<String, String> deal = deals.get(id);
            Map<String, String> last = versions.get(versions.size() - 1);
            assertThat(last.get("status").equals("Accepted")).isEqualTo(Sample.isWon(deal));
            assertThat(last.get("amount")).isEqualTo(deal.get("amount"));
            String earliest = deal.get("created_date");
            for (Map<String, String> quote : versions) {
                assertThat(quote.get("quote_date")).isBetween(earliest, EXPORTED);
                assertThat(quote.get("valid_until")).isGreaterThan(quote.get("quote_date"));
                earliest = quote.get("quote_date");
            }
            if (!Sample.isOpen(deal)) {
                assertThat(earliest).isLessThanOrEqualTo(deal.get("close_date"));
            }
        });
        Set<String> quoted = quotes.by("opportunity_id").keySet();
        assertThat(deals.values().stream().filter(Sample::isWon))
                .allMatch(deal -> quoted.contains(deal.get("opportunity_id")));
    }

    @Test
    void everythingOrderedIsDeliveredInParts() {
        Map<String, Integer> parts = deliveries.rows().stream()
                .collect(Collectors.toMap(
                        row -> row.get("order_id"), row -> Integer.parseInt(row.get("quantity")), Integer::sum));
        for (Map<String, String> order : orders.rows()) {
            assertThat(parts.get(order.get("order_id"))).isEqualTo(Integer.parseInt(order.get("quantity")));
        }
        assertThat(deliveries.column("delivered_date")).allMatch(day -> day.compareTo(EXPORTED) <= 0);
        assertThat(deliveries.rows()).hasSizeGreaterThan(orders.rows().size() * 11 / 10);
    }

    @Test
    void thePlanOfAnOrderSumsToItAndInvoicesAreItsPartsThatCameDue() {
        Map<String, BigDecimal> planned = sums(plan, "order_id", "amount");
        Map<String, BigDecimal> invoiced = sums(invoices, "order_id", "amount");
        for (Map<String, String> order : orders.rows()) {
            String id = order.get("order_id");
            assertThat(planned.get(id)).isEqualByComparingTo(order.get("amount"));
            BigDecimal soFar = invoiced.getOrDefault(id, BigDecimal.ZERO);
            assertThat(soFar).isLessThanOrEqualTo(money(order, "amount"));
            boolean isCompleted = order.get("status").equals("Completed");
            assertThat(soFar.compareTo(money(order, "amount")) == 0)
                    .as(id)
                    .isEqualTo(isCompleted || soFar.compareTo(money(order, "amount")) == 0);
            if (isCompleted) {
                assertThat(soFar).isEqualByComparingTo(order.get("amount"));
            }
        }
        Map<String, Map<String, String>> parts = byKey(plan, "plan_id");
        assertThat(plan.rows()).allMatch(part -> money(part, "amount").signum() > 0);
        assertThat(invoices.column("plan_id")).doesNotHaveDuplicates();
        for (Map<String, String> invoice : invoices.rows()) {
            assertThat(invoice.get("amount"))
                    .isEqualTo(parts.get(invoice.get("plan_id")).get("amount"));
            assertThat(invoice.get("invoice_date"))
                    .isLessThanOrEqualTo(EXPORTED)
                    .isLessThan(invoice.get("due_date"));
        }
    }

    @Test
    void receiptsAddUpToWhatIsPaidAndNeverExceedTheInvoice() {
        Map<String, BigDecimal> received = sums(receipts, "发票编号", "收款金额");
        for (Map<String, String> invoice : invoices.rows()) {
            BigDecimal paid = money(invoice, "paid_amount");
            assertThat(received.getOrDefault(invoice.get("invoice_id"), BigDecimal.ZERO))
                    .isEqualByComparingTo(paid);
            assertThat(money(invoice, "open_amount"))
                    .isEqualByComparingTo(money(invoice, "amount").subtract(paid));
            assertThat(money(invoice, "open_amount").signum()).isNotNegative();
            assertThat(invoice.get("status").equals("Paid"))
                    .isEqualTo(money(invoice, "open_amount").signum() == 0);
        }
        Map<String, Map<String, String>> byId = byKey(invoices, "invoice_id");
        for (Map<String, String> receipt : receipts.rows()) {
            Map<String, String> invoice = byId.get(receipt.get("发票编号"));
            String[] day = receipt.get("收款日期").split("/");
            LocalDate received1 =
                    LocalDate.of(Integer.parseInt(day[0]), Integer.parseInt(day[1]), Integer.parseInt(day[2]));
            assertThat(received1.toString()).isBetween(invoice.get("invoice_date"), EXPORTED);
            assertThat(receipt.get("客户编号")).isEqualTo(invoice.get("account_id"));
            assertThat(receipt.get("合同编号")).isEqualTo(invoice.get("contract_number"));
        }
    }

    @Test
    void customersPayLateInPartsOrNotAtAll() {
        long late = invoices.rows().stream()
                .filter(invoice -> money(invoice, "open_amount").signum() > 0)
                .filter(invoice -> invoice.get("due_date").compareTo(EXPORTED) < 0)
                .count();
        assertThat(late / (double) invoices.rows().size()).isBetween(0.02, 0.12);
        assertThat(receipts.rows().size() / (double) invoices.rows().size()).isBetween(0.95, 1.12);
        assertThat(Set.copyOf(invoices.column("status")))
                .containsExactlyInAnyOrder("Paid", "Partly Paid", "Open", "Overdue");
    }
}
