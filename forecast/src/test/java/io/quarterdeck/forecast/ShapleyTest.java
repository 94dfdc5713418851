package io.quarterdeck.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ShapleyTest {
    private static final Offset<Double> CENT = within(0.005);

    @Test
    void threeFactorsAreThoseOfTheWorkedExample() {
        assertThat(Shapley.effects(new double[] {40, 0.25, 50_000}, new double[] {44, 0.2, 45_000}))
                .containsExactly(new double[] {42_833.33, -99_666.67, -47_166.67}, CENT);
    }

    @Test
    void fourFactorsAreThoseOfTheWorkedExample() {
        assertThat(Shapley.effects(new double[] {80, 0.5, 0.25, 50_000}, new double[] {100, 0.4, 0.2, 52_000}))
                .containsExactly(new double[] {103_550, -102_850, -102_850, 18_150}, CENT);
    }

    @Test
    void withoutAWinTheSizeIsTheReferences() {
        SalesFactors plan = new SalesFactors(40, 40, 10, 500_000);
        SalesFactors actual = new SalesFactors(44, 44, 0, 0);
        double[] from = plan.factors(actual);
        double[] to = actual.factors(plan);
        assertThat(Shapley.effects(new double[] {from[0], from[2], from[3]}, new double[] {to[0], to[2], to[3]}))
                .containsExactly(new double[] {25_000, -525_000, 0}, CENT);
    }

    @Test
    void effectsSumToTheChangeWhateverTheFactors() {
        Random random = new Random(20250902);
        for (int round = 0; round < 2_000; round++) {
            int n = 1 + random.nextInt(6);
            double[] from = random.doubles(n, -5, 5).toArray();
            double[] to = random.doubles(n, -5, 5).toArray();
            if (random.nextBoolean()) {
                to[random.nextInt(n)] = 0;
            }
            double sum = 0;
            for (double effect : Shapley.effects(from, to)) {
                sum += effect;
            }
            assertThat(sum).isCloseTo(product(to) - product(from), within(1e-9));
        }
    }

    @Test
    void theOrderOfFactorsChangesNothing() {
        double[] effects = Shapley.effects(new double[] {3, 5, 7}, new double[] {4, 2, 8});
        double[] turned = Shapley.effects(new double[] {7, 3, 5}, new double[] {8, 4, 2});
        assertThat(turned).containsExactly(new double[] {effects[2], effects[0], effects[1]}, within(1e-9));
    }

    @Test
    void bothSidesHaveAsManyFactors() {
        assertThatThrownBy(() -> Shapley.effects(new double[] {1, 2}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double product(double[] factors) {
        double product = 1;
        for (double factor : factors) {
            product *= factor;
        }
        return product;
    }
}
