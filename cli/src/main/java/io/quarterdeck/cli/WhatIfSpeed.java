package io.quarterdeck.cli;

import io.quarterdeck.engine.Scope;
import io.quarterdeck.forecast.whatif.Change.Drive;
import io.quarterdeck.forecast.whatif.Change.Operation;
import io.quarterdeck.forecast.whatif.Driver;
import io.quarterdeck.forecast.whatif.Scenario;
import io.quarterdeck.forecast.whatif.Timeline;
import io.quarterdeck.forecast.whatif.WhatIf;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long scenarios take once the base is loaded: each changes the whole company, so that nothing can be taken from the base.
 *
 * @param first seconds of the first, with everyone's results in every period
 * @param all seconds of all
 * @param goalSeek seconds of sensitivity and goal seek
 */
record WhatIfSpeed(int people, int months, int scenarios, double first, double all, double goalSeek) {

    static WhatIfSpeed of(WhatIf whatIf, int scenarios) {
        List<Scenario> asked = new ArrayList<>();
        for (int i = 0; i < scenarios; i++) {
            double times = 1 + (i + 1) * 0.001;
            asked.add(new Scenario(
                    "scenario " + (i + 1),
                    "",
                    List.of(
                            new Drive(0, Driver.WIN_RATE, Scope.COMPANY, Operation.TIMES, times, null, null, List.of()),
                            new Drive(
                                    0, Driver.CREATED, Scope.COMPANY, Operation.TIMES, times, null, null, List.of()))));
        }
        long start = System.nanoTime();
        whatIf.results(asked.get(0));
        double first = seconds(start);
        for (Scenario scenario : asked.subList(1, asked.size())) {
            whatIf.results(scenario);
        }
        double all = seconds(start);
        start = System.nanoTime();
        Timeline.Span span = whatIf.usualPeriod();
        whatIf.sensitivity(span);
        whatIf.grid(span);
        whatIf.goalSeek(span, 0.8);
        return new WhatIfSpeed(
                whatIf.base().sellers().size(),
                whatIf.base().timeline().months().size(),
                scenarios,
                first,
                all,
                seconds(start));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "%d people, %d months: the first scenario %.2f s, %d scenarios %.1f s (%.3f s each);"
                        + " sensitivity and goal seek %.1f s",
                people,
                months,
                first,
                scenarios,
                all,
                all / scenarios,
                goalSeek);
    }
}
