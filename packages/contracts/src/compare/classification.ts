// SPDX-License-Identifier: Apache-2.0
import type { CustomProperty, Property } from '../model';
import type { Place } from './changeLog';
import type { Context } from './context';
import { plain, sameValue, show } from './values';

/** Usual words for how closed data is, from open to closed; words on one line are one level. */
const usualLevels: string[][] = [
  ['public', 'open', 'unrestricted', 'unclassified', 'none', 'c0'],
  ['internal', 'internal use', 'internal use only', 'company internal', 'c1'],
  [
    'confidential',
    'sensitive',
    'private',
    'protected',
    'pii',
    'personal',
    'c2',
  ],
  [
    'restricted',
    'highly confidential',
    'highly restricted',
    'strictly confidential',
    'highly sensitive',
    'sensitive pii',
    'secret',
    'top secret',
    'c3',
  ],
];

/** Names of custom properties that say how values are hidden from those who may not see them. */
const HIDING =
  /mask|anonymi[sz]|pseudonymi[sz]|encrypt|tokeni[sz]|redact|hashed/i;

/** Whether a custom property is about hiding values. @internal */
export function isMasking(property: CustomProperty): boolean {
  return HIDING.test(property.property);
}

function levelOf(
  classification: string,
  own: string[] | undefined,
): number | undefined {
  const word = plain(classification).toLowerCase().replace(/[_-]/g, ' ');
  // Some count classes: the higher, the more closed.
  if (!own && /^\d$/.test(word)) return Number(word) - 1;
  const index = own
    ? own.findIndex(level => level.replace(/[_-]/g, ' ') === word)
    : usualLevels.findIndex(level => level.includes(word));
  return index < 0 ? undefined : index;
}

/** Compares how closed something is. @internal */
export function compareClassification(
  { log, options }: Context,
  place: Place,
  before: string | undefined,
  after: string | undefined,
): void {
  const old = plain(before);
  const next = plain(after);
  if (old.toLowerCase() === next.toLowerCase()) return;
  const values = { field: 'classification', before, after };
  const oldLevel = old ? levelOf(old, options.classifications) : undefined;
  const newLevel = next ? levelOf(next, options.classifications) : undefined;
  if (!old) {
    log.add('classification-raised', place, {
      ...values,
      reason: `Classified as ${show(
        next,
      )} now, where nothing was said: readers may need a permission that they do not have.`,
      ...(newLevel === 0 && { readers: 'compatible' }),
    });
  } else if (!next) {
    log.add('classification-lowered', place, {
      ...values,
      reason: `No longer classified (it was ${show(
        old,
      )}): make sure that the protection is not dropped by accident.`,
    });
  } else if (oldLevel === undefined || newLevel === undefined) {
    log.add('classification-changed', place, {
      ...values,
      reason: `Classification went from ${show(old)} to ${show(
        next,
      )}, and which of them is the stricter one is not known.`,
    });
  } else if (oldLevel < newLevel) {
    log.add('classification-raised', place, {
      ...values,
      reason: `Classification was raised from ${show(old)} to ${show(
        next,
      )}: readers may need a permission that they do not have.`,
    });
  } else if (oldLevel > newLevel) {
    log.add('classification-lowered', place, {
      ...values,
      reason: `Classification was lowered from ${show(old)} to ${show(
        next,
      )}: more people may see the data, so have this confirmed.`,
    });
  }
}

/** Compares what is said about hiding the values of a property. @internal */
export function compareProtection(
  { log }: Context,
  place: Place,
  before: Property,
  after: Property,
): void {
  const old = plain(before.encryptedName);
  const next = plain(after.encryptedName);
  const values = {
    field: 'encryptedName',
    before: before.encryptedName,
    after: after.encryptedName,
  };
  if (old && next && old !== next) {
    log.add('encrypted-column-renamed', place, {
      ...values,
      reason: `The encrypted values moved from column ${show(old)} to ${show(
        next,
      )}.`,
    });
  } else if (old && !next) {
    log.add('encrypted-column-removed', place, {
      ...values,
      reason: `The column ${show(old)} with the encrypted values is gone.`,
    });
  } else if (!old && next) {
    log.add('encrypted-column-added', place, {
      ...values,
      reason: `Encrypted values are now in column ${show(
        next,
      )}: readers without the key may have to use that one.`,
    });
  }
  compareMasking(
    { log },
    place,
    before.customProperties,
    after.customProperties,
  );
}

/** Compares custom properties that are about hiding values. @internal */
export function compareMasking(
  { log }: Pick<Context, 'log'>,
  place: Place,
  before: CustomProperty[],
  after: CustomProperty[],
): void {
  if (before.length + after.length === 0) return;
  const valuesOf = (properties: CustomProperty[]) =>
    new Map(
      properties
        .filter(isMasking)
        .map(property => [property.property, property.value]),
    );
  const old = valuesOf(before);
  const next = valuesOf(after);
  for (const name of new Set([...old.keys(), ...next.keys()])) {
    const was = old.get(name);
    const is = next.get(name);
    if (!sameValue(was, is)) {
      log.add('masking-changed', place, {
        field: name,
        reason: next.has(name)
          ? `${show(name)} is now ${show(is)}${
              old.has(name) ? ` (it was ${show(was)})` : ''
            }: readers may get other values than before, or see more of them.`
          : `${show(name)} is no longer stated (it was ${show(
              was,
            )}): make sure that the protection is not dropped by accident.`,
        before: was,
        after: is,
      });
    }
  }
}
