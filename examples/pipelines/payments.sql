-- SPDX-License-Identifier: Apache-2.0
-- Payments as the payment provider settles them, held against the orders that they pay.
-- owner: group:default/order-to-cash
-- file: ../data/payments/payments.csv as settlement at s3://tarnfell-prod-landing/payment-provider/settlement.csv
-- reads: ../products/finance/orders-ledger/contracts/orders.v2.odcs.yaml#orders
-- writes: ../products/finance/payments/contracts/payments.odcs.yaml#payments
create table payments as
select
  settlement.payment_id,
  settlement.provider_reference,
  orders.order_id,
  settlement.method,
  settlement.status,
  settlement.currency,
  cast(settlement.amount as decimal(12, 2)) as amount,
  cast(settlement.fee_eur as decimal(8, 4)) as fee_eur,
  case
    when settlement.status = 'settled'
      then cast(orders.gross_amount_eur - cast(settlement.fee_eur as decimal(8, 4)) as decimal(12, 2))
  end as settled_amount_eur,
  settlement.card_brand,
  settlement.card_last_four,
  cast(settlement.risk_score as double) as risk_score,
  settlement.decline_reason,
  cast(settlement.created_at as timestamp) as created_at,
  cast(settlement.captured_at as timestamp) as captured_at,
  cast(settlement.settled_on as date) as settled_on
from settlement
join orders on orders.order_id = settlement.order_id
order by settlement.payment_id
