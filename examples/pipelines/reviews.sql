-- SPDX-License-Identifier: Apache-2.0
-- Published reviews; verified is one of an article that was delivered to somebody before.
-- owner: group:default/assortment
-- file: ../data/product-reviews/reviews.csv as written at gs://tarnfell-prod-landing/reviews/published.csv
-- reads: ../products/finance/orders-ledger/contracts/orders.v2.odcs.yaml
-- writes: ../products/product/product-reviews/contracts/reviews.odcs.yaml
create table reviews as
with delivered as (
  select distinct order_lines.article_id
  from order_lines
  join orders on orders.order_id = order_lines.order_id
  where orders.status = 'delivered'
)
select
  written.review_id,
  written.article_id,
  written.sku,
  cast(written.rating as integer) as rating,
  written.title,
  written.body,
  written.language,
  cast(written.sentiment as double) as sentiment,
  written.author_alias,
  cast(written.verified_purchase as boolean) and delivered.article_id is not null as verified_purchase,
  cast(written.helpful_votes as integer) as helpful_votes,
  cast(written.written_on as date) as written_on,
  cast(written.published_on as date) as published_on
from written
left join delivered on delivered.article_id = written.article_id
order by written.review_id
