// SPDX-License-Identifier: Apache-2.0
import { categories } from '../../products/customer/churn-feature-set/features.mjs';
import { money, round, sum } from './money.mjs';
import { netAfterReturns } from './orders.mjs';

const distinct = (list, of) => new Set(list.map(of)).size;
const share = (part, whole, decimals = 4) =>
  whole > 0 ? round(part / whole, decimals) : undefined;
const listPrice = line => line.unit_price * line.quantity;
const channel =
  name =>
  ({ orders }) =>
    orders.filter(order => order.channel === name).length;
const pages =
  type =>
  ({ views }) =>
    views.filter(view => view.page_type === type).length;
const booked =
  reason =>
  ({ points }) =>
    sum(
      points.filter(row => row.reason === reason),
      row => Math.abs(row.points),
    );
const pieces = lines => sum(lines, line => line.quantity);
const saw = (session, type) =>
  session.page_views.some(view => view.page_type === type);

/** Measures over a window of days, by name: from what happened to a member in it to the figure. */
export const windowMeasures = {
  orders: ({ orders }) => orders.length,
  orders_web: channel('web'),
  orders_app: channel('app'),
  orders_shop: channel('shop'),
  cancelled_orders: ({ all, orders }) => all.length - orders.length,
  pieces: ({ lines }) => pieces(lines),
  articles: ({ lines }) => distinct(lines, line => line.article_id),
  categories: ({ lines }, { categoryOf }) => distinct(lines, categoryOf),
  gross_revenue_eur: ({ orders }) =>
    money(sum(orders, order => order.gross_amount_eur)),
  net_revenue_eur: ({ lines }) => money(sum(lines, netAfterReturns)),
  discount_share: ({ lines }) =>
    share(
      sum(lines, line => line.discount_amount),
      sum(lines, listPrice),
    ),
  average_basket_eur: ({ orders }) =>
    share(
      sum(orders, order => order.gross_amount_eur),
      orders.length,
      2,
    ),
  largest_basket_eur: ({ orders }) =>
    orders.length
      ? Math.max(...orders.map(order => order.gross_amount_eur))
      : undefined,
  delivery_paid_eur: ({ orders }) =>
    money(sum(orders, order => order.delivery_amount / order.fx_rate)),
  own_brand_share: ({ lines }, { brandOf }) =>
    share(
      pieces(lines.filter(line => brandOf(line) === 'Tarnfell')),
      pieces(lines),
    ),
  marketplace_share: ({ lines }) =>
    share(pieces(lines.filter(line => line.maker_id)), pieces(lines)),
  pieces_returned: ({ lines }) => sum(lines, line => line.returned_quantity),
  return_rate: ({ lines }) =>
    share(
      sum(lines, line => line.returned_quantity),
      pieces(lines),
    ),
  returned_value_eur: ({ lines }) =>
    money(sum(lines, line => line.net_amount_eur - netAfterReturns(line))),
  declined_payments: ({ payments }) =>
    payments.filter(payment => payment.status === 'declined').length,
  payment_methods: ({ payments }) =>
    distinct(payments, payment => payment.method),
  refunds: ({ refunds }) => refunds.length,
  refunded_eur: ({ refunds }) =>
    money(sum(refunds, refund => refund.amount / refund.fx_rate)),
  cash_payments: ({ payments }) =>
    payments.filter(payment => payment.method === 'cash').length,
  sessions: ({ sessions }) => sessions.length,
  sessions_phone: ({ sessions }) =>
    sessions.filter(session => session.device.type === 'phone').length,
  sessions_newsletter: ({ sessions }) =>
    sessions.filter(session => session.traffic_source.channel === 'newsletter')
      .length,
  page_views: ({ views }) => views.length,
  article_views: pages('article'),
  articles_viewed: ({ views }) =>
    distinct(
      views.filter(view => view.article_id),
      view => view.article_id,
    ),
  searches: pages('search'),
  cart_views: pages('cart'),
  cart_abandonments: ({ sessions }) =>
    sessions.filter(session => saw(session, 'cart') && !session.order_id)
      .length,
  service_views: pages('service'),
  minutes_on_site: ({ sessions }) =>
    round(
      sum(
        sessions,
        session =>
          (Date.parse(session.ended_at) - Date.parse(session.started_at)) /
          60000,
      ),
      1,
    ),
  points_earned: booked('purchase'),
  points_bonus: booked('bonus'),
  points_spent: booked('reward'),
  rewards: ({ points }) => points.filter(row => row.reason === 'reward').length,
};
for (const [key, name] of Object.entries(categories)) {
  const inCategory = ({ lines }, { categoryOf }) =>
    lines.filter(line => categoryOf(line) === name);
  windowMeasures[`pieces_${key}`] = (found, mesh) =>
    pieces(inCategory(found, mesh));
  windowMeasures[`net_revenue_${key}_eur`] = (found, mesh) =>
    money(sum(inCategory(found, mesh), netAfterReturns));
}
