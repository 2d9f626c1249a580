// SPDX-License-Identifier: Apache-2.0
import {
  addDays,
  addSeconds,
  dayOf,
  daysBetween,
  FIRST_DAY,
  momentOn,
  TODAY,
} from './calendar.mjs';
import { present } from './customers.mjs';
import { groupBy, round, sum } from './money.mjs';
import { countries, groupRate, shopsIn } from './places.mjs';
import { randomSource } from './random.mjs';

/** Orders a day in the sample, by month: the run-up to Christmas, and the summer. */
const season = {
  '01': 1.6,
  '02': 1.5,
  '03': 1.8,
  '04': 2.1,
  '05': 2.6,
  '06': 2.8,
  '07': 2.4,
  '08': 2.2,
  '09': 2.3,
  10: 2,
  11: 3,
  12: 3.2,
};
/** Orders of this day were loaded two days late, see faults.mjs; there are enough of them to notice. */
export const LATE_DAY = '2026-09-17';

/** Net amount of a line in EUR for the pieces that the customer kept. */
export const netAfterReturns = line =>
  (line.net_amount_eur * (line.quantity - line.returned_quantity)) /
  line.quantity;

function statusOf(placedOn, channel, random) {
  if (random.chance(0.035)) return 'cancelled';
  if (channel === 'shop') return random.chance(0.02) ? 'returned' : 'delivered';
  const age = daysBetween(placedOn, TODAY);
  if (age < 1) return random.chance(0.5) ? 'placed' : 'paid';
  if (age < 4) return 'dispatched';
  return random.chance(0.025) ? 'returned' : 'delivered';
}

/** What a customer buys: articles by popularity, each once, orderable and with a price on the day. */
function basket(order, shelf, priceOn, random) {
  const lines = [];
  const wanted = Number(random.weighted({ 1: 42, 2: 28, 3: 17, 4: 9, 5: 4 }));
  const taken = new Set();
  while (lines.length < wanted) {
    const article = shelf[Math.floor(random.next() ** 1.6 * shelf.length)];
    const { record } = article;
    if (taken.has(record.article_id)) continue;
    taken.add(record.article_id);
    const price = priceOn(
      record.article_id,
      order.country,
      dayOf(order.placed_at),
    );
    if (price === undefined) continue;
    const quantity =
      article.basePrice < 60 && random.chance(0.25) ? random.integer(2, 3) : 1;
    const discount = random.chance(0.12) ? round(price * quantity * 0.1) : 0;
    const gross = round((price * quantity - discount) / order.fx_rate);
    const returnable = order.status === 'delivered' && random.chance(0.09);
    const back = returnable ? random.integer(1, quantity) : 0;
    lines.push({
      order_id: order.order_id,
      line_number: lines.length + 1,
      sku: random.pick(record.variants).sku,
      article_id: record.article_id,
      maker_id: record.maker_id,
      quantity,
      returned_quantity: order.status === 'returned' ? quantity : back,
      unit_price: price,
      discount_amount: discount,
      gross_amount_eur: gross,
      net_amount_eur: round(gross / (1 + order.vat_rate)),
    });
  }
  return lines;
}

function head(number, placedAt, customer, random) {
  const day = dayOf(placedAt);
  const channel = customer
    ? random.weighted({ web: 52, app: 24, shop: 24 })
    : 'shop';
  const country = customer
    ? customer.country
    : random.weighted(
        Object.fromEntries(
          Object.entries(countries).map(([code, { weight }]) => [code, weight]),
        ),
      );
  const { currency, vat } = countries[country];
  const status = statusOf(day, channel, random);
  const homeShop = customer?.home_shop_id?.startsWith(country)
    ? customer.home_shop_id
    : undefined;
  const gone = ['dispatched', 'delivered', 'returned'].includes(status);
  const dispatchedAt =
    channel === 'shop'
      ? placedAt
      : addSeconds(placedAt, random.integer(14, 40) * 3600);
  return {
    order_id: `TF-${day.slice(0, 4)}-${number}`,
    customer_id: customer?.customer_id,
    channel,
    location_id:
      channel === 'shop'
        ? homeShop ?? random.pick(shopsIn(country))
        : undefined,
    country,
    status,
    currency,
    vat_rate: vat,
    fx_rate: groupRate(currency, day),
    placed_at: placedAt,
    dispatched_at: gone ? dispatchedAt : undefined,
    // The load runs at a quarter past each hour; a tenth of the orders just misses one.
    loaded_at: `${addSeconds(placedAt, random.chance(0.1) ? 7200 : 3600).slice(
      0,
      13,
    )}:15:00Z`,
  };
}

