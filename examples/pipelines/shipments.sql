-- SPDX-License-Identifier: Apache-2.0
-- Deliveries of suppliers as they announce them, where all variants are of articles that the catalogue knows.
-- owner: group:default/supply-chain
-- file: ../data/supplier-shipments/shipments.jsonl as delivered at abfss://landing@tarnfellprod.dfs.core.windows.net/suppliers/shipments.jsonl
-- reads: ../products/product/product-catalogue/contracts/products.v3.odcs.yaml
-- writes: ../products/product/supplier-shipments/contracts/shipments.odcs.yaml
create table shipments as
with announced as (
  select shipment_id, unnest(lines) as line
  from delivered
),
variants as (
  select unnest(variants) as variant
  from products
),
unknown as (
  select announced.shipment_id
  from announced
  where announced.line.sku not in (select variants.variant.sku from variants)
)
select
  shipment_id,
  supplier,
  destination,
  status,
  incoterm,
  carrier,
  cast(announced_at as timestamp) as announced_at,
  cast(first_expected_on as date) as first_expected_on,
  cast(expected_on as date) as expected_on,
  cast(arrived_at as timestamp) as arrived_at,
  lines,
  customs,
  cast(updated_at as timestamp) as updated_at
from delivered
where shipment_id not in (select unknown.shipment_id from unknown)
order by shipment_id
