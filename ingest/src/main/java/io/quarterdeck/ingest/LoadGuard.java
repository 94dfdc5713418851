package io.quarterdeck.ingest;

import io.quarterdeck.engine.Column;
import io.quarterdeck.engine.DuckDb;
import io.quarterdeck.engine.ExitCode;
import io.quarterdeck.engine.Rows;
import io.quarterdeck.engine.Unit;
import io.quarterdeck.engine.UserError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Looks at loads beside what was known before them: a complete list that has lost or doubled its records, amounts in
 * another unit, and a currency that is gone are more often a bad export than the truth. It runs after the rows are in
 * and before the transaction ends, so a refused run leaves nothing.
 */
final class LoadGuard {
    /** Less than this many records that come or go are everyday work, whatever their share. */
    private static final long FEW = 2;

    private static final long MANY_MORE = 10;

    /** Amounts of another unit: 元 and 万元 are a factor of 10,000. */
    private static final double UNIT_FROM = 2_000;

    private static final double UNIT_TO = 50_000;
    private static final long ENOUGH_AMOUNTS = 3;
    private static final double MILLION = 1e6;
    private static final double DAYS_OF_MONTH = 30.44;

    /** Columns whose words are of different kinds, so that none is in two of them. */
    private static final List<String> PLACED = List.of("stage", "owner_id", "account_id");

    /** So many rows with words of other columns are no coincidence of names. */
    private static final long MOVED = 3;

    private final Store store;
    private final IngestRequest.Guard guard;

    LoadGuard(Store store, IngestRequest.Guard guard) {
        this.store = store;
        this.guard = guard;
    }

    /**
     * @param loads those of the run, in the store already but not committed
     * @throws UserError if one of them looks wrong and no reason to take it was given
     */
    void check(List<Load> loads) {
        Map<String, List<Load>> lists = new TreeMap<>();
        Map<String, List<Load>> statements = new TreeMap<>();
        for (Load load : loads) {
            String date = load.statementDate().toString();
            if (load.isFull()) {
                lists.computeIfAbsent(String.join("\n", date, load.tableName(), load.system()), k -> new ArrayList<>())
                        .add(load);
            }
            statements
                    .computeIfAbsent(String.join("\n", date, load.preset()), k -> new ArrayList<>())
                    .add(load);
        }
        loads.forEach(this::checkPlaces);
        List<Load> known = store.loads();
        lists.values().stream()
                .filter(list -> known.stream()
                        .anyMatch(k -> k.system().equals(list.get(0).system()) && isBefore(k, list)))
                .forEach(this::checkList);
        statements.values().stream()
                .filter(list -> known.stream()
                        .anyMatch(k -> k.preset().equals(list.get(0).preset()) && isBefore(k, list)))
                .forEach(this::checkAmounts);
    }

    /**
     * Columns that change places within a file, as where two exports were pasted one below the other: a customer's name
     * stands among the owners, and the owner's among the customers. A word that is in one of them only proves nothing: an
     * owner may be called like a customer.
     */
    private void checkPlaces(Load load) {
        CanonicalTable table = CanonicalTable.all().get(load.tableName());
        List<String> columns =
                PLACED.stream().filter(c -> table.indexOf(c) >= 0).toList();
        if (columns.size() < 2) {
            return;
        }
        String rows =
                "(select * from statements." + table.name() + " where load_id = " + DuckDb.quoted(load.loadId()) + ")";
        String words = columns.stream()
                .map(c -> "select distinct " + c + " as word from " + rows)
                .collect(Collectors.joining(" union all "));
        // Asked of the least of equal words, as the database would ask each row for its word before it counts.
        String shared = "(select word from (" + words + ") group by word having count(*) > 1"
                + " and regexp_matches(min(word), '^[^0-9]*\\p{L}[^0-9]*$'))";
        if ((Long) count("select count(*) as n from " + shared).value(0, "n") < FEW) {
            return;
        }
        String places = columns.stream()
                .map(c -> "(" + c + " in " + shared + ")::int")
                .collect(Collectors.joining(" + ", "coalesce(", ", 0)"));
        long moved = (Long) count("select count(*) as n from " + rows + " where " + places + " > 1")
                .value(0, "n");
        if (moved >= MOVED) {
            refuse(
                    List.of(load),
                    "in " + figure(moved) + " rows words of " + String.join(", ", columns)
                            + " stand that other rows have in another of these columns",
                    "columns that keep their places from the first row to the last",
                    "Export it again; or, if the same names really are in both, say so with --accept-drop");
        }
    }

