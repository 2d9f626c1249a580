// SPDX-License-Identifier: Apache-2.0
import type { Contract, Price } from '../model';
import type { ChangeLog, Place } from './changeLog';
import { readMeasure } from './units';
import { plain, show } from './values';

/** A price; one of nothing is none. */
function costs(price: Price | undefined): Price | undefined {
  return price && Number(price.amount) === 0 ? undefined : price;
}

/** Compares what the data costs. @internal */
export function comparePrices(
  log: ChangeLog,
  place: Place,
  oldPrice: Price | undefined,
  newPrice: Price | undefined,
): void {
  const before = costs(oldPrice);
  const after = costs(newPrice);
  const amount = (price: Price | undefined) =>
    price?.amount === undefined ? undefined : Number(price.amount);
  const unit = (price: Price | undefined) =>
    [price?.currency, price?.unit].map(text => plain(text).toLowerCase());
  const words = (price: Price | undefined) =>
    price
      ? plain(
          `${price.amount ?? ''} ${price.currency ?? ''}${
            price.unit ? ` per ${price.unit}` : ''
          }`,
        )
      : undefined;
  const old = words(before);
  const next = words(after);
  const sameUnit = unit(before).join('/') === unit(after).join('/');
  if (amount(before) === amount(after) && sameUnit) return;
  const values = { field: 'price', before: old, after: next };
  const went = `The price went from ${old ?? 'nothing stated'} to ${
    next ?? 'nothing stated'
  }`;
  if (!before) {
    log.add('price-introduced', place, { ...values, reason: `${went}.` });
  } else if (!after) {
    log.add('price-removed', place, { ...values, reason: `${went}.` });
  } else if (!sameUnit || [amount(before), amount(after)].some(Number.isNaN)) {
    log.add('price-changed', place, {
      ...values,
      reason: `${went}: work out what it means for each reader.`,
    });
  } else if ((amount(after) ?? 0) > (amount(before) ?? 0)) {
    log.add('price-raised', place, {
      ...values,
      reason: `${went}: readers may have to agree.`,
    });
  } else {
    log.add('price-lowered', place, { ...values, reason: `${went}.` });
  }
}

/** The terms of a contract, wherever its standard keeps them. */
function termsOf(contract: Contract) {
  return {
    usage: plain(contract.terms?.usage ?? contract.description.usage),
    limitations: plain(
      contract.terms?.limitations ?? contract.description.limitations,
    ),
    billing: plain(contract.terms?.billing),
    noticePeriod: plain(contract.terms?.noticePeriod),
  };
}

/** Compares what readers have agreed to. @internal */
export function compareTerms(
  log: ChangeLog,
  placeFor: (term: string) => Place,
  before: Contract,
  after: Contract,
): void {
  const old = termsOf(before);
  const next = termsOf(after);
  for (const term of ['usage', 'limitations', 'billing'] as const) {
    if (old[term] === next[term]) continue;
    log.add(`${term}-changed`, placeFor(term), {
      field: term,
      reason: `What the contract says on ${term} changed: readers should check that their use is still covered.`,
      before: old[term] || undefined,
      after: next[term] || undefined,
    });
  }
  compareNotice(
    log,
    placeFor('noticePeriod'),
    old.noticePeriod,
    next.noticePeriod,
  );
}

function compareNotice(
  log: ChangeLog,
  place: Place,
  before: string,
  after: string,
): void {
  if (before === after) return;
  const old = readMeasure(before, undefined);
  const next = readMeasure(after, undefined);
  const values = {
    field: 'noticePeriod',
    reason: `The notice period went from ${show(
      before || 'not stated',
    )} to ${show(after || 'not stated')}.`,
    before: before || undefined,
    after: after || undefined,
  };
  if (old?.kind === 'duration' && next?.kind === 'duration') {
    if (old.amount === next.amount) return;
    const longer = next.amount > old.amount;
    log.add(
      longer ? 'notice-period-extended' : 'notice-period-shortened',
      place,
      values,
    );
  } else {
    log.add('notice-period-changed', place, values);
  }
}
