package io.quarterdeck.spark;

import io.quarterdeck.engine.SharedFunctions;
import java.util.List;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import scala.Tuple3;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractPartialFunction;
import scala.runtime.BoxedUnit;

/**
 * The functions of {@link SharedFunctions} in Spark: each a piece of SQL that takes the place of its call, as a macro
 * does in DuckDB. Spark makes one of these by its name in {@code spark.sql.extensions}.
 */
public final class SparkFunctions extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
    private record Macro(String name, List<String> parameters, String body) {}

    private static final List<Macro> MACROS = List.of(
            new Macro(
                    "days_between",
                    List.of("first_day", "second_day"),
                    "cast(datediff(second_day, first_day) as bigint)"),
            new Macro(
                    "ratio",
                    List.of("numerator", "denominator"),
                    "cast(numerator as double) / nullif(cast(denominator as double), cast(0 as double))"),
            new Macro("as_rate", List.of("x"), "cast(round(cast(cast(x as double) as decimal(38, 15)), 9) as double)"),
            new Macro(
                    "as_statistic",
                    List.of("x"),
                    "cast(round(cast(cast(x as double) as decimal(38, 15)), 6) as double)"),
            new Macro(
                    "match_key",
                    List.of("text"),
                    "lower(translate(text, '" + SharedFunctions.FOLDED_FROM + "', '" + SharedFunctions.FOLDED_TO
                            + "'))"),
            new Macro(
                    "converted",
                    List.of("amount", "rate"),
                    "case when rate = cast(1 as double) then cast(amount as decimal(38, 6))"
                            + " else cast(round(cast(amount as decimal(20, 6))"
                            + " * cast(cast(rate as decimal(38, 15)) as decimal(18, 12)), 2) as decimal(38, 6)) end"),
            new Macro("wilson_lower", List.of("k", "n"), SharedFunctions.wilson('-', "k", "n")),
            new Macro("wilson_upper", List.of("k", "n"), SharedFunctions.wilson('+', "k", "n")));

    @Override
    public BoxedUnit apply(SparkSessionExtensions extensions) {
        for (Macro macro : MACROS) {
            extensions.injectFunction(new Tuple3<>(
                    new FunctionIdentifier(macro.name()),
                    new ExpressionInfo(SparkFunctions.class.getName(), macro.name()),
                    new Expansion(macro)));
        }
        return BoxedUnit.UNIT;
    }

    /** From a call's arguments to the expression that it stands for. */
    private static final class Expansion extends AbstractFunction1<Seq<Expression>, Expression> {
        private final Macro macro;

        private Expansion(Macro macro) {
            this.macro = macro;
        }

        @Override
        public Expression apply(Seq<Expression> arguments) {
            List<Expression> given = CollectionConverters.asJava(arguments);
            if (given.size() != macro.parameters().size()) {
                throw new IllegalArgumentException(macro.name() + " takes " + macro.parameters() + ", but was given "
                        + given.size() + " arguments");
            }
            return CatalystSqlParser$.MODULE$
                    .parseExpression(macro.body())
                    .transformUp(new AbstractPartialFunction<>() {
                        @Override
                        public boolean isDefinedAt(Expression part) {
                            return part instanceof UnresolvedAttribute;
                        }

                        @Override
                        public Expression apply(Expression part) {
                            return given.get(macro.parameters().indexOf(((UnresolvedAttribute) part).name()));
                        }
                    });
        }
    }
}