    private Rows count(String query) {
        return store.query(query, new Column("n", Unit.COUNT));
    }

    private static boolean isBefore(Load known, List<Load> loads) {
        Load load = loads.get(0);
        return known.tableName().equals(load.tableName())
                && known.statementDate().isBefore(load.statementDate());
    }

    /** K06, K07: a complete list against what its system said before. */
    private void checkList(List<Load> loads) {
        Load load = loads.get(0);
        CanonicalTable table = CanonicalTable.all().get(load.tableName());
        String amount = table.indexOf("amount") < 0 ? "null::decimal(38, 6)" : "amount";
        String same = table.key().stream()
                .map(c -> "b." + c + " is not distinct from a." + c)
                .collect(Collectors.joining(" and "));
        String date = "date " + DuckDb.quoted(load.knownOn());
        Rows rows = store.query(
                """
                with spans as (
                    select * from (%1$s) where system = %2$s
                ),
                before as (
                    select *, %3$s as main
                    from spans
                    where valid_from < %4$s and (valid_to is null or valid_to >= %4$s)
                ),
                after as (
                    select * from spans where valid_from <= %4$s and (valid_to is null or valid_to > %4$s)
                ),
                missing as (
                    select b.main from before as b where not exists (select 1 from after as a where %5$s)
                )
                select
                    (select count(*) from before) as known,
                    (select count(*) from after) as listed,
                    (select count(*) from missing) as missing,
                    cast((select coalesce(sum(main), 0) from before) as decimal(38, 6)) as known_amount,
                    cast((select coalesce(sum(main), 0) from missing) as decimal(38, 6)) as missing_amount,
                    (select max(valid_from) from before) as last_date
                """.formatted(Versions.spans(table, false), DuckDb.quoted(load.system()), amount, date, same),
                new Column("known", Unit.COUNT),
                new Column("listed", Unit.COUNT),
                new Column("missing", Unit.COUNT),
                new Column("known_amount", Unit.MONEY),
                new Column("missing_amount", Unit.MONEY),
                new Column("last_date", Unit.DATE));
        long known = (Long) rows.value(0, "known");
        long listed = (Long) rows.value(0, "listed");
        long missing = (Long) rows.value(0, "missing");
        BigDecimal missingAmount = rows.money(0, "missing_amount");
        // A list may be compared with one of long before, as where a year of exports comes in any order: what may go or
        // come from one month to the next may do so in each of them.
        long months = rows.date(0, "last_date") == null ? 1 : months(rows.date(0, "last_date"), load.knownOn());
        double largestDrop = months == 1 ? guard.largestDrop() : 1 - Math.pow(1 - guard.largestDrop(), months);
        BigDecimal limit = rows.money(0, "known_amount").abs().multiply(BigDecimal.valueOf(largestDrop));
        boolean isDrop = missing >= FEW
                && (missing > largestDrop * known || missingAmount.abs().compareTo(limit) > 0);
        boolean isDouble = known > 0 && listed > Math.pow(2, months) * known && listed >= known + MANY_MORE;
        if (isDrop) {
            refuse(
                    loads,
                    figure(listed) + " rows against " + figure(known) + "; " + figure(missing) + " keys are missing"
                            + (missingAmount.signum() == 0 ? "" : ", " + figure(missingAmount)),
                    "a complete list that lacks at most " + figure(largestDrop * 100)
                            + " % of the records and of their amount",
                    "Export it again, whole; or, if they really are gone, say why with --accept-drop");
        } else if (isDouble) {
            refuse(
                    loads,
                    figure(listed) + " rows against " + figure(known),
                    "a complete list at most " + (months == 1 ? "twice" : figure(Math.pow(2, months)) + " times")
                            + " as long as the one before",
                    "Look whether the export joins two lists; or, if it is right, say why with --accept-drop");
        }
    }

