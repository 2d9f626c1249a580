// SPDX-License-Identifier: Apache-2.0
import type { AuthoritativeDefinition, CustomProperty } from '../model';
import type { ChangeLog, Place } from './changeLog';
import { isMasking } from './classification';
import type { ChangeId } from './rules';
import { inOrder, list, plain, sameSet, sameValue, show } from './values';

/** Compares a text that is only read by people. @internal */
export function compareText(
  log: ChangeLog,
  change: ChangeId,
  place: Place,
  field: string,
  before: string | undefined,
  after: string | undefined,
): void {
  const old = plain(before);
  const next = plain(after);
  if (old === next) return;
  let verb = 'was reworded';
  if (!old) verb = 'was added';
  else if (!next) verb = 'was taken out';
  log.add(change, place, {
    field,
    reason: `The ${field} ${verb}; the data stays as it is.`,
    before: before || undefined,
    after: after || undefined,
  });
}

/** Compares tags, in whatever order and case. @internal */
export function compareTags(
  log: ChangeLog,
  place: Place,
  before: string[],
  after: string[],
): void {
  if (before.length + after.length === 0) return;
  const bare = (tags: string[]) => tags.map(tag => plain(tag).toLowerCase());
  if (sameSet(bare(before), bare(after))) return;
  const old = new Set(bare(before));
  const next = new Set(bare(after));
  const added = inOrder(
    after.filter(tag => !old.has(plain(tag).toLowerCase())),
  );
  const removed = inOrder(
    before.filter(tag => !next.has(plain(tag).toLowerCase())),
  );
  const parts = [
    added.length > 0 && `added ${list(added)}`,
    removed.length > 0 && `removed ${list(removed)}`,
  ].filter(Boolean);
  log.add('tags-changed', place, {
    field: 'tags',
    reason: `Tags ${parts.join(', ')}.`,
    before: [...before].sort(),
    after: [...after].sort(),
  });
}

/** Compares links to definitions, in whatever order. @internal */
export function compareLinks(
  log: ChangeLog,
  place: Place,
  before: AuthoritativeDefinition[],
  after: AuthoritativeDefinition[],
): void {
  const texts = (links: AuthoritativeDefinition[]) =>
    links.map(link => [link.url, link.type, link.description].map(plain));
  if (sameSet(texts(before), texts(after))) return;
  log.add('links-changed', place, {
    field: 'authoritativeDefinitions',
    reason: 'Links to definitions changed; the data stays as it is.',
    before: before.map(link => link.url).sort(),
    after: after.map(link => link.url).sort(),
  });
}

/**
 * Compares custom properties, in whatever order, but for those about hiding values, which are no
 * matter of words.
 *
 * @internal
 */
export function compareCustomProperties(
  log: ChangeLog,
  place: Place,
  before: CustomProperty[],
  after: CustomProperty[],
): void {
  if (before.length + after.length === 0) return;
  const valuesOf = (properties: CustomProperty[]) =>
    new Map(
      properties
        .filter(property => !isMasking(property))
        .map(property => [property.property, property.value]),
    );
  const old = valuesOf(before);
  const next = valuesOf(after);
  for (const name of new Set([...old.keys(), ...next.keys()])) {
    const was = old.get(name);
    const is = next.get(name);
    if (old.has(name) === next.has(name) && sameValue(was, is)) continue;
    log.add('custom-property-changed', place, {
      field: name,
      reason: next.has(name)
        ? `The custom property ${show(name)} is ${show(is)} now.`
        : `The custom property ${show(name)} is gone.`,
      before: was,
      after: is,
    });
  }
}
