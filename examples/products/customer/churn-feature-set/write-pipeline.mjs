// SPDX-License-Identifier: Apache-2.0
// Writes the pipeline that works the features out, from their definitions in features.mjs.
//
//   node write-pipeline.mjs
import { writeFileSync } from 'node:fs';
import { categories, featureGroups } from './features.mjs';

const target = new URL(
  '../../../pipelines/churn-features.sql',
  import.meta.url,
);
const features = featureGroups.flatMap(group => group.features);

const text = value => `'${value.replaceAll("'", "''")}'`;
const euro = sql => `round(coalesce(${sql}, 0), 2)`;
const share = (part, whole) => `round(${part} / nullif(${whole}, 0), 4)`;
const count = (when, what) => `count(case when ${when} then ${what} end)`;
const different = (when, what) =>
  `count(distinct case when ${when} then ${what} end)`;
const sum = (when, what) => `sum(case when ${when} then ${what} else 0 end)`;

/** Measures by where they are counted: each is a figure of the rows for which a condition holds. */
const measures = {
  ordered: {
    orders: when => count(`${when} and kept`, 'order_id'),
    orders_web: when =>
      count(`${when} and kept and channel = 'web'`, 'order_id'),
    orders_app: when =>
      count(`${when} and kept and channel = 'app'`, 'order_id'),
    orders_shop: when =>
      count(`${when} and kept and channel = 'shop'`, 'order_id'),
    cancelled_orders: when => count(`${when} and not kept`, 'order_id'),
    gross_revenue_eur: when =>
      euro(sum(`${when} and kept`, 'gross_amount_eur')),
    average_basket_eur: when =>
      `round(avg(case when ${when} and kept then gross_amount_eur end), 2)`,
    largest_basket_eur: when =>
      `max(case when ${when} and kept then gross_amount_eur end)`,
    delivery_paid_eur: when =>
      euro(sum(`${when} and kept`, 'delivery_amount / fx_rate')),
  },
  bought: {
    pieces: when => sum(when, 'quantity'),
    articles: when => different(when, 'article_id'),
    categories: when => different(when, 'category'),
    net_revenue_eur: when => euro(sum(when, 'net_eur')),
    discount_share: when =>
      share(sum(when, 'discount_amount'), sum(when, 'list_amount')),
    own_brand_share: when =>
      share(
        sum(`${when} and brand = 'Tarnfell'`, 'quantity'),
        sum(when, 'quantity'),
      ),
    marketplace_share: when =>
      share(
        sum(`${when} and maker_id is not null`, 'quantity'),
        sum(when, 'quantity'),
      ),
    pieces_returned: when => sum(when, 'returned_quantity'),
    return_rate: when =>
      share(sum(when, 'returned_quantity'), sum(when, 'quantity')),
    returned_value_eur: when => euro(sum(when, 'net_amount_eur - net_eur')),
    ...Object.fromEntries(
      Object.entries(categories).flatMap(([key, name]) => {
        const inCategory = when => `${when} and category = ${text(name)}`;
        return [
          [`pieces_${key}`, when => sum(inCategory(when), 'quantity')],
          [
            `net_revenue_${key}_eur`,
            when => euro(sum(inCategory(when), 'net_eur')),
          ],
        ];
      }),
    ),
  },
  paid: {
    declined_payments: when =>
      count(`${when} and status = 'declined'`, 'payment_id'),
    payment_methods: when => different(when, 'method'),
    cash_payments: when => count(`${when} and method = 'cash'`, 'payment_id'),
  },
  refunded: {
    refunds: when => count(when, 'refund_id'),
    refunded_eur: when => euro(sum(when, 'amount / fx_rate')),
  },
  visited: {
    sessions: when => count(when, 'session_id'),
    sessions_phone: when =>
      count(`${when} and device_type = 'phone'`, 'session_id'),
    sessions_newsletter: when =>
      count(`${when} and traffic_channel = 'newsletter'`, 'session_id'),
    minutes_on_site: when => `round(coalesce(${sum(when, 'minutes')}, 0), 1)`,
  },
  seen: {
    page_views: when => count(when, 'page_type'),
    article_views: when =>
      count(`${when} and page_type = 'article'`, 'page_type'),
    articles_viewed: when => different(when, 'article_id'),
    searches: when => count(`${when} and page_type = 'search'`, 'page_type'),
    cart_views: when => count(`${when} and page_type = 'cart'`, 'page_type'),
    cart_abandonments: when =>
      different(
        `${when} and page_type = 'cart' and order_id is null`,
        'session_id',
      ),
    service_views: when =>
      count(`${when} and page_type = 'service'`, 'page_type'),
  },
  booked: {
    points_earned: when =>
      sum(`${when} and reason = 'purchase'`, 'abs(points)'),
    points_bonus: when => sum(`${when} and reason = 'bonus'`, 'abs(points)'),
    points_spent: when => sum(`${when} and reason = 'reward'`, 'abs(points)'),
    rewards: when => count(`${when} and reason = 'reward'`, 'transaction_id'),
  },
};
const homeOf = new Map(
  Object.entries(measures).flatMap(([home, all]) =>
    Object.keys(all).map(name => [name, home]),
  ),
);

