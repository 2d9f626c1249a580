// SPDX-License-Identifier: Apache-2.0
import {
  addDays,
  addSeconds,
  dayBetween,
  momentOn,
  TODAY,
} from './calendar.mjs';
import {
  addresses,
  countries,
  names,
  organisations,
  shopsIn,
} from './places.mjs';
import { randomSource } from './random.mjs';

const CUSTOMERS = 480;
const LOADED_AT = `${TODAY}T03:40:00Z`;

const plainLetters = text =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ł', 'l')
    .toLowerCase()
    .replace(/[^a-z]/g, '');

function identity(random, country) {
  const [firstNames, lastNames] = names[country];
  if (random.chance(0.05)) {
    const [city] = random.pick(addresses[country].cities);
    return {
      type: 'business',
      last: `${random.pick(organisations[country])} ${city}`,
    };
  }
  return {
    type: 'private',
    first: random.pick(firstNames),
    last: random.pick(lastNames),
  };
}

function customer(index, id, random) {
  const country = random.weighted(
    Object.fromEntries(
      Object.entries(countries).map(([code, { weight }]) => [code, weight]),
    ),
  );
  const { language, dial } = countries[country];
  const { type, first, last } = identity(random, country);
  const [city, postalCode] = random.pick(addresses[country].cities);
  const channel = random.weighted({ web: 55, shop: 28, app: 17 });
  const homeShops = shopsIn(country);
  const registered = dayBetween('2019-04-01', '2026-08-31', random);
  const updated = dayBetween('2026-02-01', TODAY, random);
  const mailbox = `${first ? `${plainLetters(first)}.` : ''}${plainLetters(
    last,
  )}${index}`;
  return {
    customer_id: id,
    customer_type: type,
    status: random.chance(0.18) ? 'dormant' : 'active',
    merged_into_customer_id: undefined,
    first_name: first,
    last_name: last,
    email: `${mailbox}@${random.pick(['post', 'mail', 'brev'])}.example`,
    email_verified: random.chance(0.9),
    // No country gives out subscriber numbers that begin with three zeros.
    phone: random.chance(0.7)
      ? `${dial}000${String(index).padStart(5, '0')}`
      : undefined,
    birth_year:
      type === 'private' && random.chance(0.7)
        ? random.integer(1948, 2007)
        : undefined,
    street: `${random.pick(addresses[country].streets)} ${random.integer(
      1,
      88,
    )}`,
    postal_code: postalCode,
    city,
    country,
    preferred_language: random.chance(0.3)
      ? random.pick([language, 'en'])
      : undefined,
    home_shop_id:
      channel === 'shop' || random.chance(0.25)
        ? random.pick(homeShops)
        : undefined,
    registered_at: momentOn(registered, random),
    registration_channel: channel,
    cairn_club_member: type === 'private' && random.chance(0.7),
    updated_at: addSeconds(updated, random.integer(0, 80000)),
    loaded_at: LOADED_AT,
  };
}

/** Takes away what a deletion request takes away. */
function anonymise(row) {
  return {
    ...row,
    status: 'anonymised',
    first_name: undefined,
    last_name: undefined,
    email: undefined,
    email_verified: false,
    phone: undefined,
    birth_year: undefined,
    street: undefined,
    postal_code: undefined,
    city: undefined,
    preferred_language: undefined,
    cairn_club_member: false,
  };
}

/** Customers after matching: eight merged into another one, two anonymised, two who gave no address at a till. */
export function makeCustomers() {
  const random = randomSource('customers');
  let number = 400100;
  const rows = Array.from({ length: CUSTOMERS }, (_, index) => {
    number += random.integer(3, 19);
    return customer(index, `C-${String(number).padStart(7, '0')}`, random);
  });
  for (let index = 0; index < 8; index++) {
    const merged = rows[40 + index * 53];
    merged.status = 'merged';
    merged.cairn_club_member = false;
    merged.merged_into_customer_id = rows[12 + index * 47].customer_id;
  }
  for (const index of [77, 301]) rows[index] = anonymise(rows[index]);
  for (const index of [145, 222]) {
    rows[index].email = undefined;
    rows[index].email_verified = false;
    rows[index].registration_channel = 'shop';
  }
  return rows;
}

/** Customers with a relation of their own: neither merged nor anonymised. */
export const present = customers =>
  customers.filter(({ status }) => status === 'active' || status === 'dormant');

const purposes = {
  newsletter: { asked: 0.95, granted: 0.72, club: 0.98 },
  personal_offers: { asked: 0.7, granted: 0.55, club: 0.9 },
  profiling: { asked: 0.6, granted: 0.68, club: 0.95 },
  web_measurement: { asked: 0.75, granted: 0.7, club: 0.85 },
};

/** Answers of customers about the use of their data: all events, and the state they lead to. */
export function makeConsents(customers) {
  const random = randomSource('consents');
  const answers = [];
  for (const row of present(customers)) {
    const language = countries[row.country].language;
    for (const [purpose, { asked, granted, club }] of Object.entries(
      purposes,
    )) {
      if (!random.chance(row.cairn_club_member ? club : asked)) continue;
      const first = dayBetween('2024-10-05', '2026-06-30', random);
      const rounds = random.chance(0.2) ? 2 : 1;
      let yes = random.chance(granted);
      for (let round = 0; round < rounds; round++) {
        const day =
          round === 0 ? first : dayBetween(addDays(first, 1), TODAY, random);
        const occurred = momentOn(day, random);
        answers.push({
          customer_id: row.customer_id,
          purpose,
          action: yes ? 'granted' : 'withdrawn',
          occurred_at: occurred,
          received_at: addSeconds(occurred, random.integer(0, 4)),
          source: random.weighted({
            web_banner: 40,
            account_page: 25,
            app: 20,
            shop_till: 10,
            service_call: 5,
          }),
          text_version: `${
            day < '2025-09-01' ? '2024-10' : '2025-09'
          }/${language}`,
        });
        yes = !yes;
      }
    }
  }
  answers.sort((a, b) => (a.received_at < b.received_at ? -1 : 1));
  const events = answers.map((answer, index) => ({
    event_id: `CE-${String(index + 1).padStart(8, '0')}`,
    ...answer,
  }));
  const last = new Map();
  for (const event of events)
    last.set(`${event.customer_id} ${event.purpose}`, event);
  const state = [...last.values()]
    .map(event => ({
      customer_id: event.customer_id,
      purpose: event.purpose,
      granted: event.action === 'granted',
      valid_from: event.occurred_at,
      valid_until:
        event.action === 'granted'
          ? addSeconds(event.occurred_at, 730 * 86400)
          : undefined,
      text_version: event.text_version,
      last_event_id: event.event_id,
    }))
    .sort((a, b) =>
      `${a.customer_id}${a.purpose}` < `${b.customer_id}${b.purpose}` ? -1 : 1,
    );
  return { events, state };
}

/** Tells whether a customer has granted a purpose. */
export function consentBook(state) {
  const granted = new Set(
    state
      .filter(row => row.granted)
      .map(row => `${row.customer_id} ${row.purpose}`),
  );
  return (customerId, purpose) => granted.has(`${customerId} ${purpose}`);
}
