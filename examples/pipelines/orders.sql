-- SPDX-License-Identifier: Apache-2.0
-- Orders as tills and shops report them, with amounts in the currency of the group.
-- owner: group:default/order-to-cash
-- file: ../data/orders-ledger/orders.csv as reported at s3://tarnfell-prod-landing/order-system/orders.csv
-- reads: ../products/customer/customer-profile/contracts/customers.v1-1.odcs.yaml
-- writes: ../products/finance/orders-ledger/contracts/orders.v2.odcs.yaml#orders
create table orders as
with amounts as (
  select
    order_id,
    customer_id,
    channel,
    location_id,
    country,
    status,
    currency,
    cast(gross_amount as decimal(12, 2)) as gross_amount,
    cast(discount_amount as decimal(12, 2)) as discount_amount,
    cast(delivery_amount as decimal(8, 2)) as delivery_amount,
    cast(vat_rate as decimal(5, 3)) as vat_rate,
    cast(fx_rate as decimal(10, 6)) as fx_rate,
    round(cast(gross_amount as double) / cast(fx_rate as double), 2) as gross_amount_eur,
    cast(line_count as smallint) as line_count,
    cast(placed_at as timestamp) as placed_at,
    cast(dispatched_at as timestamp) as dispatched_at,
    cast(loaded_at as timestamp) as loaded_at
  from reported
)
select
  amounts.order_id,
  -- Tills know of customers only by their cards: a number that is no customer's is a typing error.
  customers.customer_id,
  amounts.channel,
  amounts.location_id,
  amounts.country,
  amounts.status,
  amounts.currency,
  amounts.gross_amount,
  amounts.discount_amount,
  amounts.delivery_amount,
  amounts.vat_rate,
  amounts.fx_rate,
  cast(amounts.gross_amount_eur as decimal(12, 2)) as gross_amount_eur,
  cast(amounts.gross_amount_eur / (1 + amounts.vat_rate) as decimal(12, 2)) as net_amount_eur,
  amounts.line_count,
  amounts.placed_at,
  amounts.dispatched_at,
  amounts.loaded_at
from amounts
left join customers on customers.customer_id = amounts.customer_id
order by amounts.order_id