/** Features that are counted in no window. */
const singles = {
  tenure_days: 'snapshot.day - members.customer_since',
  age_band: 'members.age_band',
  country: 'members.country',
  has_home_shop: 'members.home_shop_id is not null',
  allows_newsletter: 'members.allowed_newsletter',
  value_tier: 'members.value_tier',
  club_level: 'members.level',
  membership_days: 'snapshot.day - members.joined_on',
  points_balance: 'coalesce(booked.balance, 0)',
  points_expiring_30_days:
    'least(members.points_expiring_30_days, coalesce(booked.balance, 0))',
  has_app_card: "members.card_type = 'app'",
  days_since_last_order: 'ordered.last_age',
  days_since_first_order: 'ordered.first_age',
  days_between_orders_mean: 'pauses.mean',
  days_between_orders_longest: 'pauses.longest',
};
const aged = days => `age < ${days}`;
const before = 'age between 90 and 179';

/** Where a feature is counted, and how; undefined where it is no count. */
function countedIn(feature) {
  const { name, measure, days, month, weekday, hours, trendOf } = feature;
  const ordered = when => ({
    home: 'ordered',
    columns: [[name, count(`kept and ${when}`, 'order_id')]],
  });
  if (days) {
    const home = homeOf.get(measure);
    return { home, columns: [[name, measures[home][measure](aged(days))]] };
  }
  if (month) return ordered(`month(placed_on) = ${month}`);
  if (weekday !== undefined)
    return ordered(`isodow(placed_on) = ${weekday + 1}`);
  if (hours) return ordered(`hour(placed_at) between ${hours.join(' and ')}`);
  if (trendOf) {
    const home = homeOf.get(trendOf);
    return {
      home,
      columns: [[`${trendOf}_before_90d`, measures[home][trendOf](before)]],
    };
  }
  return undefined;
}

/** What a member without any row of a kind has: no amount, but no share or mean either. */
const isEmpty = name =>
  /(_share|_rate|average_basket_eur|largest_basket_eur)(_\d+d)?$/.test(name);

function finalOf(feature) {
  const counted = countedIn(feature);
  const { name, trendOf } = feature;
  if (!counted) return singles[name];
  const { home, columns } = counted;
  const zero = column =>
    isEmpty(column) ? `${home}.${column}` : `coalesce(${home}.${column}, 0)`;
  return trendOf
    ? `${zero(`${trendOf}_90d`)} - ${zero(columns[0][0])}`
    : zero(name);
}

const columnsOf = home =>
  features
    .map(countedIn)
    .filter(counted => counted?.home === home)
    .flatMap(({ columns }) => columns)
    .map(([name, sql]) => `    ${sql} as ${name}`)
    .join(',\n');

