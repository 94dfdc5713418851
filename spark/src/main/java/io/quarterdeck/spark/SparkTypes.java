package io.quarterdeck.spark;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.Engine;
import io.quarterdeck.engine.Unit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Spark's types and values beside those that the house knows: DuckDB's spelling, and one Java type per unit. */
final class SparkTypes {
    private SparkTypes() {}

    /** The columns of a result, in order, with DuckDB's types. */
    static List<Engine.SqlColumn> columns(StructType schema) {
        List<Engine.SqlColumn> columns = new ArrayList<>();
        for (StructField field : schema.fields()) {
            columns.add(new Engine.SqlColumn(field.name(), spelling(field.dataType())));
        }
        return List.copyOf(columns);
    }

    private static String spelling(DataType type) {
        if (type instanceof StringType) {
            return "VARCHAR";
        }
        if (type instanceof DecimalType decimal) {
            return "DECIMAL(" + decimal.precision() + "," + decimal.scale() + ")";
        }
        return switch (type.typeName()) {
            case "byte" -> "TINYINT";
            case "short" -> "SMALLINT";
            case "long" -> "BIGINT";
            case "timestamp_ntz" -> "TIMESTAMP";
            case "timestamp" -> "TIMESTAMP WITH TIME ZONE";
            default -> type.typeName().toUpperCase(Locale.ROOT);
        };
    }

    /** The schema of a table that Java made. */
    static StructType schema(List<Column> columns) {
        StructType schema = new StructType();
        for (Column column : columns) {
            schema = schema.add(column.name(), type(column.unit()), true);
        }
        return schema;
    }

    private static DataType type(Unit unit) {
        return switch (unit) {
            case TEXT -> DataTypes.StringType;
            case DATE -> DataTypes.DateType;
            case TIMESTAMP -> DataTypes.TimestampNTZType;
            case FLAG -> DataTypes.BooleanType;
            case COUNT -> DataTypes.LongType;
            case MONEY, QUANTITY -> DataTypes.createDecimalType(38, 6);
            case DAYS, RATIO, MULTIPLE, NUMBER -> DataTypes.DoubleType;
        };
    }

    /** What Spark returned, as the Java type of its unit; null for null. */
    static Object value(Object value, Unit unit) {
        if (value == null) {
            return null;
        }
        return switch (unit) {
            case TEXT -> value.toString();
            case DATE, TIMESTAMP, FLAG -> value;
            case COUNT -> value instanceof Long ? value : (Object) ((Number) value).longValue();
            case MONEY, QUANTITY -> decimal(value);
            case DAYS, RATIO, MULTIPLE, NUMBER ->
                value instanceof Double ? value : (Object) ((Number) value).doubleValue();
        };
    }

    private static BigDecimal decimal(Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        if (value instanceof BigInteger number) {
            return new BigDecimal(number);
        }
        return value instanceof Double number
                ? BigDecimal.valueOf(number)
                : BigDecimal.valueOf(((Number) value).longValue());
    }
}
