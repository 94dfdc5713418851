package io.quarterdeck.forecast.whatif;

import io.quarterdeck.engine.Scope;
import io.quarterdeck.forecast.whatif.LiveModel.Input;
import java.util.Arrays;

/** The formulas of {@link LiveModel}'s text, one by one, as a workbook works them out. */
final class LiveFormulas {
    private final LiveModel live;
    private final int months;
    private final double[][] arriving;
    private final double[] ahead;

    private LiveFormulas(LiveModel live) {
        this.live = live;
        months = live.months();
        ahead = new double[months];
        for (int m = 0; m < months; m++) {
            ahead[m] = live.month(m).ahead();
        }
        double s = ratio(Driver.CYCLE_DAYS, Scope.COMPANY);
        arriving = new double[months][months];
        for (int m = 0; m < months; m++) {
            for (int i = 0; i <= m; i++) {
                arriving[m][i] = g(m - i, s);
            }
        }
    }

    private double reached(int k, double s) {
        return k < 0 ? 0 : 1 - Math.pow(1 - live.reached()[k], 1 / s);
    }

    private double g(int k, double s) {
        return reached(k, s) - reached(k - 1, s);
    }

    /** Expected by month: company, then teams. */
    static double[][] monthsByScope(LiveModel live) {
        return new LiveFormulas(live).rows();
    }

    private Input input(Driver driver, Scope scope) {
        return live.inputs().stream()
                .filter(input -> input.driver() == driver && input.scope().equals(scope))
                .findFirst()
                .orElse(null);
    }

    private double ratio(Driver driver, Scope scope) {
        Input input = input(driver, scope);
        return input == null || input.base() == 0 ? 1 : input.value() / input.base();
    }

    private int from(Input input) {
        for (int m = 0; m < months; m++) {
            if (live.month(m).label().equals(input.from())) {
                return m;
            }
        }
        return 0;
    }

    private double at(Driver driver, Scope scope, int m) {
        Input input = input(driver, scope);
        return input == null || m < from(input) ? 1 : ratio(driver, scope);
    }

    private double phi(double[] weights, int m) {
        double sum = 0;
        for (int i = 0; i <= m; i++) {
            sum += arriving[m][i] * weights[i];
        }
        return sum;
    }

    private double phiBase(int m) {
        double sum = 0;
        for (int i = 0; i <= m; i++) {
            sum += g(m - i, 1) * ahead[i];
        }
        return sum;
    }

    private double created(Scope scope, int m) {
        Input input = input(Driver.CREATED, scope);
        if (input == null || phi(ahead, m) == 0) {
            return 1;
        }
        double[] later = ahead.clone();
        Arrays.fill(later, 0, from(input), 0);
        return 1 + (ratio(Driver.CREATED, scope) - 1) * phi(later, m) / phi(ahead, m);
    }

    private double staying(int m) {
        Input input = input(Driver.ATTRITION, Scope.COMPANY);
        if (input == null || phi(ahead, m) == 0) {
            return 1;
        }
        double[] staying = new double[months];
        double passed = 0;
        for (int i = 0; i < months; i++) {
            passed += ahead[i];
            staying[i] = ahead[i] * Math.pow(1 - input.value(), passed / 12);
        }
        return phi(staying, m) / phi(ahead, m);
    }

    private double season(int m) {
        double factor = 1;
        for (Input input : live.inputs()) {
            if (input.month().equals(live.month(m).label())) {
                factor *= input.base() == 0 ? 1 : input.value() / input.base();
            }
        }
        return factor;
    }

    private double timing(int m) {
        double s = ratio(Driver.CYCLE_DAYS, Scope.COMPANY);
        double b = live.openBefore()[m];
        double w = live.openWithin()[m];
        return w <= 0 ? 1 : (Math.pow(Math.max(0, 1 - b), 1 / s) - Math.pow(Math.max(0, 1 - b - w), 1 / s)) / w;
    }

    private double joining(Scope team, int t, int m) {
        Input input = input(Driver.HEADCOUNT, team);
        if (input == null) {
            return 0;
        }
        double more = input.value() - input.base();
        double[] full = new double[months];
        for (int i = from(input); i < months; i++) {
            double share = more < 0 ? 1 : live.ramp()[Math.min(i - from(input), live.ramp().length - 1)];
            full[i] = ahead[i] * share;
        }
        return more * live.perSeller()[t] * live.steady()[m] * phi(full, m);
    }

    private double[][] rows() {
        double[][] rows = new double[live.teams().size() + 1][months];
        for (int row = 0; row < rows.length; row++) {
            for (int m = 0; m < months; m++) {
                rows[row][m] = live.base()[row][m] - live.unchanged()[row][m];
            }
        }
        for (LiveModel.Cell cell : live.cells()) {
            Scope team = new Scope("team", live.teams().get(cell.driverTeam()));
            Scope product = new Scope("product", live.products().get(cell.product()));
            for (int m = 0; m < months; m++) {
                double r = at(Driver.WIN_RATE, Scope.COMPANY, m)
                        * at(Driver.WIN_RATE, team, m)
                        * at(Driver.WIN_RATE, product, m);
                double z = at(Driver.DEAL_SIZE, Scope.COMPANY, m)
                        * at(Driver.DEAL_SIZE, team, m)
                        * at(Driver.PRICE, product, m)
                        * season(m);
                double open = (cell.open()[m] + (r - 1) * cell.lacking()[m] / (1 - live.winRate())) * z * timing(m);
                double n = created(Scope.COMPANY, m)
                        * created(team, m)
                        * staying(m)
                        * (phiBase(m) > 0 ? phi(ahead, m) / phiBase(m) : 1);
                double fresh =
                        (cell.fresh()[m] * n + cell.hired()[m] + joining(team, cell.driverTeam(), m) * cell.mix()[m])
                                * r
                                * z;
                rows[0][m] += open + fresh;
                rows[1 + cell.team()][m] += open + fresh;
            }
        }
        return rows;
    }
}
