-- SPDX-License-Identifier: Apache-2.0
-- Measured visits; whose they are is kept only of those who allow it, and pages only of articles that there are.
-- owner: group:default/customer-insights
-- file: ../data/web-sessions/sessions.jsonl as measured at gs://tarnfell-prod-landing/web/sessions.jsonl
-- reads: ../products/customer/customer-consent/contracts/consents.odcs.yaml#consent_state
-- reads: ../products/product/product-catalogue/contracts/products.v3.odcs.yaml
-- writes: ../products/customer/web-sessions/contracts/web-sessions.odcs.yaml
create table sessions as
with allowed as (
  select customer_id
  from consent_state
  where purpose = 'web_measurement' and granted
),
pages as (
  select session_id, unnest(page_views) as page
  from measured
),
unknown as (
  select pages.session_id
  from pages
  where pages.page.article_id not in (select products.article_id from products)
)
select
  measured.session_id,
  measured.visitor_id,
  allowed.customer_id,
  cast(measured.started_at as timestamp) as started_at,
  cast(measured.ended_at as timestamp) as ended_at,
  measured.country,
  measured.language,
  measured.device,
  measured.traffic_source,
  measured.page_views,
  measured.search_terms,
  measured.order_id
from measured
left join allowed on allowed.customer_id = measured.customer_id
where measured.session_id not in (select unknown.session_id from unknown)
order by started_at, measured.session_id
