-- SPDX-License-Identifier: Apache-2.0
-- Invoices to business customers as the old accounting system writes them, from the old ledger.
-- owner: group:default/order-to-cash
-- reads: ../products/finance/orders-ledger/contracts/orders.v1.odcs.yaml
-- reads: ../products/customer/customer-profile/contracts/customers.v1-1.odcs.yaml
-- writes: ../products/finance/invoices/contracts/invoices.odcs.yaml
create table invoices as
with today as (
  select max(created_at) as day
  from orders
),
issued as (
  select
    orders.order_id,
    orders.customer_id,
    orders.country,
    orders.total,
    orders.created_at + 1 as issued_on,
    -- What was paid when is in no sample: everybody pays on the day that it is due.
    orders.created_at + 31 > today.day as is_open
  from orders
  join customers on customers.customer_id = orders.customer_id
  cross join today
  where customers.customer_type = 'business' and orders.status in ('sent', 'done')
)
select
  country || strftime(issued_on, '%y') || '-' || right('000000' || cast(order_id as varchar), 6) as invoice_number,
  'IN' as document_type,
  customer_id as business_customer_id,
  order_id as order_number,
  country,
  issued_on,
  issued_on + 30 as due_on,
  case country when 'SE' then 'SEK' when 'PL' then 'PLN' else 'EUR' end as currency,
  total as gross_amount,
  case when is_open then total else 0 end as open_amount,
  0 as dunning_level
from issued
order by invoice_number