writeFileSync(
  target,
  `-- SPDX-License-Identifier: Apache-2.0
-- Features of each member who agreed to profiling, as of the last Sunday. Written by write-pipeline.mjs of the product.
-- owner: group:default/loyalty-crm
-- reads: ../products/customer/customer-360/contracts/customer-360.odcs.yaml
-- reads: ../products/customer/customer-consent/contracts/consents.odcs.yaml#consent_state
-- reads: ../products/customer/loyalty-points/contracts/loyalty-accounts.odcs.yaml
-- reads: ../products/customer/web-sessions/contracts/web-sessions.odcs.yaml
-- reads: ../products/finance/orders-ledger/contracts/orders.v2.odcs.yaml
-- reads: ../products/finance/payments/contracts/payments.odcs.yaml
-- reads: ../products/product/product-catalogue/contracts/products.v3.odcs.yaml
-- writes: ../products/customer/churn-feature-set/contracts/churn-features.odcs.yaml
create table churn_features as
with snapshot as (
  select max(snapshot_date) - cast(dayofweek(max(snapshot_date)) as integer) as day
  from customer_360
),
members as (
  select
    customer_360.customer_id,
    customer_360.customer_since,
    customer_360.age_band,
    customer_360.country,
    customer_360.home_shop_id,
    customer_360.allowed_newsletter,
    customer_360.value_tier,
    accounts.account_id,
    accounts.level,
    accounts.joined_on,
    accounts.card_type,
    accounts.points_expiring_30_days
  from customer_360
  join accounts on accounts.customer_id = customer_360.customer_id
  join consent_state on consent_state.customer_id = customer_360.customer_id
  cross join snapshot
  where consent_state.purpose = 'profiling'
    and consent_state.granted
    and accounts.closed_on is null
    and accounts.joined_on <= snapshot.day
    and customer_360.customer_since <= snapshot.day
),
placed as (
  select
    orders.order_id,
    orders.customer_id,
    orders.channel,
    orders.gross_amount_eur,
    orders.delivery_amount,
    orders.fx_rate,
    orders.placed_at,
    cast(orders.placed_at as date) as placed_on,
    orders.status <> 'cancelled' as kept,
    snapshot.day - cast(orders.placed_at as date) as age
  from orders
  cross join snapshot
  where cast(orders.placed_at as date) <= snapshot.day
    and snapshot.day - cast(orders.placed_at as date) < 365
),
lines as (
  -- A load that was started twice brought some lines twice.
  select distinct
    order_id,
    line_number,
    article_id,
    maker_id,
    quantity,
    returned_quantity,
    unit_price,
    discount_amount,
    net_amount_eur
  from order_lines
),
articles as (
  select article_id, brand, category_path[1] as category
  from products
),
baskets as (
  select
    placed.customer_id,
    placed.age,
    lines.article_id,
    lines.maker_id,
    lines.quantity,
    lines.returned_quantity,
    lines.discount_amount,
    lines.unit_price * lines.quantity as list_amount,
    lines.net_amount_eur,
    lines.net_amount_eur * (lines.quantity - lines.returned_quantity) / lines.quantity as net_eur,
    articles.brand,
    articles.category
  from lines
  join placed on placed.order_id = lines.order_id and placed.kept
  join articles on articles.article_id = lines.article_id
),
attempts as (
  select
    orders.customer_id,
    payments.payment_id,
    payments.status,
    payments.method,
    orders.fx_rate,
    snapshot.day - cast(payments.created_at as date) as age
  from payments
  join orders on orders.order_id = payments.order_id
  cross join snapshot
),
given_back as (
  select
    attempts.customer_id,
    refunds.refund_id,
    refunds.amount,
    attempts.fx_rate,
    snapshot.day - refunds.refunded_on as age
  from refunds
  join attempts on attempts.payment_id = refunds.payment_id
  cross join snapshot
),
visits as (
  select
    sessions.session_id,
    sessions.customer_id,
    sessions.device.type as device_type,
    sessions.traffic_source.channel as traffic_channel,
    date_diff('second', sessions.started_at, sessions.ended_at) / 60.0 as minutes,
    sessions.order_id,
    sessions.page_views,
    snapshot.day - cast(sessions.started_at as date) as age
  from sessions
  cross join snapshot
  where cast(sessions.started_at as date) <= snapshot.day
),
pages as (
  select session_id, customer_id, order_id, age, unnest(page_views) as page
  from visits
),
views as (
  select session_id, customer_id, order_id, age, pages.page.page_type as page_type, pages.page.article_id as article_id
  from pages
),
movements as (
  select
    point_transactions.account_id,
    point_transactions.transaction_id,
    point_transactions.points,
    point_transactions.reason,
    snapshot.day - point_transactions.booked_on as age
  from point_transactions
  cross join snapshot
  where point_transactions.booked_on <= snapshot.day
),
rhythm as (
  select
    customer_id,
    placed_on - lag(placed_on) over (partition by customer_id order by placed_at) as days
  from placed
  where kept
),
pauses as (
  select customer_id, round(avg(days), 1) as mean, max(days) as longest
  from rhythm
  group by customer_id
),
ordered as (
  select
    customer_id,
    min(case when kept then age end) as last_age,
    max(case when kept then age end) as first_age,
${columnsOf('ordered')}
  from placed
  group by customer_id
),
bought as (
  select
    customer_id,
${columnsOf('bought')}
  from baskets
  group by customer_id
),
paid as (
  select
    customer_id,
${columnsOf('paid')}
  from attempts
  where age >= 0
  group by customer_id
),
refunded as (
  select
    customer_id,
${columnsOf('refunded')}
  from given_back
  where age >= 0
  group by customer_id
),
visited as (
  select
    customer_id,
${columnsOf('visited')}
  from visits
  group by customer_id
),
seen as (
  select
    customer_id,
${columnsOf('seen')}
  from views
  group by customer_id
),
booked as (
  select
    account_id,
    sum(points) as balance,
${columnsOf('booked')}
  from movements
  group by account_id
)
select
  members.customer_id,
  snapshot.day as snapshot_date,
${features
  .map(feature => `  ${finalOf(feature)} as ${feature.name}`)
  .join(',\n')},
  -- Who stays away for 180 days is known 180 days later.
  cast(null as boolean) as label_churned_180d
from members
cross join snapshot
left join ordered on ordered.customer_id = members.customer_id
left join bought on bought.customer_id = members.customer_id
left join paid on paid.customer_id = members.customer_id
left join refunded on refunded.customer_id = members.customer_id
left join visited on visited.customer_id = members.customer_id
left join seen on seen.customer_id = members.customer_id
left join booked on booked.account_id = members.account_id
left join pauses on pauses.customer_id = members.customer_id
order by members.customer_id
`,
);
