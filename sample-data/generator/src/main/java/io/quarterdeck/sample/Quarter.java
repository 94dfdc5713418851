package io.quarterdeck.sample;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** A fiscal quarter of Harbourline, which is a calendar quarter; {@code number} is 1 to 4. */
record Quarter(int year, int number) implements Comparable<Quarter> {

    static Quarter of(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    LocalDate first() {
        return LocalDate.of(year, number * 3 - 2, 1);
    }

    LocalDate last() {
        return first().plusMonths(3).minusDays(1);
    }

    Quarter next() {
        return of(last().plusDays(1));
    }

    boolean holds(LocalDate day) {
        return of(day).equals(this);
    }

    /** Days from {@code day} to the last day of its quarter; 0 on the last day. */
    static long daysLeft(LocalDate day) {
        return ChronoUnit.DAYS.between(day, of(day).last());
    }

    /** Days from the first day of the quarter to {@code day}; 0 on the first day. */
    static long daysGone(LocalDate day) {
        return ChronoUnit.DAYS.between(of(day).first(), day);
    }

    @Override
    public int compareTo(Quarter other) {
        return Integer.compare(year * 4 + number, other.year * 4 + other.number);
    }

    @Override
    public String toString() {
        return year + "-Q" + number;
    }
}
