// SPDX-License-Identifier: Apache-2.0
import {
  addDays,
  addSeconds,
  dayBetween,
  dayOf,
  momentOn,
  TODAY,
} from './calendar.mjs';
import { present } from './customers.mjs';
import { groupBy, round, sum } from './money.mjs';
import { countries } from './places.mjs';
import { randomSource } from './random.mjs';

const SESSIONS = 520;
const searches = [
  'boots wide',
  'gaiters',
  'tent two persons',
  'merino',
  'down jacket women',
  'head torch',
  'gift card',
  'rope 60m',
];
const campaigns = ['autumn-boots-2026', 'cairn-club-september', 'summer-huts'];
const browsers = {
  Android: ['Chrome', 'Firefox', 'app'],
  iOS: ['Safari', 'app'],
  Windows: ['Edge', 'Firefox', 'Chrome'],
  macOS: ['Safari', 'Firefox'],
};

function device(random) {
  const type = random.weighted({ phone: 62, computer: 32, tablet: 6 });
  const system = random.pick(
    type === 'computer' ? ['Windows', 'macOS'] : ['Android', 'iOS'],
  );
  const width = {
    phone: [360, 430],
    tablet: [770, 1030],
    computer: [1280, 1920],
  }[type];
  return {
    type,
    operating_system: system,
    browser: random.pick(browsers[system]),
    screen_width: Math.round(random.integer(...width) / 10) * 10,
  };
}

function source(random) {
  const channel = random.weighted({
    direct: 28,
    search: 34,
    newsletter: 14,
    paid_search: 12,
    social: 7,
    referral: 5,
  });
  return {
    channel,
    ...(['newsletter', 'paid_search', 'social'].includes(channel) && {
      campaign: random.pick(campaigns),
    }),
    ...(channel === 'referral' && {
      referrer_host: random.pick([
        'hikers-forum.example',
        'hut-to-hut.example',
        'paddle-blog.example',
      ]),
    }),
  };
}

const slug = text =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');

/** The pages of a visit; a visit that ends in an order goes through cart and checkout. */
function pageViews(startedAt, language, articles, bought, random) {
  const kinds = [random.weighted({ home: 4, category: 3, article: 3 })];
  const more = random.integer(0, 6);
  for (let step = 0; step < more; step++) {
    kinds.push(
      random.weighted({
        article: 50,
        category: 25,
        search: 15,
        service: 4,
        cart: 6,
      }),
    );
  }
  if (bought) kinds.push('article', 'cart', 'checkout', 'confirmation');
  let seenAt = startedAt;
  return kinds.map((kind, index) => {
    const last = index === kinds.length - 1;
    const seconds = last ? undefined : random.integer(4, 180);
    const { record } = random.pick(articles);
    const paths = {
      home: '',
      category: `/${slug(record.category_path[0])}`,
      article: `/${slug(record.name)}-${record.article_id.toLowerCase()}`,
    };
    const view = {
      seen_at: seenAt,
      page_type: kind,
      path: `/${language}${paths[kind] ?? `/${kind}`}`,
      ...(kind === 'article' && { article_id: record.article_id }),
      ...(!last && { seconds }),
    };
    seenAt = addSeconds(seenAt, seconds ?? 0);
    return view;
  });
}

/** Measured visits of the last ninety days: those that led to an order, and others. */
export function makeSessions(customers, articles, orders, allowed) {
  const random = randomSource('sessions');
  const people = present(customers);
  const online = orders.filter(
    order =>
      order.channel !== 'shop' &&
      order.placed_at >= '2026-07-03' &&
      allowed(order.customer_id, 'web_measurement'),
  );
  const purchases = random.sample(online, 70);
  const visits = Array.from({ length: SESSIONS }, (_, index) => {
    const order = purchases[index];
    if (order) {
      return { order, country: order.country, customerId: order.customer_id };
    }
    const person = random.pick(people);
    const known =
      random.chance(0.5) && allowed(person.customer_id, 'web_measurement');
    return {
      country: person.country,
      customerId: known ? person.customer_id : undefined,
    };
  });
  const sessions = visits.map(({ order, country, customerId }) => {
    const start =
      order?.placed_at ??
      momentOn(dayBetween(addDays(TODAY, -89), TODAY, random), random);
    const views = pageViews(
      start,
      countries[country].language,
      articles,
      Boolean(order),
      random,
    );
    if (order) {
      // The visit ends with the order, so all its pages lie before.
      const length = sum(views, view => view.seconds ?? 0);
      for (const view of views)
        view.seen_at = addSeconds(view.seen_at, -length);
    }
    const searched = views.filter(view => view.page_type === 'search').length;
    return {
      session_id: `s-${random.hex(12)}`,
      visitor_id: `v-${random.hex(8)}`,
      ...(customerId && { customer_id: customerId }),
      started_at: views[0].seen_at,
      ended_at: views[views.length - 1].seen_at,
      country,
      language: countries[country].language,
      device: device(random),
      traffic_source: source(random),
      page_views: views,
      ...(searched > 0 && {
        search_terms: Array.from({ length: searched }, () =>
          random.pick(searches),
        ),
      }),
      ...(order && { order_id: order.order_id }),
    };
  });
  return sessions.sort((a, b) => (a.started_at < b.started_at ? -1 : 1));
}

