package io.quarterdeck.sample;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The files that Harbourline's CRM exports, as of the day the {@link SalesFloor} has reached. */
final class Exports {
    private final ExportFolder folder;
    private final Division division;
    private final SalesFloor floor;

    Exports(ExportFolder folder, Division division, SalesFloor floor) {
        this.folder = folder;
        this.division = division;
        this.floor = floor;
    }

    /** Adds the division's records to the chosen ones of the files. */
    void add() throws IOException {
        addOpportunities();
        addHistory();
        addAccounts();
        addProducts();
        addPeople();
        addAssignments();
        addTargets();
    }

    private void addOpportunities() throws IOException {
        if (!folder.wants(ExportFile.OPPORTUNITIES)) {
            return;
        }
        RecordFile file = folder.file(ExportFile.OPPORTUNITIES);
        for (Deal deal : floor.deals()) {
            Opportunity opportunity = deal.opportunity();
            Outlook outlook = Outlook.of(division.seed(), deal);
            boolean isLost = opportunity.stage() == Stage.CLOSED_LOST;
            file.add(
                    division.id(deal),
                    deal.name,
                    division.id(deal.account),
                    division.id(opportunity.owner()),
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
    }

    private void addHistory() throws IOException {
        if (!folder.wants(ExportFile.OPPORTUNITY_HISTORY)) {
            return;
        }
        RecordFile file = folder.file(ExportFile.OPPORTUNITY_HISTORY);
        for (Deal deal : floor.deals()) {
            for (Change change : deal.opportunity().changes()) {
                boolean isOwner = change.field() == Change.Field.OWNER;
                file.add(
                        division.id(deal),
                        change.day(),
                        change.field().title,
                        isOwner ? division.id(change.before()) : change.before(),
                        isOwner ? division.id(change.after()) : change.after());
            }
        }
    }

    private void addAccounts() throws IOException {
        if (!folder.wants(ExportFile.ACCOUNTS)) {
            return;
        }
        RecordFile file = folder.file(ExportFile.ACCOUNTS);
        for (Account account : floor.accounts()) {
            file.add(
                    division.id(account),
                    account.name(),
                    account.industry(),
                    account.segment().title,
                    account.team().region.title,
                    account.town().country(),
                    account.town().city(),
                    division.id(floor.portfolio().ownerOf(account)),
                    floor.customerSince(account));
        }
    }

    /** All divisions sell the same products. */
    private void addProducts() throws IOException {
        if (!folder.wants(ExportFile.PRODUCTS) || division.number() > 1) {
            return;
        }
        RecordFile file = folder.file(ExportFile.PRODUCTS);
        for (Product product : Product.RANGE) {
            file.add(
                    product.id(),
                    product.name(),
                    product.family(),
                    Fen.text(product.listPrice() * 100),
                    product.launched());
        }
    }

    private void addPeople() throws IOException {
        if (!folder.wants(ExportFile.PEOPLE)) {
            return;
        }
        RecordFile file = folder.file(ExportFile.PEOPLE);
        for (Person person : Cast.company().people()) {
            file.add(
                    division.id(person),
                    division.name(person.name()),
                    division.login(person),
                    division.email(person),
                    person.title(),
                    person.hired(),
                    person.left());
        }
    }

    private void addAssignments() throws IOException {
        if (!folder.wants(ExportFile.ASSIGNMENTS)) {
            return;
        }
        RecordFile file = folder.file(ExportFile.ASSIGNMENTS);
        for (Assignment assignment : Cast.company().assignments()) {
            file.add(
                    division.id(assignment.person()),
                    division.name(assignment.team().title),
                    assignment.team().region.title,
                    division.id(assignment.manager()),
                    assignment.first(),
                    assignment.last());
        }
    }

    private void addTargets() throws IOException {
        if (!folder.wants(ExportFile.TARGETS)) {
            return;
        }
        RecordFile file = folder.file(ExportFile.TARGETS);
        List<Quota> quotas = Quota.all(floor::talentOf);
        for (int place = 0; place < quotas.size(); place++) {
            Quota quota = quotas.get(place);
            file.add(
                    division.id(String.format(Locale.ROOT, "TG-%04d", place + 1)),
                    "bookings",
                    division.id(quota.seller()),
                    quota.quarter(),
                    Fen.text(quota.yuan() * 100));
        }
    }
}
