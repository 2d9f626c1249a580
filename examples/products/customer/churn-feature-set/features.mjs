// SPDX-License-Identifier: Apache-2.0

/*
 * The definitions of the churn features. A measure is counted over windows of days before the snapshot, and
 * each measure and window is one feature: `orders` over 90 days is `orders_90d`. The columns of the
 * contract are written from here by write-contract.mjs, and the sample data is worked out from here too.
 */

const whole = { logicalType: 'integer', physicalType: 'INT64', minimum: 0 };
const amount = { logicalType: 'number', physicalType: 'NUMERIC', minimum: 0 };
const share = {
  logicalType: 'number',
  physicalType: 'FLOAT64',
  minimum: 0,
  maximum: 1,
};
const ratio = { logicalType: 'number', physicalType: 'FLOAT64' };
const word = { logicalType: 'string', physicalType: 'STRING' };
const flag = { logicalType: 'boolean', physicalType: 'BOOL' };

const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Top categories of the assortment: part of the feature name, and the name for people. */
export const categories = {
  tents: 'Tents',
  sleeping: 'Sleeping',
  backpacks: 'Backpacks',
  footwear: 'Footwear',
  jackets: 'Jackets',
  trousers: 'Trousers',
  base_layers: 'Base layers',
  cooking: 'Cooking',
  light: 'Light and navigation',
  climbing: 'Climbing',
  snow: 'Snow',
  accessories: 'Accessories',
};

/** Features of a measure, one for each window. The text goes on with "in the 90 days before the snapshot". */
const over = (windows, measure, businessName, text, kind) =>
  windows.map(days => ({
    name: `${measure}_${days}d`,
    measure,
    days,
    businessName: `${businessName}, ${days} days`,
    description: `${text} in the ${days} days before the snapshot.`,
    ...kind,
  }));

const one = (name, businessName, description, kind, extra = {}) => ({
  name,
  measure: name,
  businessName,
  description,
  ...kind,
  ...extra,
});

const orderWindows = [7, 14, 30, 60, 90, 180, 365];
const orders = (...measure) => over(orderWindows, ...measure);
const slow = (...measure) => over([30, 90, 180, 365], ...measure);
const web = (...measure) => over([7, 14, 30, 60, 90], ...measure);

