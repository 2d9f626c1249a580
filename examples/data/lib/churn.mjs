// SPDX-License-Identifier: Apache-2.0
import { featureGroups } from '../../products/customer/churn-feature-set/features.mjs';
import { addDays, dayOf, daysBetween, weekdayOf } from './calendar.mjs';
import { windowMeasures } from './churnMeasures.mjs';
import { groupBy, round, sum } from './money.mjs';

/** The last Sunday of the sample. */
const SNAPSHOT = '2026-09-27';
const YEAR = 365;

const within = (list, days, dayIn, until = SNAPSHOT) =>
  list.filter(item => {
    const age = daysBetween(dayIn(item), until);
    return age >= 0 && age < days;
  });
/** What happened to a member in a number of days before a day: the raw material of all measures. */
function facts(member, days, until) {
  const all = within(member.orders, days, order => order.placed_at, until);
  const orders = all.filter(order => order.status !== 'cancelled');
  const sessions = within(
    member.sessions,
    days,
    session => session.started_at,
    until,
  );
  return {
    all,
    orders,
    lines: orders.flatMap(order => member.linesOf.get(order.order_id)),
    payments: within(
      member.payments,
      days,
      payment => payment.created_at,
      until,
    ),
    refunds: within(member.refunds, days, refund => refund.refunded_on, until),
    points: within(member.points, days, row => row.booked_on, until),
    sessions,
    views: sessions.flatMap(session => session.page_views),
  };
}

/** Days from each order to the next. */
const pauses = orders =>
  orders
    .slice(1)
    .map((order, index) =>
      daysBetween(orders[index].placed_at, order.placed_at),
    );

function single(feature, member, year, mesh) {
  const { orders } = year;
  const { row, account } = member;
  const gaps = pauses(orders);
  const hour = order => Number(order.placed_at.slice(11, 13));
  if (feature.month)
    return orders.filter(
      order => Number(order.placed_at.slice(5, 7)) === feature.month,
    ).length;
  if (feature.weekday !== undefined)
    return orders.filter(
      order => weekdayOf(order.placed_at) === feature.weekday,
    ).length;
  if (feature.hours)
    return orders.filter(
      order =>
        hour(order) >= feature.hours[0] && hour(order) <= feature.hours[1],
    ).length;
  if (feature.trendOf) {
    const measure = windowMeasures[feature.trendOf];
    const before = facts(member, 90, addDays(SNAPSHOT, -90));
    return round(measure(facts(member, 90), mesh) - measure(before, mesh));
  }
  const balance = sum(
    member.points.filter(each => each.booked_on <= SNAPSHOT),
    each => each.points,
  );
  return {
    tenure_days: daysBetween(row.customer_since, SNAPSHOT),
    age_band: row.age_band,
    country: row.country,
    has_home_shop: Boolean(row.home_shop_id),
    allows_newsletter: row.allowed_newsletter,
    value_tier: row.value_tier,
    club_level: account.level,
    membership_days: daysBetween(account.joined_on, SNAPSHOT),
    points_balance: balance,
    points_expiring_30_days: Math.min(account.points_expiring_30_days, balance),
    has_app_card: account.card_type === 'app',
    days_since_last_order: orders.length
      ? daysBetween(orders[orders.length - 1].placed_at, SNAPSHOT)
      : undefined,
    days_since_first_order: orders.length
      ? daysBetween(orders[0].placed_at, SNAPSHOT)
      : undefined,
    days_between_orders_mean: gaps.length
      ? round(sum(gaps) / gaps.length, 1)
      : undefined,
    days_between_orders_longest: gaps.length ? Math.max(...gaps) : undefined,
  }[feature.name];
}

/** All features in the order of the contract's columns. */
export const churnFeatures = featureGroups.flatMap(({ features }) => features);

/** Features of the members of Cairn Club who agreed to profiling. The label is not known yet. */
export function makeChurnFeatures({
  customer360,
  articles,
  ledger,
  payments,
  loyalty,
  sessions,
}) {
  const recordOf = new Map(
    articles.map(({ record }) => [record.article_id, record]),
  );
  const mesh = {
    categoryOf: line => recordOf.get(line.article_id).category_path[0],
    brandOf: line => recordOf.get(line.article_id).brand,
  };
  const orderOf = new Map(ledger.orders.map(order => [order.order_id, order]));
  const paymentOf = new Map(
    payments.payments.map(payment => [payment.payment_id, payment]),
  );
  const customerOf = payment => orderOf.get(payment.order_id).customer_id;
  const by = {
    orders: groupBy(ledger.orders, order => order.customer_id),
    sessions: groupBy(sessions, session => session.customer_id),
    payments: groupBy(payments.payments, customerOf),
    refunds: groupBy(
      payments.refunds.map(refund => {
        const payment = paymentOf.get(refund.payment_id);
        return {
          ...refund,
          customer_id: customerOf(payment),
          fx_rate: orderOf.get(payment.order_id).fx_rate,
        };
      }),
      refund => refund.customer_id,
    ),
    points: groupBy(loyalty.transactions, row => row.account_id),
  };
  const accountOf = new Map(
    loyalty.accounts
      .filter(row => !row.closed_on && row.joined_on <= SNAPSHOT)
      .map(row => [row.customer_id, row]),
  );
  return customer360
    .filter(
      row =>
        row.allowed_profiling &&
        accountOf.has(row.customer_id) &&
        row.customer_since <= SNAPSHOT,
    )
    .map(row => {
      const id = row.customer_id;
      const account = accountOf.get(id);
      const until = list =>
        (list ?? []).filter(
          item => dayOf(item.placed_at ?? item.started_at) <= SNAPSHOT,
        );
      const member = {
        row,
        account,
        orders: until(by.orders.get(id)),
        sessions: until(by.sessions.get(id)),
        payments: by.payments.get(id) ?? [],
        refunds: by.refunds.get(id) ?? [],
        points: by.points.get(account.account_id) ?? [],
        linesOf: ledger.linesOf,
      };
      const windows = new Map();
      const factsOver = days => {
        if (!windows.has(days)) windows.set(days, facts(member, days));
        return windows.get(days);
      };
      const values = churnFeatures.map(feature => [
        feature.name,
        feature.days
          ? windowMeasures[feature.measure](factsOver(feature.days), mesh)
          : single(feature, member, factsOver(YEAR), mesh),
      ]);
      return {
        customer_id: id,
        snapshot_date: SNAPSHOT,
        ...Object.fromEntries(values),
        label_churned_180d: undefined,
      };
    });
}
