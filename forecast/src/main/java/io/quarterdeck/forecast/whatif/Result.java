package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.Scope;

/**
 * What one scenario comes to in one period, for one scope. All amounts in the reporting currency; NaN where there is none.
 *
 * @param scenario its name
 * @param booked in the period so far
 * @param open expected of open deals
 * @param fresh expected of deals that are not open yet
 * @param expected the three together
 * @param p10 NaN for months
 * @param chance that the target is reached; NaN without a target, and for months
 * @param required open amount with which the target would be reached on average, at what open deals yield here
 * @param capacity what those who are there can bring; NaN where it is not known for all months
 * @param cash what is paid in the period; of the company alone
 * @param delta expected − that of the base
 */
public record Result(
        String scenario,
        Timeline.Span span,
        Scope scope,
        double target,
        double booked,
        double open,
        double fresh,
        double expected,
        double p10,
        double p50,
        double p90,
        double chance,
        double required,
        double capacity,
        double cash,
        double delta) {}