/** Orders of twelve months with their lines. */
export function makeOrders(customers, articles, priceOn) {
  const random = randomSource('orders');
  const buyers = present(customers).map(customer => ({
    customer,
    weight: customer.status === 'dormant' ? 0.1 : 0.2 + random.next() ** 3 * 4,
  }));
  const total = sum(buyers, buyer => buyer.weight);
  const chooseBuyer = () => {
    let rest = random.next() * total;
    return buyers.find(buyer => (rest -= buyer.weight) < 0)?.customer;
  };
  const shelf = [...articles]
    .filter(({ record }) => record.status !== 'withdrawn')
    .sort((a, b) => b.popularity - a.popularity);
  let number = 171204;
  const orders = [];
  const lines = [];
  for (let day = FIRST_DAY; day <= TODAY; day = addDays(day, 1)) {
    const usual = season[day.slice(5, 7)];
    const count = day === LATE_DAY ? 7 : Math.floor(usual + random.next());
    const moments = Array.from({ length: count }, () =>
      momentOn(day, random),
    ).sort();
    for (const placedAt of moments) {
      number += random.integer(11, 64);
      const customer = random.chance(0.08) ? undefined : chooseBuyer();
      const known =
        customer && customer.registered_at < placedAt ? customer : undefined;
      const order = head(number, placedAt, known, random);
      const bought = basket(order, shelf, priceOn, random);
      const goods = sum(
        bought,
        line => line.unit_price * line.quantity - line.discount_amount,
      );
      const delivery =
        order.channel === 'shop' || goods / order.fx_rate >= 75
          ? 0
          : round(4.9 * order.fx_rate, 1);
      const gross = round(goods + delivery);
      const grossEur = round(gross / order.fx_rate);
      orders.push({
        ...order,
        gross_amount: gross,
        discount_amount: round(sum(bought, line => line.discount_amount)),
        delivery_amount: delivery,
        gross_amount_eur: grossEur,
        net_amount_eur: round(grossEur / (1 + order.vat_rate)),
        line_count: bought.length,
      });
      lines.push(...bought);
    }
  }
  return { orders, lines, linesOf: groupBy(lines, line => line.order_id) };
}

const methods = {
  SE: { swish: 50, card: 40, paypal: 10 },
  DE: { paypal: 50, card: 50 },
  FR: { card: 85, paypal: 15 },
  NL: { ideal: 75, card: 25 },
  PL: { blik: 65, card: 35 },
  FI: { card: 90, paypal: 10 },
};

/** Payments of the orders, declined attempts included, and the refunds of what came back. */
export function makePayments({ orders, linesOf }) {
  const random = randomSource('payments');
  const payments = [];
  const refunds = [];
  const refund = (payment, amount, reason, on) =>
    refunds.push({
      refund_id: `REF-${String(refunds.length + 1).padStart(8, '0')}`,
      payment_id: payment.payment_id,
      amount,
      reason,
      refunded_on: on,
    });
  for (const order of orders) {
    if (order.status === 'placed') continue;
    const attempts = random.chance(0.035) ? 2 : 1;
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const declined = attempt < attempts;
      const till = order.channel === 'shop' && random.chance(0.15);
      const method = till ? 'cash' : random.weighted(methods[order.country]);
      const created = till
        ? order.placed_at
        : addSeconds(order.placed_at, attempt * 27);
      const captured =
        order.dispatched_at && addSeconds(order.dispatched_at, 30);
      const settledOn =
        captured && addDays(dayOf(captured), method === 'cash' ? 1 : 3);
      const settled = !declined && settledOn <= TODAY;
      const eur = order.gross_amount_eur;
      const fee = method === 'cash' ? 0 : round(eur * 0.012 + 0.25, 4);
      const open = captured ? 'captured' : 'authorised';
      const good = settled ? 'settled' : open;
      const kept = order.status === 'cancelled' ? 'cancelled' : good;
      const payment = {
        payment_id: `PAY-${order.order_id
          .slice(8)
          .padStart(8, '0')}-${attempt}`,
        provider_reference:
          method === 'cash' ? undefined : `psp_${random.hex(8)}`,
        order_id: order.order_id,
        method,
        status: declined ? 'declined' : kept,
        currency: order.currency,
        amount: order.gross_amount,
        fee_eur: settled ? fee : undefined,
        settled_amount_eur: settled ? round(eur - fee) : undefined,
        card_brand:
          method === 'card' ? random.pick(['visa', 'mastercard']) : undefined,
        card_last_four:
          method === 'card'
            ? String(random.integer(0, 9999)).padStart(4, '0')
            : undefined,
        risk_score:
          method === 'cash' ? undefined : round(random.next() ** 4, 3),
        decline_reason: declined
          ? random.pick([
              'insufficient_funds',
              'issuer_unavailable',
              'wrong_code',
            ])
          : undefined,
        created_at: created,
        captured_at:
          declined || order.status === 'cancelled' ? undefined : captured,
        settled_on: settled ? settledOn : undefined,
      };
      payments.push(payment);
      const back = sum(
        linesOf.get(order.order_id),
        line =>
          ((line.unit_price * line.quantity - line.discount_amount) *
            line.returned_quantity) /
          line.quantity,
      );
      const refundedOn =
        captured && addDays(dayOf(captured), 12 + (payments.length % 15));
      if (settled && back > 0 && refundedOn <= TODAY)
        refund(payment, round(back), 'return', refundedOn);
      else if (settled && random.chance(0.008))
        refund(payment, round(payment.amount * 0.1), 'goodwill', settledOn);
    }
  }
  return { payments, refunds };
}
