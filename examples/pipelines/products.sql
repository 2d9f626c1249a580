-- SPDX-License-Identifier: Apache-2.0
-- Articles as the system for product information delivers them.
-- owner: group:default/assortment
-- file: ../data/product-catalogue/products.jsonl as delivered at abfss://landing@tarnfellprod.dfs.core.windows.net/articles/articles.jsonl
-- writes: ../products/product/product-catalogue/contracts/products.v3.odcs.yaml
create table products as
select
  article_id,
  name,
  brand,
  maker_id,
  status,
  category_path,
  description,
  attributes,
  images,
  variants,
  cast(launched_on as date) as launched_on,
  cast(updated_at as timestamp) as updated_at
from delivered
order by article_id
