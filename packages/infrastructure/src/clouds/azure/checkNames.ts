// SPDX-License-Identifier: Apache-2.0
import type { Cloud } from '../../generate/types';

/** Words that Azure refuses anywhere in names with an address, and those it refuses at the start. */
const RESERVED_ANYWHERE = /microsoft|windows/;
const RESERVED_START = /^(?:login|xbox)/;

/** Characters that Azure refuses in the key of a tag. */
const TAG_KEY = /[<>%&\\?/]/;
const LONGEST_TAG = 256;
const MOST_TAGS = 50;
/** Activities of one pipeline, of which each table is one. */
const MOST_TABLES = 120;
/** Tags that every resource has. */
const OWN_TAGS = 9;

/**
 * Names and tags that Azure would refuse, and schedules that its triggers cannot keep.
 *
 * @internal
 */
export const checkNames: Cloud['checkNames'] = ({ blueprint, outputs }) => {
  const found: ReturnType<Cloud['checkNames']>[number][] = [];
  const error = (rule: string, path: string, message: string, fix: string) =>
    found.push({
      severity: 'error',
      rule: `azure/${rule}`,
      path,
      message,
      fix: { description: fix },
    });
  const { product, environments, tags, schedule, services } = blueprint;
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
  for (const member of ['owner', 'costCenter'] as const) {
    if (product[member].length > LONGEST_TAG) {
      error(
        'tag-value',
        `/product/${member}`,
        `Every resource is tagged with it, and Azure keeps ${LONGEST_TAG} characters.`,
        'Shorten it',
      );
    }
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
    if (value.length > LONGEST_TAG) {
      error(
        'tag-value',
        path,
        `The value of the tag '${key}' has ${value.length} characters, and Azure keeps ${LONGEST_TAG}.`,
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
  const tables = outputs.reduce(
    (sum, { contract }) => sum + contract.schema.length,
    0,
  );
  const isNative =
    services.processing === 'native' ||
    (services.processing === 'none' && services.orchestration !== 'none');
  if (isNative && tables > MOST_TABLES) {
    error(
      'tables',
      '/outputs',
      `The output ports have ${tables} tables together, and a pipeline of Data Factory runs ${MOST_TABLES} at most.`,
      "Make several products of it, or set services.processing to 'spark'",
    );
  }
  return found;
};
