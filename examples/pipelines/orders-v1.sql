-- SPDX-License-Identifier: Apache-2.0
-- The ledger as version 1 had it, for those who have not moved yet.
-- owner: group:default/order-to-cash
-- reads: ../products/finance/orders-ledger/contracts/orders.v2.odcs.yaml#orders as ledger
-- reads: ../products/finance/orders-ledger/contracts/orders.v2.odcs.yaml#order_lines as ledger_lines
-- reads: ../products/customer/customer-profile/contracts/customers.v1-1.odcs.yaml
-- writes: ../products/finance/orders-ledger/contracts/orders.v1.odcs.yaml
create table orders as
with baskets as (
  select
    order_id,
    to_json(list({'sku': sku, 'quantity': quantity} order by line_number)) as items
  from ledger_lines
  group by order_id
)
select
  cast(split_part(ledger.order_id, '-', 3) as bigint) as order_id,
  case when ledger.channel <> 'shop' then customers.email end as customer_email,
  ledger.customer_id,
  ledger.channel,
  ledger.location_id,
  ledger.country,
  case ledger.status
    when 'cancelled' then 'cancelled'
    when 'dispatched' then 'sent'
    when 'delivered' then 'done'
    when 'returned' then 'done'
    else 'open'
  end as status,
  ledger.gross_amount as total,
  cast(baskets.items as varchar) as items,
  cast(ledger.placed_at as date) as created_at
from ledger
left join customers on customers.customer_id = ledger.customer_id
left join baskets on baskets.order_id = ledger.order_id
order by order_id