    /** At least one. */
    private static long months(LocalDate from, LocalDate to) {
        return Math.max(1, Math.round(ChronoUnit.DAYS.between(from, to) / DAYS_OF_MONTH));
    }

    /** K37, K38: the amounts and currencies of a layout against its last statement before. */
    private void checkAmounts(List<Load> loads) {
        Load load = loads.get(0);
        CanonicalTable table = CanonicalTable.all().get(load.tableName());
        boolean isFirst = store.loads().stream()
                .noneMatch(l ->
                        l.preset().equals(load.preset()) && l.statementDate().isBefore(load.statementDate()));
        if (isFirst || table.indexOf("amount") < 0 && table.indexOf("currency") < 0) {
            return;
        }
        Rows rows = store.query(
                """
                with ledger as (
                    select load_id, statement_date
                    from statements.loads
                    where preset = %1$s and statement_date <= date %2$s
                ),
                dates as (
                    select statement_date from ledger group by statement_date order by statement_date desc limit 2
                )
                select
                    l.statement_date,
                    count(*) as records,
                    count(*) filter (where %3$s <> 0) as amounts,
                    cast(median(abs(cast(%3$s as double))) filter (where %3$s <> 0) as double) as middle,
                    count(%4$s) as currencies
                from statements.%5$s as s
                inner join ledger as l using (load_id)
                where l.statement_date in (select statement_date from dates)
                group by l.statement_date
                order by l.statement_date desc
                """.formatted(
                                DuckDb.quoted(load.preset()),
                                DuckDb.quoted(load.statementDate()),
                                table.indexOf("amount") < 0 ? "0" : "amount",
                                table.indexOf("currency") < 0 ? "null" : "currency",
                                table.name()),
                new Column("statement_date", Unit.DATE),
                new Column("records", Unit.COUNT),
                new Column("amounts", Unit.COUNT),
                new Column("middle", Unit.NUMBER),
                new Column("currencies", Unit.COUNT));
        if (rows.size() < 2 || !load.statementDate().equals(rows.date(0, "statement_date"))) {
            return;
        }
        LocalDate before = rows.date(1, "statement_date");
        double now = rows.number(0, "middle");
        double then = rows.number(1, "middle");
        double times = Math.max(now / then, then / now);
        if (rows.number(0, "amounts") >= ENOUGH_AMOUNTS
                && rows.number(1, "amounts") >= ENOUGH_AMOUNTS
                && times >= UNIT_FROM
                && times <= UNIT_TO) {
            refuse(
                    loads,
                    "the amounts look 10,000 times " + (now > then ? "larger" : "smaller") + ": half of them are under "
                            + figure(now) + ", on " + before + " it was " + figure(then),
                    "amounts in one unit in every export",
                    "Export them in the same unit; or, if they are right, say why with --accept-drop");
        }
        if (rows.number(0, "currencies") == 0 && rows.number(1, "currencies") > 0) {
            refuse(
                    loads,
                    "the currency is empty in all " + figure(rows.number(0, "records")) + " rows; on " + before + " "
                            + figure(rows.number(1, "currencies")) + " of " + figure(rows.number(1, "records"))
                            + " had one",
                    "the currency of each amount, as before",
                    "Export it again with the currency; or, if there is none, say why with --accept-drop");
        }
    }

    private void refuse(List<Load> loads, String found, String wanted, String remedy) {
        if (guard.accepted().isEmpty()) {
            throw new UserError(
                    ExitCode.CHECK_FAILED,
                    loads.stream().map(Load::file).distinct().collect(Collectors.joining(", ")) + " of "
                            + loads.get(0).statementDate(),
                    found,
                    wanted,
                    remedy);
        }
        loads.forEach(load -> store.accept(load.loadId(), guard.accepted().get()));
    }

    /** 8,020 or 31.2M. */
    private static String figure(Number number) {
        double value = number.doubleValue();
        return Math.abs(value) >= MILLION && number instanceof BigDecimal
                ? String.format(Locale.ROOT, "%,.1fM", value / MILLION)
                : String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.2f", value);
    }
}