/** What buyers write, by stars: in English, Swedish and German. */
const opinions = {
  5: [
    ['en', 'Kept its promise for a week on Kungsleden.'],
    ['en', 'My third one, and the first two still live.'],
    ['sv', 'Värd varenda krona, och går att laga.'],
    ['de', 'Hält, was es verspricht, auch nach zwanzig Touren.'],
  ],
  4: [
    ['en', 'Does what it says. The manual could say more.'],
    ['sv', 'Bra, men lite tung för de långa dagarna.'],
    ['de', 'Leicht und robust, nur blasser als auf dem Bild.'],
  ],
  3: [
    ['en', 'Fine for weekends, not for winter.'],
    ['sv', 'Färgen skiljer sig från bilden.'],
    ['de', 'Durchschnitt. Das alte Modell war besser.'],
  ],
  2: [
    ['en', 'Fell apart after two months.'],
    ['sv', 'Mindre än väntat, skickade tillbaka den.'],
    ['de', 'Ging auf der ersten Tour kaputt.'],
  ],
  1: [
    ['en', 'Gave up after an hour of rain.'],
    ['sv', 'Kom fram trasig.'],
    ['de', 'Nie wieder. Schon beim zweiten Mal defekt.'],
  ],
};
const titles = {
  5: 'Very happy',
  4: 'Good',
  3: 'All right',
  2: 'Disappointed',
  1: 'Never again',
};
const aliases = [
  'Birch',
  'Heron',
  'Moraine',
  'Larch',
  'Fjell',
  'Otter',
  'Gorse',
  'Scree',
];

/** Reviews; four in five are of articles that the ledger knows the author bought. */
export function makeReviews(articles, { orders, linesOf }) {
  const random = randomSource('reviews');
  const delivered = orders.filter(
    order => order.status === 'delivered' && order.customer_id,
  );
  const linesWithOrder = delivered.flatMap(order =>
    linesOf.get(order.order_id).map(line => ({ order, line })),
  );
  const reviews = [];
  for (const { order, line } of random.sample(linesWithOrder, 300)) {
    const writtenOn = addDays(
      dayOf(order.dispatched_at),
      random.integer(6, 60),
    );
    if (writtenOn <= addDays(TODAY, -2)) {
      reviews.push({
        article_id: line.article_id,
        sku: line.sku,
        customer: order.customer_id,
        country: order.country,
        writtenOn,
      });
    }
  }
  for (let index = 0; index < 70; index++) {
    const { record } = random.pick(articles);
    reviews.push({
      article_id: record.article_id,
      country: random.pick(Object.keys(countries)),
      writtenOn: dayBetween('2025-10-20', addDays(TODAY, -2), random),
    });
  }
  reviews.sort((a, b) =>
    a.writtenOn < b.writtenOn ? -1 : Number(a.writtenOn > b.writtenOn),
  );
  const published = reviews.map((review, index) => {
    const rating = Number(random.weighted({ 5: 44, 4: 30, 3: 13, 2: 8, 1: 5 }));
    const [language, body] = random.pick(opinions[rating]);
    return {
      review_id: `RV-${String(index + 101).padStart(7, '0')}`,
      article_id: review.article_id,
      sku: review.sku,
      rating,
      title: random.chance(0.6) ? titles[rating] : undefined,
      body,
      language,
      sentiment: round((rating - 3) / 2.4 + (random.next() - 0.5) / 4),
      author_alias: `${random.pick(aliases)}-${random.integer(100, 999)}`,
      verified_purchase: Boolean(review.sku),
      helpful_votes: Math.floor(random.next() ** 4 * 30),
      written_on: review.writtenOn,
      published_on: addDays(review.writtenOn, random.integer(0, 1)),
      author: review.customer,
    };
  });
  return {
    published,
    byAuthor: groupBy(
      published.filter(row => row.author),
      row => row.author,
    ),
  };
}
