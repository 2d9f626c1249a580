// SPDX-License-Identifier: Apache-2.0
import { addDays, dayOf, daysBetween, isoWeek, TODAY } from './calendar.mjs';
import { present } from './customers.mjs';
import { groupBy, money, round, sum } from './money.mjs';
import { netAfterReturns } from './orders.mjs';

const COMMISSION = 0.12;
const RETURN_PERIOD = 30;

/** Daily revenue by article, country and channel, worked out from what was dispatched. */
export function makeRevenue(articles, { orders, lines }) {
  const articleOf = new Map(
    articles.map(article => [article.record.article_id, article]),
  );
  const orderOf = new Map(orders.map(order => [order.order_id, order]));
  const sold = lines
    .map(line => ({ line, order: orderOf.get(line.order_id) }))
    .filter(
      ({ order }) => order.dispatched_at && dayOf(order.dispatched_at) <= TODAY,
    );
  const groups = groupBy(sold, ({ line, order }) =>
    [
      dayOf(order.dispatched_at),
      line.article_id,
      order.country,
      order.channel,
    ].join(' '),
  );
  return [...groups.keys()].sort().map(key => {
    const group = groups.get(key);
    const [{ line, order }] = group;
    const { record, basePrice, costShare } = articleOf.get(line.article_id);
    const day = dayOf(order.dispatched_at);
    const share = record.maker_id ? COMMISSION : 1;
    const netRevenue = round(
      sum(group, each => netAfterReturns(each.line) * share),
    );
    const pieces = sum(group, each => each.line.quantity);
    const returned = sum(group, each => each.line.returned_quantity);
    const cost = record.maker_id
      ? 0
      : round((basePrice / 1.19) * costShare * (pieces - returned));
    return {
      revenue_date: day,
      article_id: line.article_id,
      country: order.country,
      channel: order.channel,
      fiscal_week: isoWeek(day),
      category: record.category_path[0],
      brand: record.brand,
      is_marketplace: Boolean(record.maker_id),
      orders: new Set(group.map(each => each.order.order_id)).size,
      pieces_sold: pieces,
      pieces_returned: returned,
      gross_merchandise_value_eur: money(
        sum(group, each => each.line.net_amount_eur),
      ),
      discount_eur: money(
        sum(
          group,
          each =>
            each.line.discount_amount /
            each.order.fx_rate /
            (1 + each.order.vat_rate),
        ),
      ),
      net_revenue_eur: money(netRevenue),
      cost_of_goods_eur: money(cost),
      margin_eur: money(netRevenue - cost),
      is_final: addDays(day, RETURN_PERIOD) <= TODAY,
      calculated_at: `${addDays(TODAY, 1)}T02:30:00Z`,
    };
  });
}

function ageBand(birthYear) {
  if (!birthYear) return undefined;
  const age = Number(TODAY.slice(0, 4)) - birthYear;
  const bands = [
    [24, '18-24'],
    [34, '25-34'],
    [44, '35-44'],
    [54, '45-54'],
    [64, '55-64'],
  ];
  return bands.find(([upTo]) => age <= upTo)?.[1] ?? '65+';
}

/** The member of a list that stands for the most pieces. */
function favourite(lines, keyOf) {
  const pieces = new Map();
  for (const line of lines)
    pieces.set(keyOf(line), (pieces.get(keyOf(line)) ?? 0) + line.quantity);
  return [...pieces].sort(
    (a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1),
  )[0]?.[0];
}

/** From 1 for the lowest fifth to 5 for the highest. */
function fifths(rows, valueOf) {
  const sorted = [...rows].sort(
    (a, b) =>
      valueOf(a) - valueOf(b) || (a.customer_id < b.customer_id ? -1 : 1),
  );
  return new Map(
    sorted.map((row, index) => [
      row.customer_id,
      Math.floor((index * 5) / sorted.length) + 1,
    ]),
  );
}

