// SPDX-License-Identifier: Apache-2.0

/** A link to an entity that is there, as routes answer it. */
export const link = (entityRef: string, title: string) => ({
  entityRef,
  title,
  resolved: true,
});

/** Links to what the small mesh holds. */
export const links = {
  orders: link('dataproduct:default/orders', 'Orders'),
  revenue: link('dataproduct:default/revenue', 'Revenue by month'),
  forecast: link('dataproduct:default/forecast', 'Forecast'),
  sales: link('domain:default/sales', 'Sales'),
  online: link('domain:default/sales-online', 'Online sales'),
  finance: link('domain:default/finance', 'Finance'),
  ordersV1: link('api:default/orders-v1', 'Orders'),
  revenueV1: link('api:default/revenue-v1', 'Revenue'),
  shopTeam: link('group:default/shop-team', 'Shop team'),
};
