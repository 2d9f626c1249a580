-- SPDX-License-Identifier: Apache-2.0
-- What each customer allows now: for each purpose, the last thing they said.
-- owner: group:default/customer-data
-- reads: ../products/customer/customer-consent/contracts/consents.odcs.yaml#consent_events
-- writes: ../products/customer/customer-consent/contracts/consents.odcs.yaml#consent_state
create table consent_state as
with said as (
  select
    customer_id,
    purpose,
    action,
    occurred_at,
    text_version,
    event_id,
    row_number() over (
      partition by customer_id, purpose
      order by occurred_at desc, event_id desc
    ) as latest
  from consent_events
)
select
  customer_id,
  purpose,
  action = 'granted' as granted,
  occurred_at as valid_from,
  -- A consent lasts for two years.
  case when action = 'granted' then occurred_at + interval 730 days end as valid_until,
  text_version,
  event_id as last_event_id
from said
where latest = 1
order by customer_id, purpose
