// SPDX-License-Identifier: Apache-2.0
import { carriers, suppliers } from './assortment.mjs';
import {
  addDays,
  addSeconds,
  dayBetween,
  momentOn,
  TODAY,
} from './calendar.mjs';
import { randomSource } from './random.mjs';
import { shops, warehouses } from './places.mjs';

const EUROPEAN = new Set(['SE', 'FI', 'PL', 'PT', 'IT', 'RO']);
const SHIPMENTS = 140;

const ownVariants = articles =>
  articles
    .filter(({ record }) => !record.maker_id && record.status === 'on_sale')
    .flatMap(({ record }) =>
      record.variants.map(({ sku }) => ({
        sku,
        article_id: record.article_id,
      })),
    );

function shipment(index, announcedOn, variants, random) {
  const [supplierId, name, country] = random.pick(suppliers);
  const far = !EUROPEAN.has(country);
  const first = addDays(
    announcedOn,
    far ? random.integer(32, 45) : random.integer(7, 16),
  );
  const slip = random.chance(0.3) ? random.integer(1, 6) : 0;
  const expected = addDays(first, slip);
  const cancelled = random.chance(0.02);
  const arrived = expected <= TODAY && !cancelled;
  const counted = arrived && expected < TODAY;
  const onTheWay =
    addDays(announcedOn, 2) <= TODAY ? 'in_transit' : 'announced';
  const here = counted ? 'received' : 'arrived';
  const open = arrived ? here : onTheWay;
  const arrivedAt = arrived
    ? addSeconds(expected, random.integer(5 * 3600, 15 * 3600))
    : undefined;
  const announcedAt = momentOn(announcedOn, random);
  return {
    shipment_id: `SHP-${announcedOn.slice(0, 4)}-${String(index + 331).padStart(
      5,
      '0',
    )}`,
    supplier: { supplier_id: supplierId, name, country },
    destination: random.pick(warehouses),
    status: cancelled ? 'cancelled' : open,
    incoterm: far ? 'FCA' : 'DAP',
    ...(announcedAt && !cancelled && { carrier: random.pick(carriers) }),
    announced_at: announcedAt,
    first_expected_on: first,
    expected_on: expected,
    ...(arrivedAt && { arrived_at: arrivedAt }),
    lines: random.sample(variants, random.integer(1, 4)).map(({ sku }) => {
      const announced = random.integer(2, 40) * 6;
      const missing = random.chance(0.12) ? random.integer(1, 6) : 0;
      return {
        sku,
        announced_quantity: announced,
        ...(counted && {
          received_quantity: announced - missing,
          damaged_quantity: random.chance(0.1) ? random.integer(1, 4) : 0,
        }),
      };
    }),
    ...(far &&
      arrived && {
        customs: {
          declaration_number: `26SE${String(index + 331).padStart(5, '0')}A`,
          released_on: addDays(expected, -1),
        },
      }),
    updated_at: arrivedAt
      ? addSeconds(arrivedAt, 15300)
      : addSeconds(announcedAt, 7200),
  };
}

/** Deliveries of suppliers announced in the last half year. */
export function makeShipments(articles) {
  const random = randomSource('shipments');
  const variants = ownVariants(articles);
  const days = Array.from({ length: SHIPMENTS }, () =>
    dayBetween('2026-04-01', TODAY, random),
  ).sort();
  return days.map((day, index) => shipment(index, day, variants, random));
}

/** Stock at closing time of the last day: everything in the warehouses, forty variants in each shop. */
export function makeStock(articles) {
  const random = randomSource('stock');
  const variants = ownVariants(articles);
  const row = (locationId, locationType, { sku, article_id }) => {
    const warehouse = locationType === 'warehouse';
    const onHand = random.chance(0.06)
      ? 0
      : random.integer(1, warehouse ? 240 : 14);
    const reserved = random.chance(0.35)
      ? Math.min(onHand, random.integer(1, warehouse ? 30 : 2))
      : 0;
    return {
      snapshot_date: TODAY,
      location_id: locationId,
      sku,
      article_id,
      location_type: locationType,
      on_hand: onHand,
      reserved,
      available: onHand - reserved,
      in_transit: random.chance(0.2)
        ? random.integer(1, warehouse ? 30 : 3) * (warehouse ? 6 : 2)
        : 0,
      reorder_point: random.chance(0.85)
        ? random.integer(1, warehouse ? 40 : 4)
        : undefined,
      counted_on: warehouse
        ? dayBetween('2026-07-01', '2026-09-20', random)
        : '2026-06-30',
      updated_at: momentOn(dayBetween('2026-09-24', TODAY, random), random),
    };
  };
  return [
    ...warehouses.flatMap(id =>
      random
        .sample(variants, 260)
        .map(variant => row(id, 'warehouse', variant)),
    ),
    ...shops.flatMap(id =>
      random.sample(variants, 40).map(variant => row(id, 'shop', variant)),
    ),
  ];
}
