-- SPDX-License-Identifier: Apache-2.0
-- First draft: what arrived damaged and is still there goes back. Only in development so far.
-- owner: group:default/supply-chain
-- reads: ../products/product/supplier-shipments/contracts/shipments.odcs.yaml
-- reads: ../products/product/stock-levels/contracts/stock-levels.odcs.yaml
-- writes: ../products/product/supplier-returns/contracts/supplier-returns.odcs.yaml
create table supplier_returns as
with received as (
  select shipment_id, supplier, destination, arrived_at, unnest(lines) as line
  from shipments
  where status = 'received'
),
damaged as (
  select
    received.shipment_id,
    received.supplier.supplier_id as supplier_id,
    received.destination,
    received.arrived_at,
    received.line.sku as sku,
    received.line.damaged_quantity as pieces
  from received
  where received.line.damaged_quantity > 0
)
select
  replace(damaged.shipment_id, 'SHP', 'SR') as return_id,
  damaged.sku,
  damaged.supplier_id,
  least(damaged.pieces, stock_levels.on_hand) as quantity,
  'damaged on arrival' as fault,
  cast(cast(damaged.arrived_at as date) + 7 as timestamp) as sent_back_at
from damaged
join stock_levels on stock_levels.location_id = damaged.destination and stock_levels.sku = damaged.sku
where stock_levels.on_hand > 0
order by return_id, sku
