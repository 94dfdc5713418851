package io.quarterdeck.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A sale as the CRM shows it: the current record, and the changes that led to it. */
final class Opportunity {
    private final String id;
    private final LocalDate created;
    private final List<Change> changes = new ArrayList<>();

    private Person owner;
    private Stage stage;
    private long amount;
    private LocalDate closeDate;

    Opportunity(String id, LocalDate created, Person owner, Stage stage, long amount, LocalDate closeDate) {
        this.id = id;
        this.created = created;
        this.owner = owner;
        this.stage = stage;
        this.amount = amount;
        this.closeDate = closeDate;
    }

    /** The same sale typed in anew on a later day: what it shows is kept, how it came to be so is not. */
    Opportunity enteredAnew(String newId, LocalDate day) {
        return new Opportunity(newId, day, owner, stage, amount, closeDate);
    }

    void moveTo(Stage next, LocalDate day) {
        note(day, Change.Field.STAGE, stage.title, next.title);
        stage = next;
    }

    /** Sets the amount, in fen. */
    void price(long next, LocalDate day) {
        note(day, Change.Field.AMOUNT, Fen.text(amount), Fen.text(next));
        amount = next;
    }

    void plan(LocalDate next, LocalDate day) {
        note(day, Change.Field.CLOSE_DATE, closeDate.toString(), next.toString());
        closeDate = next;
    }

    void handTo(Person next, LocalDate day) {
        note(day, Change.Field.OWNER, owner.id(), next.id());
        owner = next;
    }

    /** Keeps a change; two of one field on one day become one, and one that changes nothing is not kept. */
    private void note(LocalDate day, Change.Field field, String before, String after) {
        String first = before;
        for (int place = changes.size() - 1; place >= 0; place--) {
            Change earlier = changes.get(place);
            if (!earlier.day().equals(day)) {
                break;
            }
            if (earlier.field() == field) {
                first = earlier.before();
                changes.remove(place);
                break;
            }
        }
        if (!first.equals(after)) {
            changes.add(new Change(day, field, first, after));
        }
    }

    /** The exported value of a field when a day began. */
    String shownBefore(LocalDate day, Change.Field field) {
        for (Change change : changes) {
            if (change.field() == field && !change.day().isBefore(day)) {
                return change.before();
            }
        }
        return switch (field) {
            case STAGE -> stage.title;
            case AMOUNT -> Fen.text(amount);
            case CLOSE_DATE -> closeDate.toString();
            case OWNER -> owner.id();
        };
    }

    String id() {
        return id;
    }

    LocalDate created() {
        return created;
    }

    Person owner() {
        return owner;
    }

    Stage stage() {
        return stage;
    }

    /** The amount in fen. */
    long amount() {
        return amount;
    }

    /** Planned while open, actual when closed. */
    LocalDate closeDate() {
        return closeDate;
    }

    /** All changes, in the order they were made. */
    List<Change> changes() {
        return List.copyOf(changes);
    }
}
