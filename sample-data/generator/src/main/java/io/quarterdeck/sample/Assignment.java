package io.quarterdeck.sample;

import java.time.LocalDate;

/** The days a person worked in a team under a manager: first and last day, both included; last is null while current. */
record Assignment(Person person, Team team, Person manager, LocalDate first, LocalDate last) {

    boolean covers(LocalDate day) {
        return !day.isBefore(first) && (last == null || !day.isAfter(last));
    }
}
