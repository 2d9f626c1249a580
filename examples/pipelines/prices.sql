-- SPDX-License-Identifier: Apache-2.0
-- Periods of prices that buyers approved, of articles that the catalogue knows.
-- owner: group:default/assortment
-- file: ../data/price-history/prices.csv as delivered at abfss://landing@tarnfellprod.dfs.core.windows.net/pricing/approved.csv
-- reads: ../products/product/product-catalogue/contracts/products.v3.odcs.yaml
-- writes: ../products/product/price-history/contracts/prices.odcs.yaml
create table prices as
select
  delivered.price_id,
  delivered.article_id,
  delivered.country,
  delivered.price_type,
  cast(delivered.amount as decimal(10, 2)) as amount,
  delivered.currency,
  cast(delivered.lowest_30_days_amount as decimal(10, 2)) as lowest_30_days_amount,
  cast(delivered.valid_from as date) as valid_from,
  cast(delivered.valid_to as date) as valid_to,
  delivered.reason,
  delivered.approved_by,
  cast(delivered.approved_at as timestamp) as approved_at
from delivered
join products on products.article_id = delivered.article_id
order by delivered.price_id
