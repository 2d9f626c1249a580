// SPDX-License-Identifier: Apache-2.0
import { addDays, addSeconds, dayOf } from './calendar.mjs';
import { LATE_DAY } from './orders.mjs';

/*
 * What is wrong in the sample data, on purpose and in one place. Each fault happened to somebody; README.md
 * in the folder above tells the story of each and names the rule of the contract that finds it.
 *
 * Faults are put in last: what was worked out from the data (revenue, customer-360, features) is right.
 */

/** Seven customers who joined at the same till lost their e-mail addresses. */
function losesEmails(customers) {
  const victims = customers
    .filter(row => row.status === 'active' && row.email && row.country === 'SE')
    .slice(20, 27);
  for (const row of victims) {
    row.email = undefined;
    row.email_verified = false;
    row.registration_channel = 'shop';
    row.home_shop_id = 'SE-STO-02';
  }
}

/** An old form wrote SF, as on Finnish cars until 1993, for two customers. */
function mistypesCountry(customers) {
  const victims = customers
    .filter(row => row.country === 'FI' && row.status === 'dormant')
    .slice(0, 2);
  for (const row of victims) row.country = 'SF';
}

/** A load that was started twice wrote the lines of three orders twice. */
function repeatsLines({ orders, lines }) {
  const wanted = orders
    .filter(order => dayOf(order.placed_at) === '2026-08-14')
    .slice(0, 3);
  const ids = new Set(wanted.map(order => order.order_id));
  for (let index = lines.length - 1; index >= 0; index--) {
    if (ids.has(lines[index].order_id))
      lines.splice(index, 0, { ...lines[index] });
  }
}

/** All orders of one day were loaded two days late. */
function delaysDay(orders) {
  for (const order of orders) {
    if (dayOf(order.placed_at) === LATE_DAY)
      order.loaded_at = `${addDays(LATE_DAY, 2)}T05:15:00Z`;
  }
}

/** Somebody typed a minus where a dash belonged. */
function negatesPrice(prices) {
  const victim = prices.find(
    price =>
      price.price_type === 'reduced' &&
      price.valid_from === '2026-08-17' &&
      price.country === 'FR',
  );
  victim.amount = -victim.amount;
}

/** The provider sent the name of the currency for two payments instead of its code. */
function namesCurrency(payments) {
  const victims = payments
    .filter(
      payment =>
        payment.currency === 'EUR' && dayOf(payment.created_at) > '2026-09-20',
    )
    .slice(0, 2);
  for (const payment of victims) payment.currency = 'EURO';
}

/** Four sessions end before they start: the clock of the measuring server jumped. */
function turnsBackClock(sessions) {
  const victims = sessions
    .filter(
      session =>
        session.page_views.length > 2 &&
        dayOf(session.started_at) >= '2026-09-05',
    )
    .slice(0, 4);
  for (const session of victims)
    session.ended_at = addSeconds(session.started_at, -3600);
}

/** Five variants were sold in Freiburg before their delivery was booked. */
function sellsUnseen(stock) {
  const victims = stock
    .filter(row => row.location_id === 'DE-FRE-01')
    .slice(3, 8);
  victims.forEach((row, index) => {
    row.on_hand = -1 - (index % 2);
    row.reserved = 0;
    row.available = 0;
  });
}

/** One review has six stars. */
function overpraises(reviews) {
  reviews.find(
    review => review.rating === 5 && review.written_on >= '2026-07-01',
  ).rating = 6;
}

/** Puts all faults into the mesh. */
export function addFaults(mesh) {
  losesEmails(mesh.customers);
  mistypesCountry(mesh.customers);
  repeatsLines(mesh.ledger);
  delaysDay(mesh.ledger.orders);
  negatesPrice(mesh.prices);
  namesCurrency(mesh.payments.payments);
  turnsBackClock(mesh.sessions);
  sellsUnseen(mesh.stock);
  overpraises(mesh.reviews.published);
}