/** All groups of features with the contract they are worked out from. */
export const featureGroups = [
  {
    group: 'profile',
    title: 'Profile, from customer-360',
    source: 'customer_360',
    features: [
      one(
        'tenure_days',
        'Customer for',
        'Days since the first account was opened.',
        whole,
      ),
      one('age_band', 'Age band', 'Ten-year band, empty when unknown.', word, {
        examples: ['35-44'],
      }),
      one(
        'country',
        'Country',
        'Country of residence, ISO 3166-1 alpha-2.',
        word,
        { examples: ['SE'] },
      ),
      one(
        'has_home_shop',
        'Has a home shop',
        'Whether the member named a shop.',
        flag,
      ),
      one(
        'allows_newsletter',
        'Gets the newsletter',
        'Consent newsletter is granted at the snapshot.',
        flag,
      ),
      one('value_tier', 'Value tier', 'gold, silver or base.', word, {
        examples: ['silver'],
      }),
    ],
  },
  {
    group: 'orders',
    title: 'Orders, from orders-ledger',
    source: 'orders',
    features: [
      ...orders('orders', 'Orders', 'Orders that were not cancelled', whole),
      ...orders(
        'orders_web',
        'Orders in the web shop',
        'Orders in the web shop that were not cancelled',
        whole,
      ),
      ...orders(
        'orders_app',
        'Orders in the app',
        'Orders in the app that were not cancelled',
        whole,
      ),
      ...orders(
        'orders_shop',
        'Orders at a till',
        'Purchases at a till',
        whole,
      ),
      ...orders(
        'cancelled_orders',
        'Cancelled orders',
        'Orders that were cancelled',
        whole,
      ),
      ...orders('pieces', 'Pieces', 'Pieces bought', whole),
      ...orders(
        'articles',
        'Different articles',
        'Different articles bought',
        whole,
      ),
      ...orders(
        'categories',
        'Different categories',
        'Different top categories bought from',
        whole,
      ),
      ...orders(
        'gross_revenue_eur',
        'Gross revenue',
        'Sum of gross amounts in EUR',
        amount,
      ),
      ...orders(
        'net_revenue_eur',
        'Net revenue',
        'Sum of line amounts in EUR without VAT, less returns',
        amount,
      ),
      ...orders(
        'discount_share',
        'Share of discounts',
        'Discounts as a share of the price before them',
        share,
      ),
      ...orders(
        'average_basket_eur',
        'Average basket',
        'Gross amount by order in EUR; empty without orders,',
        amount,
      ),
      ...orders(
        'largest_basket_eur',
        'Largest basket',
        'Highest gross amount of one order in EUR; empty without orders,',
        amount,
      ),
      ...orders(
        'delivery_paid_eur',
        'Delivery paid',
        'Delivery charges in EUR',
        amount,
      ),
      ...orders(
        'own_brand_share',
        'Share of own brand',
        'Pieces of the brand Tarnfell as a share of all; empty without orders,',
        share,
      ),
      ...orders(
        'marketplace_share',
        'Share of marketplace',
        'Pieces of marketplace makers as a share of all; empty without orders,',
        share,
      ),
    ],
  },
  {
    group: 'categories',
    title: 'Categories, from orders-ledger and product-catalogue',
    source: 'order_lines',
    features: Object.entries(categories).flatMap(([key, name]) => [
      ...over(
        [30, 90, 180, 365],
        `pieces_${key}`,
        `Pieces of ${name.toLowerCase()}`,
        `Pieces bought in the category ${name}`,
        whole,
      ),
      ...over(
        [365],
        `net_revenue_${key}_eur`,
        `Net revenue of ${name.toLowerCase()}`,
        `Net revenue in EUR in the category ${name}`,
        amount,
      ),
    ]),
  },
  {
    group: 'returns',
    title: 'Returns, from orders-ledger',
    source: 'order_lines',
    features: [
      ...slow(
        'pieces_returned',
        'Pieces returned',
        'Pieces that came back of what was bought',
        whole,
      ),
      ...slow(
        'return_rate',
        'Return rate',
        'Pieces returned as a share of pieces bought; empty without orders,',
        share,
      ),
      ...slow(
        'returned_value_eur',
        'Value returned',
        'Net value in EUR of what came back',
        amount,
      ),
    ],
  },
  {
    group: 'payments',
    title: 'Payments, from payments',
    source: 'payments',
    features: [
      ...slow(
        'declined_payments',
        'Declined payments',
        'Attempts to pay that were declined',
        whole,
      ),
      ...slow(
        'payment_methods',
        'Ways to pay',
        'Different ways to pay that were used',
        whole,
      ),
      ...slow('refunds', 'Refunds', 'Refunds that were paid out', whole),
      ...slow('refunded_eur', 'Refunded amount', 'Refunds in EUR', amount),
      ...slow(
        'cash_payments',
        'Payments in cash',
        'Payments in cash at a till',
        whole,
      ),
    ],
  },
  {
    group: 'web',
    title: 'Behaviour in web shop and app, from web-sessions',
    source: 'sessions',
    features: [
      ...web('sessions', 'Sessions', 'Measured sessions', whole),
      ...web(
        'sessions_phone',
        'Sessions on a phone',
        'Measured sessions on a phone',
        whole,
      ),
      ...web(
        'sessions_newsletter',
        'Sessions from the newsletter',
        'Sessions that began with a link of the newsletter',
        whole,
      ),
      ...web('page_views', 'Page views', 'Pages seen', whole),
      ...web('article_views', 'Article pages', 'Pages of articles seen', whole),
      ...web(
        'articles_viewed',
        'Articles viewed',
        'Different articles looked at',
        whole,
      ),
      ...web('searches', 'Searches', 'Searches on our pages', whole),
      ...web('cart_views', 'Visits to the cart', 'Views of the cart', whole),
      ...web(
        'cart_abandonments',
        'Carts left behind',
        'Sessions with a view of the cart and no order',
        whole,
      ),
      ...web(
        'service_views',
        'Service pages',
        'Views of service pages, such as returns',
        whole,
      ),
      ...web(
        'minutes_on_site',
        'Minutes on site',
        'Minutes from first to last click, all sessions together,',
        amount,
      ),
    ],
  },
  {
    group: 'loyalty',
    title: 'Cairn Club, from loyalty-points',
    source: 'point_transactions',
    features: [
      one(
        'club_level',
        'Club level',
        'trail, ridge or summit at the snapshot.',
        word,
        { examples: ['ridge'] },
      ),
      one(
        'membership_days',
        'Member for',
        'Days since the account was opened.',
        whole,
      ),
      one(
        'points_balance',
        'Points',
        'Points that can be spent at the snapshot.',
        whole,
      ),
      one(
        'points_expiring_30_days',
        'Points about to expire',
        'Points that expire within 30 days of the snapshot.',
        whole,
      ),
      one(
        'has_app_card',
        'Card in the app',
        'Whether the member carries the card in the app.',
        flag,
      ),
      ...slow(
        'points_earned',
        'Points earned',
        'Points booked for purchases',
        whole,
      ),
      ...slow(
        'points_bonus',
        'Bonus points',
        'Points given by campaigns',
        whole,
      ),
      ...slow(
        'points_spent',
        'Points spent',
        'Points turned into rewards',
        whole,
      ),
      ...slow('rewards', 'Rewards', 'Rewards taken', whole),
    ],
  },
  {
    group: 'rhythm',
    title: 'Rhythm of buying, from orders-ledger',
    source: 'orders',
    features: [
      one(
        'days_since_last_order',
        'Days since last order',
        'Days from the last order to the snapshot; empty without orders.',
        whole,
      ),
      one(
        'days_since_first_order',
        'Days since first order',
        'Days from the first order of the last twelve months to the snapshot; empty without orders.',
        whole,
      ),
      one(
        'days_between_orders_mean',
        'Days between orders',
        'Mean of the days between orders of the last twelve months; empty with fewer than two.',
        amount,
      ),
      one(
        'days_between_orders_longest',
        'Longest pause',
        'Longest pause between two orders of the last twelve months in days; empty with fewer than two.',
        whole,
      ),
      ...months.map((month, index) =>
        one(
          `orders_month_${String(index + 1).padStart(2, '0')}`,
          `Orders in ${month}`,
          `Orders in ${month} of the last twelve months.`,
          whole,
          { month: index + 1 },
        ),
      ),
      ...weekdays.map((weekday, index) =>
        one(
          `orders_${weekday}_365d`,
          `Orders on a ${weekday[0].toUpperCase()}${weekday.slice(1)}`,
          `Orders on a ${weekday[0].toUpperCase()}${weekday.slice(
            1,
          )} in the 365 days before the snapshot.`,
          whole,
          { weekday: index },
        ),
      ),
      ...[
        ['morning', 0, 11],
        ['afternoon', 12, 17],
        ['evening', 18, 23],
      ].map(([part, from, to]) =>
        one(
          `orders_${part}_365d`,
          `Orders in the ${part}`,
          `Orders placed from ${from} to ${to} o'clock UTC in the 365 days before the snapshot.`,
          whole,
          { hours: [from, to] },
        ),
      ),
    ],
  },
  {
    group: 'trend',
    title: 'Trends: the last 90 days against the 90 days before',
    source: 'orders',
    features: [
      'orders',
      'pieces',
      'net_revenue_eur',
      'gross_revenue_eur',
      'orders_web',
      'orders_shop',
      'articles',
    ].map(measure =>
      one(
        `${measure}_trend_90d`,
        `Trend of ${measure.replaceAll('_', ' ').replace(' eur', '')}`,
        `${measure}_90d less the same of the 90 days before.`,
        ratio,
        { trendOf: measure },
      ),
    ),
  },
];
