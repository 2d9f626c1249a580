-- SPDX-License-Identifier: Apache-2.0
-- Every movement of points of Cairn Club, with the order that it is for.
-- owner: group:default/loyalty-crm
-- file: ../data/loyalty-points/point_transactions.csv as bookings at gs://tarnfell-prod-landing/club/bookings.csv
-- reads: ../products/finance/orders-ledger/contracts/orders.v2.odcs.yaml#orders
-- writes: ../products/customer/loyalty-points/contracts/loyalty-accounts.odcs.yaml#point_transactions
create table point_transactions as
select
  bookings.transaction_id,
  bookings.account_id,
  cast(bookings.booked_on as date) as booked_on,
  cast(bookings.points as integer) as points,
  bookings.reason,
  orders.order_id,
  bookings.campaign
from bookings
left join orders on orders.order_id = bookings.order_id
order by bookings.transaction_id
