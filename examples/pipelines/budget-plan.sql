-- SPDX-License-Identifier: Apache-2.0
-- First draft of next year's budget: what the last twelve months brought, and four in a hundred more.
-- owner: group:default/controlling
-- reads: ../products/finance/revenue-by-product/contracts/revenue-by-product.odcs.yaml
-- writes: ../products/finance/budget-plan/contracts/budget.odcs.yaml
create table budget as
with months as (
  select
    cast(date_trunc('month', revenue_date) as date) as month,
    country,
    category,
    sum(net_revenue_eur) as net_revenue_eur,
    sum(margin_eur) as margin_eur,
    sum(pieces_sold - pieces_returned) as pieces
  from revenue_by_product
  group by date_trunc('month', revenue_date), country, category
)
select
  'budget-2027' as scenario,
  make_date(2027, month(month), 1) as month,
  country,
  category,
  cast(net_revenue_eur * 1.04 as decimal(14, 2)) as net_revenue_eur,
  cast(margin_eur / nullif(net_revenue_eur, 0) as decimal(5, 4)) as margin_rate,
  cast(round(pieces * 1.04) as integer) as pieces,
  cast(null as date) as approved_on
from months
where net_revenue_eur > 0
order by month, country, category