/** One row for each customer with figures from three domains. */
export function makeCustomer360(mesh) {
  const { customers, articles, ledger, loyalty, sessions, reviews, allowed } =
    mesh;
  const recordOf = new Map(
    articles.map(({ record }) => [record.article_id, record]),
  );
  const ordersOf = groupBy(
    ledger.orders.filter(order => order.status !== 'cancelled'),
    order => order.customer_id,
  );
  const accountOf = new Map(
    loyalty.accounts
      .filter(row => !row.closed_on)
      .map(row => [row.customer_id, row]),
  );
  const sessionsOf = groupBy(sessions, session => session.customer_id);
  const rows = present(customers).map(customer => {
    const id = customer.customer_id;
    const orders = ordersOf.get(id) ?? [];
    const lines = orders.flatMap(order => ledger.linesOf.get(order.order_id));
    const account = accountOf.get(id);
    const measured = allowed(id, 'web_measurement');
    const visits = sessionsOf.get(id) ?? [];
    const pieces = sum(lines, line => line.quantity);
    const returned = sum(lines, line => line.returned_quantity);
    const gross = round(sum(orders, order => order.gross_amount_eur));
    const lastOrder = orders[orders.length - 1];
    const inShops = orders.filter(order => order.channel === 'shop').length;
    return {
      customer_id: id,
      customer_type: customer.customer_type,
      country: customer.country,
      age_band: ageBand(customer.birth_year),
      home_shop_id: customer.home_shop_id,
      customer_since: dayOf(customer.registered_at),
      allowed_newsletter: allowed(id, 'newsletter'),
      allowed_personal_offers: allowed(id, 'personal_offers'),
      allowed_profiling: allowed(id, 'profiling'),
      club_level: account?.level,
      points_balance: account?.points_balance,
      orders_total: orders.length,
      orders_web: orders.length - inShops,
      orders_shop: inShops,
      first_order_on: orders[0] && dayOf(orders[0].placed_at),
      last_order_on: lastOrder && dayOf(lastOrder.placed_at),
      days_since_last_order:
        lastOrder && daysBetween(lastOrder.placed_at, TODAY),
      gross_revenue_eur: money(gross),
      net_revenue_eur: money(sum(lines, netAfterReturns)),
      average_basket_eur: orders.length
        ? money(gross / orders.length)
        : undefined,
      pieces_bought: pieces,
      pieces_returned: returned,
      return_rate: pieces ? money(returned / pieces, 4) : undefined,
      favourite_category: favourite(
        lines,
        line => recordOf.get(line.article_id).category_path[0],
      ),
      favourite_brand: favourite(
        lines,
        line => recordOf.get(line.article_id).brand,
      ),
      sessions_30_days: measured
        ? visits.filter(visit => daysBetween(visit.started_at, TODAY) < 30)
            .length
        : undefined,
      last_session_at: measured
        ? visits[visits.length - 1]?.started_at
        : undefined,
      reviews_written: reviews.byAuthor.get(id)?.length ?? 0,
      rfm_cell: undefined,
      value_tier: 'base',
      stale_inputs: undefined,
      snapshot_date: TODAY,
    };
  });
  const buyers = rows.filter(row => row.orders_total > 0);
  const recency = fifths(buyers, row => -row.days_since_last_order);
  const frequency = fifths(buyers, row => row.orders_total);
  const revenue = fifths(buyers, row => Number(row.net_revenue_eur));
  for (const row of buyers) {
    row.rfm_cell = [recency, frequency, revenue]
      .map(scale => scale.get(row.customer_id))
      .join('-');
  }
  const byValue = [...rows].sort(
    (a, b) =>
      b.net_revenue_eur - a.net_revenue_eur ||
      (a.customer_id < b.customer_id ? -1 : 1),
  );
  const gold = Math.round(rows.length * 0.05);
  const silver = Math.round(rows.length * 0.2);
  byValue.slice(0, silver).forEach((row, index) => {
    row.value_tier = index < gold ? 'gold' : 'silver';
  });
  return rows;
}
