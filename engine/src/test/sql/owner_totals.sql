-- purpose: Amounts per owner: the model that the cases are tried on.
-- grain:   owner_id
-- inputs:  deals, owners
-- columns:
--   owner_id    text   owner
--   owner_name  text   what people call them; unknown where nobody knows
--   deals       count  deals
--   amount      money  their amounts
--   last_date   date   the last close
--   won_rate    ratio  won among them

select
    d.owner_id,
    max(o.owner_name) as owner_name,
    count(*) as deals,
    cast(sum(d.amount) as decimal(38, 6)) as amount,
    max(d.close_date) as last_date,
    as_rate(ratio(count(case when d.is_won then 1 end), count(d.is_won))) as won_rate
from deals as d
left join owners as o on d.owner_id = o.owner_id
group by d.owner_id
