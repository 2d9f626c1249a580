-- SPDX-License-Identifier: Apache-2.0
-- What customers allowed and withdrew, as the consent service writes it, of those whom the customer profile knows.
-- owner: group:default/customer-data
-- file: ../data/customer-consent/consent_events.csv as delivered at s3://tarnfell-prod-landing/consent/events.csv
-- reads: ../products/customer/customer-profile/contracts/customers.v1-1.odcs.yaml
-- writes: ../products/customer/customer-consent/contracts/consents.odcs.yaml#consent_events
create table consent_events as
select
  event_id,
  customer_id,
  purpose,
  action,
  cast(occurred_at as timestamp) as occurred_at,
  cast(received_at as timestamp) as received_at,
  source,
  text_version
from delivered
where customer_id in (select customers.customer_id from customers)
order by event_id
