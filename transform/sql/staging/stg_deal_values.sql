-- purpose: What each opportunity was, with the product and customer that its keys mean, and its amount in its own currency.
-- grain:   opportunity_id, start_date
-- inputs:  stg_deal_states, stg_products, stg_accounts, stg_amounts_before_loss, stg_conventions
-- columns:
--   opportunity_id  text   opportunity
--   start_date      date   first day at whose end it was so
--   account_id      text   customer, as the list of customers spells it
--   product_id      text   product, as the list of products spells it
--   amount          money  in `currency`, by the rule of the facts: exported, else the list price, else as closed
--   currency        text   the deal's own, or that of the list price that stands in; unknown where no export names one
with spelled_products as (
    select distinct product_id from stg_deal_states
),

spelled_accounts as (
    select distinct account_id from stg_deal_states
),

known_products as (
    select k.product_id as spelled, p.product_id, p.list_price, p.currency
    from spelled_products as k
    inner join stg_products as p
        on p.match_key = match_key(k.product_id)
        and p.is_match
),

known_accounts as (
    select k.account_id as spelled, a.account_id
    from spelled_accounts as k
    inner join stg_accounts as a
        on a.match_key = match_key(k.account_id)
        and a.is_match
),

matched as (
    select
        t.opportunity_id,
        t.start_date,
        coalesce(a.account_id, t.account_id) as account_id,
        coalesce(p.product_id, t.product_id) as product_id,
        -- A lost deal counts at its last amount before the loss.
        case
            when t.status = 'lost' and coalesce(t.amount, 0) = 0 then b.amount
            else t.amount
        end as own_amount,
        t.currency,
        p.list_price,
        p.currency as list_price_currency,
        nullif(t.amount_at_close, 0) as amount_at_close
    from stg_deal_states as t
    left join known_products as p
        on p.spelled = t.product_id
    left join known_accounts as a
        on a.spelled = t.account_id
    left join stg_amounts_before_loss as b
        on b.opportunity_id = t.opportunity_id
)

select
    m.opportunity_id,
    m.start_date,
    m.account_id,
    m.product_id,
    cast(coalesce(m.own_amount, m.list_price, m.amount_at_close) as decimal(38, 6)) as amount,
    coalesce(
        upper(
            case
                when m.own_amount is null and m.list_price is not null then m.list_price_currency
                else m.currency
            end
        ),
        c.reporting_currency
    ) as currency
from matched as m
cross join stg_conventions as c
