-- SPDX-License-Identifier: Apache-2.0
-- Revenue of each article by day of dispatch, country and channel; of marketplace articles only the commission.
-- owner: group:default/controlling
-- reads: ../products/finance/orders-ledger/contracts/orders.v2.odcs.yaml
-- reads: ../products/product/product-catalogue/contracts/products.v3.odcs.yaml
-- reads: ../products/product/price-history/contracts/prices.odcs.yaml
-- writes: ../products/finance/revenue-by-product/contracts/revenue-by-product.odcs.yaml
create table revenue_by_product as
with today as (
  select max(cast(placed_at as date)) as day from orders
),
lines as (
  -- A load that was started twice brought some lines twice.
  select distinct
    order_id,
    line_number,
    article_id,
    maker_id,
    quantity,
    returned_quantity,
    discount_amount,
    net_amount_eur
  from order_lines
),
sold as (
  select
    cast(orders.dispatched_at as date) as revenue_date,
    lines.article_id,
    orders.country,
    orders.channel,
    orders.order_id,
    lines.quantity,
    lines.returned_quantity,
    lines.net_amount_eur,
    lines.discount_amount / orders.fx_rate / (1 + orders.vat_rate) as discount_eur,
    lines.net_amount_eur * (lines.quantity - lines.returned_quantity) / lines.quantity
      * case when lines.maker_id is null then 1 else 0.12 end as net_eur
  from lines
  join orders on orders.order_id = lines.order_id
  where orders.dispatched_at is not null
),
days as (
  select
    revenue_date,
    article_id,
    country,
    channel,
    count(distinct order_id) as orders,
    sum(quantity) as pieces_sold,
    sum(returned_quantity) as pieces_returned,
    sum(net_amount_eur) as gross_eur,
    sum(discount_eur) as discount_eur,
    sum(net_eur) as net_eur
  from sold
  group by revenue_date, article_id, country, channel
),
costs as (
  -- What a piece costs is not in the sample data: half of the German list price without VAT stands for it.
  select
    article_id,
    valid_from,
    coalesce(valid_to, date '9999-12-31') as valid_to,
    amount / 1.19 * 0.5 as cost_eur
  from prices
  where country = 'DE' and price_type = 'list'
),
priced as (
  select
    days.revenue_date,
    days.article_id,
    days.country,
    days.channel,
    products.category_path[1] as category,
    products.brand,
    products.maker_id is not null as is_marketplace,
    days.orders,
    days.pieces_sold,
    days.pieces_returned,
    days.gross_eur,
    days.discount_eur,
    days.net_eur,
    case
      when products.maker_id is not null then 0
      else coalesce(costs.cost_eur, 0) * (days.pieces_sold - days.pieces_returned)
    end as cost_eur
  from days
  join products on products.article_id = days.article_id
  left join costs
    on costs.article_id = days.article_id
    and days.revenue_date >= costs.valid_from
    and days.revenue_date < costs.valid_to
)
select
  revenue_date,
  article_id,
  country,
  channel,
  strftime(revenue_date, '%G-W%V') as fiscal_week,
  category,
  brand,
  is_marketplace,
  orders,
  pieces_sold,
  pieces_returned,
  round(gross_eur, 2) as gross_merchandise_value_eur,
  round(discount_eur, 2) as discount_eur,
  round(net_eur, 2) as net_revenue_eur,
  round(cost_eur, 2) as cost_of_goods_eur,
  round(net_eur - cost_eur, 2) as margin_eur,
  revenue_date + 30 <= (select day from today) as is_final,
  (select day + 1 + interval '2 hours 30 minutes' from today) as calculated_at
from priced
where revenue_date <= (select day from today)
order by revenue_date, article_id, country, channel
