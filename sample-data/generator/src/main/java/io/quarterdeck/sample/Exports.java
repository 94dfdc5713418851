package io.quarterdeck.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The files that Harbourline's systems export, as of the day the {@link SalesFloor} has reached. */
final class Exports {
    private final long seed;
    private final SalesFloor floor;
    private final Path directory;

    Exports(long seed, SalesFloor floor, Path directory) {
        this.seed = seed;
        this.floor = floor;
        this.directory = directory;
    }

    void write() throws IOException {
        writeOpportunities();
        writeHistory();
        writeAccounts();
        writeProducts();
        writePeople();
        writeAssignments();
        writeTargets();
    }

    private void writeOpportunities() throws IOException {
        CsvFile file = new CsvFile("opportunity_id,opportunity_name,account_id,owner_id,product_id,stage,"
                + "forecast_category,amount,probability,created_date,close_date,lead_source,loss_reason,"
                + "next_step,next_step_date");
        for (Deal deal : floor.deals()) {
            Opportunity opportunity = deal.opportunity();
            Outlook outlook = Outlook.of(seed, deal);
            boolean isLost = opportunity.stage() == Stage.CLOSED_LOST;
            file.add(
                    opportunity.id(),
                    deal.name,
                    deal.account.id(),
                    opportunity.owner().id(),
                    deal.product.id(),
                    opportunity.stage().title,
                    outlook.category(),
                    Fen.text(opportunity.amount()),
                    opportunity.stage().adminPercent,
                    opportunity.created(),
                    opportunity.closeDate(),
                    deal.source.title,
                    isLost ? deal.lossReason() : "",
                    outlook.nextStep(),
                    outlook.nextStepDate());
        }
        file.write(directory.resolve("opportunities.csv"));
    }

    private void writeHistory() throws IOException {
        CsvFile file = new CsvFile("opportunity_id,changed_date,field,old_value,new_value");
        for (Deal deal : floor.deals()) {
            for (Change change : deal.opportunity().changes()) {
                file.add(deal.opportunity().id(), change.day(), change.field().title, change.before(), change.after());
            }
        }
        file.write(directory.resolve("opportunity_history.csv"));
    }

    private void writeAccounts() throws IOException {
        CsvFile file =
                new CsvFile("account_id,account_name,industry,segment,region,country,city,owner_id,customer_since");
        for (Account account : floor.accounts()) {
            file.add(
                    account.id(),
                    account.name(),
                    account.industry(),
                    account.segment().title,
                    account.team().region.title,
                    account.town().country(),
                    account.town().city(),
                    floor.portfolio().ownerOf(account).id(),
                    floor.customerSince(account));
        }
        file.write(directory.resolve("accounts.csv"));
    }

    private void writeProducts() throws IOException {
        CsvFile file = new CsvFile("product_id,product_name,product_family,list_price,launch_date");
        for (Product product : Product.RANGE) {
            file.add(
                    product.id(),
                    product.name(),
                    product.family(),
                    Fen.text(product.listPrice() * 100),
                    product.launched());
        }
        file.write(directory.resolve("products.csv"));
    }

    private void writePeople() throws IOException {
        CsvFile file = new CsvFile("owner_id,name,login,email,job_title,hire_date,leave_date");
        for (Person person : Cast.company().people()) {
            file.add(
                    person.id(),
                    person.name(),
                    person.login(),
                    person.login() + "@harbourline.example",
                    person.title(),
                    person.hired(),
                    person.left());
        }
        file.write(directory.resolve("people.csv"));
    }

    private void writeAssignments() throws IOException {
        CsvFile file = new CsvFile("owner_id,team,region,manager_id,from_date,to_date");
        for (Assignment assignment : Cast.company().assignments()) {
            file.add(
                    assignment.person().id(),
                    assignment.team().title,
                    assignment.team().region.title,
                    assignment.manager().id(),
                    assignment.first(),
                    assignment.last());
        }
        file.write(directory.resolve("assignments.csv"));
    }

    private void writeTargets() throws IOException {
        CsvFile file = new CsvFile("target_id,measure,owner_id,period,amount");
        List<Quota> quotas = Quota.all(floor::talentOf);
        for (int place = 0; place < quotas.size(); place++) {
            Quota quota = quotas.get(place);
            file.add(
                    String.format(Locale.ROOT, "TG-%04d", place + 1),
                    "bookings",
                    quota.seller().id(),
                    quota.quarter(),
                    Fen.text(quota.yuan() * 100));
        }
        file.write(directory.resolve("targets.csv"));
    }
}
