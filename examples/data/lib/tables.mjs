// SPDX-License-Identifier: Apache-2.0
import { churnFeatures } from './churn.mjs';
import { csv, jsonLines } from './files.mjs';
import { money, round } from './money.mjs';

/** Columns of each CSV file in the order of its contract; `name:2` is a number with two decimals. */
const columns = {
  customers:
    'customer_id customer_type status merged_into_customer_id first_name last_name email email_verified phone birth_year street postal_code city country preferred_language home_shop_id registered_at registration_channel cairn_club_member updated_at loaded_at',
  consent_state:
    'customer_id purpose granted valid_from valid_until text_version last_event_id',
  consent_events:
    'event_id customer_id purpose action occurred_at received_at source text_version',
  accounts:
    'account_id customer_id level level_since points_balance points_12_months points_expiring_30_days joined_on joined_at_location card_type closed_on snapshot_date',
  point_transactions:
    'transaction_id account_id booked_on points reason order_id campaign',
  orders:
    'order_id customer_id channel location_id country status currency gross_amount:2 discount_amount:2 delivery_amount:2 vat_rate:3 fx_rate:6 gross_amount_eur:2 net_amount_eur:2 line_count placed_at dispatched_at loaded_at',
  order_lines:
    'order_id line_number sku article_id maker_id quantity returned_quantity unit_price:2 discount_amount:2 gross_amount_eur:2 net_amount_eur:2',
  payments:
    'payment_id provider_reference order_id method status currency amount:2 fee_eur:4 settled_amount_eur:2 card_brand card_last_four risk_score decline_reason created_at captured_at settled_on',
  refunds: 'refund_id payment_id amount:2 reason refunded_on',
  prices:
    'price_id article_id country price_type amount:2 currency lowest_30_days_amount:2 valid_from valid_to reason approved_by approved_at',
  reviews:
    'review_id article_id sku rating title body language sentiment author_alias verified_purchase helpful_votes written_on published_on',
  stock_levels:
    'snapshot_date location_id sku article_id location_type on_hand reserved available in_transit reorder_point counted_on updated_at',
  revenue_by_product:
    'revenue_date article_id country channel fiscal_week category brand is_marketplace orders pieces_sold pieces_returned gross_merchandise_value_eur discount_eur net_revenue_eur cost_of_goods_eur margin_eur is_final calculated_at',
  customer_360:
    'customer_id customer_type country age_band home_shop_id customer_since allowed_newsletter allowed_personal_offers allowed_profiling club_level points_balance orders_total orders_web orders_shop first_order_on last_order_on days_since_last_order gross_revenue_eur net_revenue_eur average_basket_eur pieces_bought pieces_returned return_rate favourite_category favourite_brand sessions_30_days last_session_at reviews_written rfm_cell value_tier stale_inputs snapshot_date',
  churn_features: `customer_id snapshot_date ${churnFeatures
    .map(feature => feature.name)
    .join(' ')} label_churned_180d`,
};

function table(name, rows) {
  const specs = columns[name].split(' ').map(spec => spec.split(':'));
  const decimals = specs.filter(([, places]) => places !== undefined);
  return csv(
    specs.map(([column]) => column),
    rows.map(row => {
      const written = { ...row };
      for (const [column, places] of decimals) {
        const value = row[column];
        if (value !== undefined) written[column] = money(value, Number(places));
      }
      return written;
    }),
  );
}

/** An article as version 2 of the catalogue has it: flat, with the finest category and the weight in kilograms. */
function flat({ basePrice, record }) {
  const { article_id, name, brand, status, attributes, variants } = record;
  const different = key => [...new Set(variants.map(variant => variant[key]))];
  return {
    article_id,
    name,
    brand,
    category: record.category_path.at(-1),
    gtin: variants[Math.floor(variants.length / 2)].gtin,
    weight_kg: attributes.weight_grams / 1000,
    colours: different('colour'),
    sizes: different('size'),
    list_price_eur: round(basePrice),
    on_sale: status === 'on_sale',
    updated_at: record.updated_at,
  };
}

/** All files of the sample by their path in this folder. */
export function filesOf(mesh) {
  return {
    'customer-profile/customers.csv': table('customers', mesh.customers),
    'customer-consent/consent_state.csv': table(
      'consent_state',
      mesh.consents.state,
    ),
    'customer-consent/consent_events.csv': table(
      'consent_events',
      mesh.consents.events,
    ),
    'loyalty-points/accounts.csv': table('accounts', mesh.loyalty.accounts),
    'loyalty-points/point_transactions.csv': table(
      'point_transactions',
      mesh.loyalty.transactions,
    ),
    'web-sessions/sessions.jsonl': jsonLines(mesh.sessions),
    'customer-360/customer_360.csv': table('customer_360', mesh.customer360),
    'churn-feature-set/churn_features.csv': table('churn_features', mesh.churn),
    'product-catalogue/products.jsonl': jsonLines(
      mesh.articles.map(({ record }) => record),
    ),
    'product-catalogue/products_v2.jsonl': jsonLines(mesh.articles.map(flat)),
    'price-history/prices.csv': table('prices', mesh.prices),
    'product-reviews/reviews.csv': table('reviews', mesh.reviews.published),
    'stock-levels/stock_levels.csv': table('stock_levels', mesh.stock),
    'supplier-shipments/shipments.jsonl': jsonLines(mesh.shipments),
    'orders-ledger/orders.csv': table('orders', mesh.ledger.orders),
    'orders-ledger/order_lines.csv': table('order_lines', mesh.ledger.lines),
    'payments/payments.csv': table('payments', mesh.payments.payments),
    'payments/refunds.csv': table('refunds', mesh.payments.refunds),
    'revenue-by-product/revenue_by_product.csv': table(
      'revenue_by_product',
      mesh.revenue,
    ),
  };
}
