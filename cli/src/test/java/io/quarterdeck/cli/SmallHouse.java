package io.quarterdeck.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** Three deals of two people, and a house to be filled beside them or away from them. */
final class SmallHouse {
    static final String METRIC = """
            -- purpose:   Value of the deals that were won.
            -- label:     Won value
            -- unit:      money
            -- over_time: sum
            -- grain:     as_of_date, record_id
            -- inputs:    fct_opportunities
            -- columns:
            --   as_of_date   date   the date asked about
            --   record_id    text   opportunity
            --   event_date   date   close date
            --   owner_id     text   who is credited
            --   product_id   text   product
            --   account_id   text   customer
            --   numerator    money  amount
            --   denominator  count  none: a sum
            select
                as_of_date,
                opportunity_id as record_id,
                close_date as event_date,
                owner_id,
                product_id,
                account_id,
                amount as numerator,
                cast(null as bigint) as denominator
            from fct_opportunities
            where status = 'won'
            """;

    static final String FLAG = """
            -- purpose:   A deal is worth more than 500.
            -- label:     Suspiciously large
            -- evidence:  Worth {exposure}[, owned by {owner_id}]
            -- severity:  Always high
            -- next_step: Look at it twice
            -- needs:     opportunities.amount
            -- grain:     as_of_date, opportunity_id
            -- inputs:    flag_deals
            -- columns:
            --   as_of_date      date   the date asked about
            --   opportunity_id  text   open opportunity
            --   severity        text   high
            --   exposure        money  its planned amount
            --   owner_id        text   who is credited
            select
                as_of_date,
                opportunity_id,
                'high' as severity,
                amount as exposure,
                owner_id
            from flag_deals
            where amount > 500
            """;

    static final String CHECK = """
            -- purpose:  No open deal is larger than 500.
            -- label:    Small deals only
            -- severity: warn
            -- grain:    subject
            -- inputs:   open_deals
            -- columns:
            --   subject  text  the deal
            --   detail   text  how large it is
            select
                opportunity_id as subject,
                cast(amount as string) as detail
            from open_deals
            where amount > 500
            """;

    static final String SHEET = """
            -- purpose:  Open deals by owner.
            -- tab:      by_owner
            -- title:    Owners
            -- message:  {sum deals} deals are open; {top owner_name by amount} has most
            -- empty:    No deal is open.
            -- order_by: amount desc
            -- totals:   deals, amount
            -- chart:    bars owner_name: amount
            -- grain:    owner_name
            -- inputs:   open_deals
            -- columns:
            --   owner_name     text   owner
            --   deals          count  open deals
            --   amount         money  their amount
            --   largest_of_us  money  the largest
            select
                owner_name,
                cast(count(*) as bigint) as deals,
                cast(sum(amount) as decimal(38, 6)) as amount,
                cast(max(amount) as decimal(38, 6)) as largest_of_us
            from open_deals
            group by owner_name
            """;

    final Path exports;
    final Path house;

    SmallHouse(Path work) throws IOException {
        exports = Files.createDirectories(work.resolve("exports"));
        house = Files.createDirectories(work.resolve("house"));
        Files.writeString(exports.resolve("deals.csv"), """
                opportunity_id,owner_id,account_id,product_id,stage,amount,created_date,close_date
                O-1,P-1,A-1,PR-1,Closed Won,1200.50,2025-01-10,2025-02-20
                O-2,P-2,A-2,PR-2,Proposal,900,2025-01-10,2025-12-31
                O-3,P-2,A-2,PR-2,Closed Won,100,2025-01-10,2025-02-21
                """);
    }

    /** Writes a file of the house. */
    SmallHouse with(String place, String text) throws IOException {
        Path file = house.resolve(place);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Runs a command on the exports with the house. */
    CommandRun run(String command, String... more) {
        String[] arguments = new String[more.length + 5];
        arguments[0] = command;
        System.arraycopy(more, 0, arguments, 1, more.length);
        arguments[more.length + 1] = "--exports";
        arguments[more.length + 2] = exports.toString();
        arguments[more.length + 3] = "--house";
        arguments[more.length + 4] = house.toString();
        return CommandRun.run(arguments);
    }

    /** A part of a pack's workbook as text. */
    static String part(Path pack, String part) throws IOException {
        try (ZipFile zip = new ZipFile(pack.resolve("review.xlsx").toFile())) {
            return new String(zip.getInputStream(zip.getEntry(part)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
