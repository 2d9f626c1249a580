-- SPDX-License-Identifier: Apache-2.0
-- Lines of orders as tills and shops report them: the article of each variant, and amounts as for their order.
-- owner: group:default/order-to-cash
-- file: ../data/orders-ledger/order_lines.csv as reported at s3://tarnfell-prod-landing/order-system/order_lines.csv
-- reads: ../products/finance/orders-ledger/contracts/orders.v2.odcs.yaml#orders
-- reads: ../products/product/product-catalogue/contracts/products.v3.odcs.yaml
-- writes: ../products/finance/orders-ledger/contracts/orders.v2.odcs.yaml#order_lines
create table order_lines as
with variants as (
  select article_id, maker_id, unnest(variants) as variant
  from products
),
lines as (
  select
    order_id,
    cast(line_number as smallint) as line_number,
    sku,
    cast(quantity as integer) as quantity,
    cast(returned_quantity as integer) as returned_quantity,
    cast(unit_price as decimal(10, 2)) as unit_price,
    cast(discount_amount as decimal(10, 2)) as discount_amount
  from reported
),
amounts as (
  select
    lines.order_id,
    lines.line_number,
    lines.sku,
    lines.quantity,
    lines.returned_quantity,
    lines.unit_price,
    lines.discount_amount,
    round((lines.unit_price * lines.quantity - lines.discount_amount) / cast(orders.fx_rate as double), 2) as gross_eur,
    orders.vat_rate
  from lines
  join orders on orders.order_id = lines.order_id
)
select
  amounts.order_id,
  amounts.line_number,
  amounts.sku,
  variants.article_id,
  variants.maker_id,
  amounts.quantity,
  amounts.returned_quantity,
  amounts.unit_price,
  amounts.discount_amount,
  cast(amounts.gross_eur as decimal(12, 2)) as gross_amount_eur,
  cast(amounts.gross_eur / (1 + amounts.vat_rate) as decimal(12, 2)) as net_amount_eur
from amounts
join variants on variants.variant.sku = amounts.sku
order by amounts.order_id, amounts.line_number
