-- purpose: Everyone and everything that each opportunity is compared by, once per kind.
-- stored:  no
-- grain:   opportunity_id, scope_type
-- inputs:  deal_profiles
-- columns:
--   opportunity_id  text  opportunity
--   scope_type      text  company, region, team, person, product, product_family, deal_kind, customer_kind, industry, lead_source, size_band, competitor or loss_reason
--   scope_id        text  which one; a deal of which no export says it has none
--   has_funnel      flag  whether steps of the funnel and stage times are worked out for it too
with scoped as (
    select opportunity_id, 'company' as scope_type, 'company' as scope_id from deal_profiles
    union all
    select opportunity_id, 'region' as scope_type, region as scope_id from deal_profiles
    union all
    select opportunity_id, 'team' as scope_type, team as scope_id from deal_profiles
    union all
    select opportunity_id, 'person' as scope_type, owner_id as scope_id from deal_profiles
    union all
    select opportunity_id, 'product' as scope_type, product_id as scope_id from deal_profiles
    union all
    select opportunity_id, 'product_family' as scope_type, product_family as scope_id
    from deal_profiles
    union all
    select opportunity_id, 'deal_kind' as scope_type, deal_kind as scope_id from deal_profiles
    union all
    select opportunity_id, 'customer_kind' as scope_type, customer_kind as scope_id
    from deal_profiles
    union all
    select opportunity_id, 'industry' as scope_type, industry as scope_id from deal_profiles
    union all
    select opportunity_id, 'lead_source' as scope_type, lead_source as scope_id from deal_profiles
    union all
    select opportunity_id, 'size_band' as scope_type, size_band as scope_id from deal_profiles
    union all
    select opportunity_id, 'competitor' as scope_type, competitor as scope_id from deal_profiles
    union all
    select opportunity_id, 'loss_reason' as scope_type, loss_reason as scope_id from deal_profiles
)

-- What is known only after the close says nothing of those that are still open.
select
    opportunity_id,
    scope_type,
    scope_id,
    scope_type not in ('competitor', 'loss_reason', 'industry', 'product_family') as has_funnel
from scoped
where scope_id is not null
