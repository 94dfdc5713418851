package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** One thing that a scenario does to the base. */
public sealed interface Change {

    /** The line of the scenario's file; 0 where there is none. */
    int line();

    /** How a driver's value is changed. */
    enum Operation {
        /** To the value. */
        SET,
        /** By adding the value, in the driver's unit: 0.03 for three percentage points. */
        ADD,
        /** By multiplying with the value: 1.1 for ten percent more. */
        TIMES;

        public double of(double base, double value) {
            return switch (this) {
                case SET -> value;
                case ADD -> base + value;
                case TIMES -> base * value;
            };
        }
    }

    /**
     * A driver at another value.
     *
     * @param scope whose; of a type in {@link Driver#scopeTypes}, or the company
     * @param from the first day on which it holds; null for the review's date
     * @param until the day after the last; null for good
     * @param ramp of added people, share of full output by month, the last for good; empty for the company's own
     */
    record Drive(
            int line,
            Driver driver,
            Scope scope,
            Operation operation,
            double value,
            LocalDate from,
            LocalDate until,
            List<Double> ramp)
            implements Change {
        public Drive {
            if (!driver.scopeTypes().contains(scope.type()) && !scope.equals(Scope.COMPANY)) {
                throw new IllegalArgumentException(driver + " is not changed for a " + scope.type());
            }
            ramp = List.copyOf(ramp);
        }
    }

    /** What can be moved. */
    enum Moved {
        /** An open deal, to another owner or another date. */
        DEAL,
        /** A customer's open deals and future business, to another owner. */
        ACCOUNT,
        /** All customers of a territory, likewise. */
        TERRITORY,
        /** A person with all they bring, to another team. */
        PERSON;

        /** The word in a scenario, such as {@code account}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Somebody or something that goes elsewhere.
     *
     * @param id of the deal, customer, territory or person
     * @param to the person who takes it over, or the team of a person; null if only the date moves
     * @param date of a deal, when it is now expected; null if it stays
     * @param from the first day on which it holds; null for the review's date
     */
    record Move(int line, Moved moved, String id, String to, LocalDate date, LocalDate from) implements Change {
        public Move {
            if (to == null && date == null) {
                throw new IllegalArgumentException("a move to nowhere");
            }
        }
    }
}
