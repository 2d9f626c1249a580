-- SPDX-License-Identifier: Apache-2.0
-- Accounts of Cairn Club: level and points are worked out from every movement of points.
-- owner: group:default/loyalty-crm
-- file: ../data/loyalty-points/accounts.csv as members at gs://tarnfell-prod-landing/club/members.csv
-- reads: ../products/customer/customer-profile/contracts/customers.v1-1.odcs.yaml
-- reads: ../products/customer/loyalty-points/contracts/loyalty-accounts.odcs.yaml#point_transactions
-- writes: ../products/customer/loyalty-points/contracts/loyalty-accounts.odcs.yaml#accounts
create table accounts as
with present as (
  select
    members.account_id,
    customers.customer_id,
    cast(members.points_expiring_30_days as integer) as points_expiring,
    cast(members.joined_on as date) as joined_on,
    members.joined_at_location,
    members.card_type,
    cast(members.closed_on as date) as closed_on,
    cast(members.snapshot_date as date) as snapshot_date
  from members
  join customers on customers.customer_id = members.customer_id
),
sums as (
  select
    present.account_id,
    sum(point_transactions.points) as balance,
    sum(
      case
        when point_transactions.reason in ('purchase', 'bonus', 'return')
          and present.snapshot_date - point_transactions.booked_on < 365
          then point_transactions.points
        else 0
      end
    ) as earned,
    max(case when point_transactions.reason = 'purchase' then point_transactions.booked_on end) as last_purchase
  from present
  join point_transactions on point_transactions.account_id = present.account_id
  group by present.account_id
)
select
  present.account_id,
  present.customer_id,
  case
    when sums.earned >= 3000 then 'summit'
    when sums.earned >= 1000 then 'ridge'
    else 'trail'
  end as level,
  case
    when sums.earned >= 1000 then coalesce(sums.last_purchase, present.joined_on)
    else present.joined_on
  end as level_since,
  cast(sums.balance as integer) as points_balance,
  cast(greatest(sums.earned, 0) as integer) as points_12_months,
  cast(least(present.points_expiring, sums.balance) as integer) as points_expiring_30_days,
  present.joined_on,
  present.joined_at_location,
  present.card_type,
  present.closed_on,
  present.snapshot_date
from present
join sums on sums.account_id = present.account_id
order by present.account_id
