// SPDX-License-Identifier: Apache-2.0
import type { Cloud } from '../../generate/types';

/** Words that Azure refuses anywhere in names with an address, and those it refuses at the start. */
const RESERVED_ANYWHERE = /microsoft|windows/;
const RESERVED_START = /^(?:login|xbox)/;

/** Characters that Azure refuses in the key of a tag. */
const TAG_KEY = /[<>%&\\?/]/;
const MOST_TAGS = 50;
/** Tags that every resource has. */
const OWN_TAGS = 9;

/**
 * Names and tags that Azure would refuse, and schedules that its triggers cannot keep.
 *
 * @internal
 */
export const checkNames: Cloud['checkNames'] = ({ blueprint }) => {
  const found: ReturnType<Cloud['checkNames']>[number][] = [];
  const error = (rule: string, path: string, message: string, fix: string) =>
    found.push({
      severity: 'error',
      rule: `azure/${rule}`,
      path,
      message,
      fix: { description: fix },
    });
  const { product, environments, tags, schedule } = blueprint;
  const words = [
    { text: product.domain, path: '/product/domain' },
    { text: product.name, path: '/product/name' },
    ...environments.map(({ name }, index) => ({
      text: name,
      path: `/environments/${index}/name`,
    })),
  ];
  for (const { text, path } of words) {
    if (RESERVED_ANYWHERE.test(text) || RESERVED_START.test(text)) {
      error(
        'reserved-word',
        path,
        `Azure refuses the trademark in '${text}' in names of storage accounts and vaults.`,
        "Leave out 'microsoft' and 'windows', and do not begin with 'login' or 'xbox'",
      );
    }
  }
  if (!/^[a-z]/.test(product.domain)) {
    error(
      'first-letter',
      '/product/domain',
      `Names of resources begin with the domain, and '${product.domain}' does not begin with a letter.`,
      'Begin the name of the domain with a letter',
    );
  }
  const lower = new Map<string, string>();
  for (const [key, value] of Object.entries(tags)) {
    const path = `/tags/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`;
    if (TAG_KEY.test(key) || key.length > 128) {
      error(
        'tag-key',
        path,
        `Azure refuses the tag '${key}': a key has at most 128 characters and none of < > % & \\ ? /.`,
        'Choose another key, with hyphens between the words',
      );
    }
    if (value.length > 256) {
      error(
        'tag-value',
        path,
        `The value of the tag '${key}' has ${value.length} characters, and Azure keeps 256.`,
        'Shorten it',
      );
    }
    const twin = lower.get(key.toLowerCase());
    if (twin !== undefined) {
      error(
        'tag-twice',
        path,
        `The tags '${twin}' and '${key}' are one for Azure, which does not tell capitals apart.`,
        'Leave one of them out',
      );
    }
    lower.set(key.toLowerCase(), key);
  }
  if (Object.keys(tags).length > MOST_TAGS - OWN_TAGS) {
    error(
      'tags',
      '/tags',
      `There are ${
        Object.keys(tags).length
      } tags, and with those of the platform Azure keeps ${MOST_TAGS}.`,
      `Leave at most ${MOST_TAGS - OWN_TAGS}`,
    );
  }
  if (schedule.cron.trim().split(/\s+/)[3] !== '*') {
    error(
      'schedule-months',
      '/schedule/cron',
      'Triggers on Azure run in every month, and this schedule leaves some out.',
      "Write '*' as the fourth field",
    );
  }
  return found;
};
