// SPDX-License-Identifier: Apache-2.0
import {
  articleWords,
  brands,
  categories,
  colours,
  makers,
} from './assortment.mjs';
import { addDays, addSeconds, dayBetween, TODAY } from './calendar.mjs';
import { round } from './money.mjs';
import { countries, groupRate } from './places.mjs';
import { randomSource } from './random.mjs';

const ARTICLES = 160;

/** Check digit of a GTIN-13. The numbers begin with 29: kept for use inside a company, never on sale elsewhere. */
function gtin(number) {
  const digits = `29${String(number).padStart(10, '0')}`;
  const weighted = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 ? 3 : 1),
    0,
  );
  return `${digits}${(10 - (weighted % 10)) % 10}`;
}

function article(index, random) {
  const category = categories[index % categories.length];
  const number = 10200 + index * 3 + random.integer(0, 2);
  const articleId = `A${number}`;
  const maker = random.chance(0.14) ? random.pick(makers) : undefined;
  const finer = random.pick(category.finer);
  const word = articleWords[(index * 7) % articleWords.length];
  const status = random.weighted({
    on_sale: 90,
    sold_out_for_good: 7,
    withdrawn: 1,
  });
  const launched = dayBetween('2021-03-01', '2025-09-15', random);
  const updated = dayBetween('2026-06-01', TODAY, random);
  const chosenColours = random.sample(
    category.colours,
    random.integer(1, category.colours.length),
  );
  const chosenSizes = category.sizes;
  const basePrice =
    Math.round(
      category.price[0] +
        (category.price[1] - category.price[0]) * random.next() ** 1.8,
    ) - 0.05;
  const images = Array.from(
    { length: random.integer(1, 3) },
    (_, position) => ({
      url: `https://img.tarnfell.example/${articleId.toLowerCase()}/${
        position + 1
      }.jpg`,
      alt_text: `${word}, ${['from the side', 'in use', 'details'][position]}`,
    }),
  );
  const languages = random.weighted({ en: 1, 'en sv': 2, 'en sv de': 5 });
  return {
    // What the catalogue does not publish: used by the other files.
    basePrice,
    costShare: 0.4 + 0.2 * random.next(),
    category,
    popularity: 0.15 + random.next() ** 3,
    record: {
      article_id: articleId,
      name: `${word} ${finer.replace(/s$/, '').toLowerCase()}`,
      brand: maker ? maker[1] : random.weighted(brands),
      ...(maker && { maker_id: maker[0] }),
      status,
      category_path: [category.name, finer],
      description: Object.fromEntries(
        languages.split(' ').map(code => [code, category.text[code]]),
      ),
      attributes: {
        weight_grams: random.integer(...category.weight),
        material: random.pick(category.materials),
        waterproof: random.chance(category.waterproof),
        ...(random.chance(0.6) && { recycled_share: round(random.next()) }),
        season: category.season,
      },
      images,
      variants: chosenColours.flatMap((colour, colourIndex) =>
        chosenSizes.map((size, sizeIndex) => ({
          sku: `${articleId}-${colour}-${size}`,
          gtin: gtin(number * 100 + colourIndex * 10 + sizeIndex),
          colour: colours[colour],
          size,
          orderable: status === 'on_sale' && random.chance(0.94),
        })),
      ),
      launched_on: launched,
      updated_at: addSeconds(updated, random.integer(6 * 3600, 18 * 3600)),
    },
  };
}

/** Articles with their variants. `record` is what the catalogue publishes. */
export function makeArticles() {
  const random = randomSource('articles');
  return Array.from({ length: ARTICLES }, (_, index) => article(index, random));
}

/** Ends prices as shops do: 1,999 SEK, 859 PLN, 189.95 EUR. */
function shelfPrice(amount, currency) {
  if (currency === 'EUR')
    return Math.max(round(Math.round(amount) - 0.05), 0.95);
  const step = amount > 500 ? 10 : 5;
  return Math.max(Math.round(amount / step) * step - 1, 9);
}

/** Price periods of all articles in all countries, in the shape of the contract. */
export function makePrices(articles) {
  const random = randomSource('prices');
  const prices = [];
  const add = row =>
    prices.push({
      price_id: `PR-${String(prices.length + 1).padStart(7, '0')}`,
      ...row,
    });
  for (const { basePrice, record } of articles) {
    const start =
      record.launched_on > '2025-08-01' ? record.launched_on : '2025-08-01';
    const raisedOn = random.chance(0.12) ? '2026-03-02' : undefined;
    const reducedFrom = random.chance(0.2)
      ? random.pick(['2025-11-24', '2026-01-07', '2026-08-17'])
      : undefined;
    const reducedDays = random.pick([7, 14, 21]);
    const approver = `buyer-${String(random.integer(1, 14)).padStart(2, '0')}`;
    for (const [country, { currency, factor }] of Object.entries(countries)) {
      const rate = groupRate(currency, '2025-10-01');
      const list = shelfPrice(basePrice * factor * rate, currency);
      const period = (priceType, amount, from, to, reason, lowest) => ({
        article_id: record.article_id,
        country,
        price_type: priceType,
        amount,
        currency,
        lowest_30_days_amount: lowest,
        valid_from: from,
        valid_to: to,
        reason,
        approved_by: approver,
        approved_at: addSeconds(addDays(from, -8), 13 * 3600 + prices.length),
      });
      const raised = shelfPrice(list * 1.06, currency);
      add(period('list', list, start, raisedOn, 'season_start'));
      if (raisedOn)
        add(period('list', raised, raisedOn, undefined, 'supplier_cost'));
      if (reducedFrom && reducedFrom > start) {
        const before = raisedOn && reducedFrom >= raisedOn ? raised : list;
        add(
          period(
            'reduced',
            shelfPrice(before * 0.8, currency),
            reducedFrom,
            addDays(reducedFrom, reducedDays),
            reducedFrom === '2026-01-07' ? 'clearance' : 'campaign',
            before,
          ),
        );
      }
    }
  }
  return prices;
}

/** The price that is asked for an article in a country on a day: the lowest of those valid. */
export function priceBook(prices) {
  const book = new Map();
  for (const price of prices) {
    const key = `${price.article_id} ${price.country}`;
    if (!book.has(key)) book.set(key, []);
    book.get(key).push(price);
  }
  return (articleId, country, day) => {
    const valid = (book.get(`${articleId} ${country}`) ?? []).filter(
      price => price.valid_from <= day && !(price.valid_to <= day),
    );
    return valid.length
      ? Math.min(...valid.map(price => price.amount))
      : undefined;
  };
}
