-- SPDX-License-Identifier: Apache-2.0
-- Refunds as the payment provider pays them out, each of a payment that is known.
-- owner: group:default/order-to-cash
-- file: ../data/payments/refunds.csv as returned at s3://tarnfell-prod-landing/payment-provider/refunds.csv
-- reads: ../products/finance/payments/contracts/payments.odcs.yaml#payments
-- writes: ../products/finance/payments/contracts/payments.odcs.yaml#refunds
create table refunds as
select
  returned.refund_id,
  payments.payment_id,
  cast(returned.amount as decimal(12, 2)) as amount,
  returned.reason,
  cast(returned.refunded_on as date) as refunded_on
from returned
join payments on payments.payment_id = returned.payment_id
order by returned.refund_id
