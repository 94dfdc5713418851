package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Scope;
import io.quarterdeck.engine.TableHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A {@link LiveModel} as tables, in full precision, for whoever writes the workbook. */
final class LiveTables {
    static final TableHeader MONTHS = WhatIf.header("live_months");

    static final TableHeader CELLS = WhatIf.header("live_cells");

    static final TableHeader BASE = WhatIf.header("live_base");

    static final TableHeader TEAMS = WhatIf.header("live_teams");

    static final TableHeader INPUTS = WhatIf.header("live_inputs");

    private LiveTables() {}

    static Rows months(LiveModel live) {
        List<List<Object>> rows = new ArrayList<>();
        for (int m = 0; m < live.months(); m++) {
            Timeline.Month month = live.month(m);
            rows.add(Arrays.asList(
                    month.label(),
                    m + 1L,
                    month.start(),
                    month.quarter(),
                    month.year(),
                    month.ahead(),
                    month.season(),
                    month.workdays(),
                    live.reached()[m],
                    live.openBefore()[m],
                    live.openWithin()[m],
                    live.steady()[m]));
        }
        return new Rows(MONTHS.columns(), rows);
    }

    static Rows cells(LiveModel live) {
        List<List<Object>> rows = new ArrayList<>();
        for (LiveModel.Cell cell : live.cells()) {
            for (int m = 0; m < live.months(); m++) {
                rows.add(Arrays.asList(
                        live.teams().get(cell.driverTeam()),
                        live.teams().get(cell.team()),
                        live.products().get(cell.product()),
                        live.month(m).label(),
                        cell.open()[m],
                        cell.lacking()[m],
                        cell.fresh()[m],
                        cell.hired()[m],
                        cell.mix()[m]));
            }
        }
        return new Rows(CELLS.columns(), rows);
    }

    static Rows base(LiveModel live, Results results) {
        List<List<Object>> rows = new ArrayList<>();
        for (int s = 0; s <= live.teams().size(); s++) {
            Scope scope =
                    s == 0 ? Scope.COMPANY : new Scope("team", live.teams().get(s - 1));
            for (int m = 0; m < live.timeline().size(); m++) {
                boolean isAhead = m >= live.first();
                rows.add(Arrays.asList(
                        scope.type(),
                        scope.id(),
                        live.timeline().month(m).label(),
                        live.timeline().month(m).quarter(),
                        live.timeline().month(m).year(),
                        isAhead ? live.base()[s][m - live.first()] : results.bookedMonth(scope, m),
                        isAhead ? live.unchanged()[s][m - live.first()] : 0.0));
            }
        }
        return new Rows(BASE.columns(), rows);
    }

    static Rows teams(LiveModel live) {
        List<List<Object>> rows = new ArrayList<>();
        for (int t = 0; t < live.teams().size(); t++) {
            rows.add(List.of(live.teams().get(t), live.perSeller()[t]));
        }
        return new Rows(TEAMS.columns(), rows);
    }

    static Rows inputs(LiveModel live, WhatIf whatIf) {
        List<List<Object>> rows = new ArrayList<>();
        for (LiveModel.Input input : live.inputs()) {
            rows.add(Arrays.asList(
                    rows.size() + 1L,
                    input.driver().word(),
                    input.scope().type(),
                    input.scope().id(),
                    whatIf.name(input.scope()),
                    input.month(),
                    input.driver().unit(),
                    input.base(),
                    input.value(),
                    input.from(),
                    input.source(),
                    known(input.lower()),
                    known(input.upper()),
                    live.winRate()));
        }
        for (int i = 0; i < live.ramp().length; i++) {
            rows.add(Arrays.asList(
                    rows.size() + 1L,
                    Driver.RAMP.word(),
                    "company",
                    "company",
                    whatIf.name(Scope.COMPANY),
                    String.valueOf(i + 1),
                    Driver.RAMP.unit(),
                    live.rampBase()[i],
                    live.ramp()[i],
                    "",
                    "ramp",
                    null,
                    null,
                    live.winRate()));
        }
        return new Rows(INPUTS.columns(), rows);
    }

    private static Double known(double value) {
        return Double.isNaN(value) ? null : (Double) value;
    }
}
