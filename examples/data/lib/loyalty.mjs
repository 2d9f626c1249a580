// SPDX-License-Identifier: Apache-2.0
import {
  addDays,
  dayBetween,
  dayOf,
  daysBetween,
  FIRST_DAY,
  TODAY,
} from './calendar.mjs';
import { groupBy, sum } from './money.mjs';
import { randomSource } from './random.mjs';

const REWARD = 500;

/** Movements of one account in the order of their day. The first one carries over what was there before. */
function movements(joinedOn, orders, linesOf, random) {
  const carried = joinedOn < FIRST_DAY ? random.integer(0, 90) * 10 : 100;
  const rows = [
    {
      booked_on: joinedOn < FIRST_DAY ? FIRST_DAY : joinedOn,
      points: carried || 50,
      reason: joinedOn < FIRST_DAY ? 'opening' : 'bonus',
      campaign: joinedOn < FIRST_DAY ? undefined : 'welcome',
    },
  ];
  for (const order of orders) {
    if (!order.dispatched_at || dayOf(order.placed_at) < joinedOn) continue;
    const bookedOn = addDays(dayOf(order.dispatched_at), 30);
    const points = Math.round(order.gross_amount_eur);
    if (bookedOn > TODAY || points === 0) continue;
    rows.push({
      booked_on: bookedOn,
      points,
      reason: 'purchase',
      order_id: order.order_id,
    });
    const back = sum(
      linesOf.get(order.order_id),
      line => (line.gross_amount_eur * line.returned_quantity) / line.quantity,
    );
    if (Math.round(back) > 0) {
      rows.push({
        booked_on: bookedOn,
        points: -Math.min(Math.round(back), points),
        reason: 'return',
        order_id: order.order_id,
      });
    }
    if (random.chance(0.1)) {
      rows.push({
        booked_on: bookedOn,
        points,
        reason: 'bonus',
        campaign: 'double-points-boots-2026',
      });
    }
  }
  rows.sort((a, b) =>
    a.booked_on < b.booked_on ? -1 : Number(a.booked_on > b.booked_on),
  );
  return rows;
}

/** Spends points whenever there are enough, as members do, and never more than there are. */
function withRewards(rows, random) {
  const result = [];
  let balance = 0;
  rows.forEach((row, index) => {
    result.push(row);
    balance += row.points;
    // What comes back on the same day must not be spent.
    if (rows[index + 1]?.reason === 'return') return;
    const later = addDays(row.booked_on, 3);
    if (balance >= REWARD && later <= TODAY && random.chance(0.35)) {
      result.push({ booked_on: later, points: -REWARD, reason: 'reward' });
      balance -= REWARD;
    }
  });
  result.sort((a, b) =>
    a.booked_on < b.booked_on ? -1 : Number(a.booked_on > b.booked_on),
  );
  return result;
}

const levelOf = earned => {
  if (earned >= 3000) return 'summit';
  return earned >= 1000 ? 'ridge' : 'trail';
};

/** Accounts of Cairn Club with every movement of points. */
export function makeLoyalty(customers, { orders, linesOf }) {
  const random = randomSource('loyalty');
  const ordersOf = groupBy(orders, order => order.customer_id);
  const accounts = [];
  const transactions = [];
  let number = 310000;
  for (const customer of customers.filter(row => row.cairn_club_member)) {
    number += random.integer(7, 41);
    const accountId = `CC-${String(number).padStart(8, '0')}`;
    const joinedOn = dayBetween(
      dayOf(customer.registered_at),
      '2026-09-10',
      random,
    );
    const closedOn = random.chance(0.02)
      ? dayBetween('2026-09-11', TODAY, random)
      : undefined;
    const rows = withRewards(
      movements(
        joinedOn,
        ordersOf.get(customer.customer_id) ?? [],
        linesOf,
        random,
      ),
      random,
    ).filter(row => !closedOn || row.booked_on < closedOn);
    const open = sum(rows, row => row.points);
    if (closedOn && open > 0)
      rows.push({ booked_on: closedOn, points: -open, reason: 'expiry' });
    const balance = sum(rows, row => row.points);
    const earned = sum(
      rows.filter(
        row =>
          ['purchase', 'bonus', 'return'].includes(row.reason) &&
          daysBetween(row.booked_on, TODAY) < 365,
      ),
      row => row.points,
    );
    const level = levelOf(earned);
    const lastEarned = rows.filter(row => row.reason === 'purchase').pop();
    accounts.push({
      account_id: accountId,
      customer_id: customer.customer_id,
      level,
      level_since:
        level === 'trail' || !lastEarned ? joinedOn : lastEarned.booked_on,
      points_balance: balance,
      points_12_months: Math.max(earned, 0),
      points_expiring_30_days: Math.min(
        balance,
        random.chance(0.15) ? random.integer(1, 12) * 10 : 0,
      ),
      joined_on: joinedOn,
      joined_at_location:
        customer.registration_channel === 'shop'
          ? customer.home_shop_id
          : undefined,
      card_type: random.chance(0.72) ? 'app' : 'plastic',
      closed_on: closedOn,
      snapshot_date: TODAY,
    });
    for (const row of rows)
      transactions.push({ account_id: accountId, ...row });
  }
  transactions.sort((a, b) =>
    a.booked_on < b.booked_on ? -1 : Number(a.booked_on > b.booked_on),
  );
  return {
    accounts,
    transactions: transactions.map((row, index) => ({
      transaction_id: `PT-${String(index + 4001).padStart(9, '0')}`,
      ...row,
    })),
  };
}
