package io.quarterdeck.ingest;

import io.quarterdeck.engine.Unit;

/**
 * How a value stands in a spool: a text behind its length, anything else in bytes of a fixed length, a decimal as
 * millionths with the highest byte first. The numbers are those of {@code parquet.thrift}.
 */
enum SpoolType {
    TEXT(Physical.BYTES, 0, 0),
    DATE(Physical.INT, 6, 0),
    /** Microseconds. */
    TIMESTAMP(Physical.LONG, 10, 0),
    FLAG(Physical.FLAG, -1, 0),
    COUNT(Physical.LONG, -1, 0),
    DOUBLE(Physical.DOUBLE, -1, 0),
    MONEY(Physical.SIXTEEN_BYTES, 5, 20),
    QUANTITY(Physical.SIXTEEN_BYTES, 5, 38),
    HASH(Physical.SIXTEEN_BYTES, -1, 0);

    /** What the bytes of a value are. */
    enum Physical {
        FLAG(0),
        INT(1),
        LONG(2),
        DOUBLE(5),
        BYTES(6),
        SIXTEEN_BYTES(7);

        private final int number;

        Physical(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    private final Physical physical;
    private final int meaning;
    private final int precision;

    SpoolType(Physical physical, int meaning, int precision) {
        this.physical = physical;
        this.meaning = meaning;
        this.precision = precision;
    }

    static SpoolType of(Unit unit) {
        return switch (unit) {
            case TEXT -> TEXT;
            case DATE -> DATE;
            case TIMESTAMP -> TIMESTAMP;
            case FLAG -> FLAG;
            case COUNT -> COUNT;
            case MONEY -> MONEY;
            case QUANTITY -> QUANTITY;
            case DAYS, RATIO, MULTIPLE, NUMBER -> DOUBLE;
        };
    }

    Physical physical() {
        return physical;
    }

    /** What the bytes stand for, as a converted type; below 0 where they are the value itself. */
    int meaning() {
        return meaning;
    }

    /** The digits of a decimal, six of them behind the point; 0 where it is none. */
    int precision() {
        return precision;
    }
}
