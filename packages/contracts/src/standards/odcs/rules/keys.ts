// SPDX-License-Identifier: Apache-2.0
import type { RuleContext } from '../../standard';
import { pathOf, type SchemaElement } from './elements';

/** A key that properties are part of, and the fields that say so. */
interface Key {
  words: string;
  member: string;
  position: string;
}

const keys: Record<2 | 3, Key[]> = {
  3: [
    {
      words: 'primary key',
      member: 'primaryKey',
      position: 'primaryKeyPosition',
    },
    {
      words: 'partition key',
      member: 'partitioned',
      position: 'partitionKeyPosition',
    },
  ],
  2: [
    {
      words: 'primary key',
      member: 'isPrimaryKey',
      position: 'primaryKeyPosition',
    },
    {
      words: 'partition key',
      member: 'partitionStatus',
      position: 'partitionKeyPosition',
    },
  ],
};

/** Stands for "no position". */
const none = -1;

function checkKey(
  properties: readonly SchemaElement[],
  { words, member, position }: Key,
  context: RuleContext,
): void {
  const placed: Array<{ element: SchemaElement; at: number }> = [];
  const unplaced: SchemaElement[] = [];
  const warn = (element: SchemaElement, message: string, value?: number) =>
    context.report({
      rule: 'key-position',
      severity: 'warning',
      path:
        element.raw[position] === undefined
          ? pathOf(element)
          : [...pathOf(element), position],
      message,
      ...(value !== undefined && {
        fix: { description: `Write ${value}`, value },
      }),
    });

  for (const element of properties) {
    const isMember = element.raw[member] === true;
    const at = element.raw[position];
    const stated = typeof at === 'number' && at !== none;
    if (stated && !isMember) {
      warn(
        element,
        `'${position}' is ${at}, but the property is no part of a ${words}. Add '${member}: true', or remove the position.`,
      );
    } else if (stated && at < 1) {
      context.report({
        rule: 'key-position',
        severity: 'error',
        path: [...pathOf(element), position],
        message: `'${position}' is ${at}, but positions start from 1.`,
      });
    } else if (isMember) {
      if (stated) placed.push({ element, at });
      else unplaced.push(element);
    }
  }
  if (placed.length > 0) {
    for (const element of unplaced) {
      warn(
        element,
        `Other parts of the ${words} have a position, this one has none. Give it one.`,
      );
    }
  }
  placed.sort((a, b) => a.at - b.at);
  placed.forEach(({ element, at }, index) => {
    if (index > 0 && placed[index - 1].at === at) {
      warn(element, `Two parts of the ${words} have position ${at}.`);
    } else if (at !== index + 1 && unplaced.length === 0) {
      const before = index > 0 ? placed[index - 1].at : 0;
      if (at !== before + 1) {
        warn(
          element,
          `Position ${at} of the ${words} follows on ${before}: positions are 1, 2, 3 and so on.`,
          index + 1,
        );
      }
    }
  });
}

/** Positions in the primary key and in the partition key of one object. @internal */
export function checkKeys(
  object: SchemaElement,
  major: 2 | 3,
  context: RuleContext,
): void {
  for (const key of keys[major]) checkKey(object.children, key, context);
}
