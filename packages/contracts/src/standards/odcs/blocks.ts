// SPDX-License-Identifier: Apache-2.0
import {
  any,
  deprecated,
  list,
  number,
  record,
  required,
  text,
  union,
} from '../../shape';
import type { Fields, ListShape, Shape } from '../../shape';
import { cameWith, closedSince31, since, type Edition } from './edition';

/** @internal */
export const tags: ListShape = list(text());

/** Ids that references are made of. @internal */
export const stableId = text({
  pattern: /^[A-Za-z0-9_-]+$/,
  patternWords: "letters, digits, '_' and '-' only",
});

/** `id`, which nearly every block has since 3.1. @internal */
export function idField(edition: Edition): Fields {
  return since(edition, '3.1.0') ? { id: stableId } : {};
}

/** @internal */
export function customProperties(edition: Edition): ListShape {
  const closed = since(edition, '3.1.0');
  return list(
    record(
      'custom property',
      {
        ...idField(edition),
        property: closed ? required(text()) : text(),
        value: closed ? required(any) : any,
        ...(closed && { description: text() }),
      },
      closedSince31(edition),
    ),
  );
}

/** @internal */
export function authoritativeDefinitions(edition: Edition): ListShape {
  return list(
    record(
      'authoritative definition',
      {
        ...idField(edition),
        url: required(text()),
        type: required(text()),
        ...(since(edition, '3.1.0') && { description: text() }),
      },
      closedSince31(edition),
    ),
  );
}

/** @internal */
export function description(edition: Edition): Shape {
  const more = since(edition, '3.0.1');
  return record(
    'description',
    {
      usage: text(),
      purpose: text(),
      limitations: text(),
      ...(more && {
        authoritativeDefinitions: authoritativeDefinitions(edition),
        customProperties: customProperties(edition),
      }),
    },
    {
      // Free in all editions; whatever looks misspelt is told.
      rest: 'allow',
      restSeverity: 'warning',
      typeFix: value =>
        typeof value === 'string'
          ? {
              description: "Make it the 'purpose' of an object",
              value: { purpose: value },
            }
          : undefined,
    },
  );
}

/** @internal */
export function role(edition: Edition): Shape {
  return record(
    'role',
    {
      ...idField(edition),
      role: required(text()),
      description: text(),
      access: text(),
      firstLevelApprovers: text(),
      secondLevelApprovers: text(),
      ...(since(edition, '3.0.1') && {
        customProperties: customProperties(edition),
      }),
    },
    closedSince31(edition),
  );
}

/** @internal */
export function support(edition: Edition): Shape {
  const closed = since(edition, '3.1.0');
  return list(
    record(
      'support channel',
      {
        ...idField(edition),
        channel: required(text()),
        url: closed ? text() : required(text()),
        description: text(),
        tool: text(),
        scope: text(),
        invitationUrl: text(),
        ...(closed && { customProperties: customProperties(edition) }),
      },
      closedSince31(edition),
    ),
  );
}

/** @internal */
export function price(edition: Edition): Shape {
  return record(
    'price',
    {
      ...idField(edition),
      priceAmount: number(),
      priceCurrency: text(),
      priceUnit: text(),
    },
    closedSince31(edition),
  );
}

function member(edition: Edition) {
  const closed = since(edition, '3.1.0');
  const named = since(edition, '3.0.2');
  return record(
    'team member',
    {
      ...idField(edition),
      username: closed ? required(text()) : text(),
      ...(named && { name: text(), description: text() }),
      role: text(),
      dateIn: text({ format: 'date' }),
      dateOut: text({ format: 'date' }),
      replacedByUsername: text(),
      ...(closed && {
        tags,
        customProperties: customProperties(edition),
        authoritativeDefinitions: authoritativeDefinitions(edition),
      }),
    },
    {
      ...closedSince31(edition),
      renamed: {
        comment: { to: 'description', reason: "Write it as 'description'." },
        ...(!named && { name: cameWith('3.0.2') }),
      },
    },
  );
}

/** The team: a list of people, and since 3.1 an object with its members. @internal */
export function team(edition: Edition): Shape {
  const members = list(member(edition), {
    typeFix: value =>
      typeof value === 'object' && value !== null && 'members' in value
        ? cameWith('3.1.0').fix
        : undefined,
  });
  if (!since(edition, '3.1.0')) return members;
  return union(
    record('team', {
      ...idField(edition),
      name: text(),
      description: text(),
      members: list(member(edition)),
      tags,
      customProperties: customProperties(edition),
      authoritativeDefinitions: authoritativeDefinitions(edition),
    }),
    members,
  );
}

/** Advice on the fields that 3.1 gave up. @internal */
export function givenUp(edition: Edition, shape: Shape, advice: string) {
  return since(edition, '3.1.0') ? deprecated(shape, advice) : shape;
}
