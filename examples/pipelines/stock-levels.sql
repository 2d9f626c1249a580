-- SPDX-License-Identifier: Apache-2.0
-- Stock of each variant at each place: counted by the warehouse system, with what suppliers have sent to warehouses.
-- owner: group:default/supply-chain
-- file: ../data/stock-levels/stock_levels.csv as counted at abfss://landing@tarnfellprod.dfs.core.windows.net/warehouses/counted.csv
-- reads: ../products/product/product-catalogue/contracts/products.v3.odcs.yaml
-- reads: ../products/product/supplier-shipments/contracts/shipments.odcs.yaml
-- writes: ../products/product/stock-levels/contracts/stock-levels.odcs.yaml
create table stock_levels as
with articles as (
  select article_id, unnest(variants) as variant
  from products
),
sent as (
  select destination, unnest(lines) as line
  from shipments
  where status in ('announced', 'in_transit')
),
expected as (
  select destination, sent.line.sku as sku, sum(sent.line.announced_quantity) as pieces
  from sent
  group by destination, sent.line.sku
)
select
  cast(counted.snapshot_date as date) as snapshot_date,
  counted.location_id,
  counted.sku,
  articles.article_id,
  counted.location_type,
  cast(counted.on_hand as integer) as on_hand,
  cast(counted.reserved as integer) as reserved,
  -- What is missing in a shop cannot be promised to anybody.
  greatest(cast(counted.on_hand as integer) - cast(counted.reserved as integer), 0) as available,
  -- Between warehouses and shops the warehouse system knows itself what is on the way.
  case
    when counted.location_type = 'warehouse' then coalesce(cast(expected.pieces as integer), 0)
    else cast(counted.in_transit as integer)
  end as in_transit,
  cast(counted.reorder_point as integer) as reorder_point,
  cast(counted.counted_on as date) as counted_on,
  cast(counted.updated_at as timestamp) as updated_at
from counted
join articles on articles.variant.sku = counted.sku
left join expected on expected.destination = counted.location_id and expected.sku = counted.sku
order by counted.location_id, counted.sku
