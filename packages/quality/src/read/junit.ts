// SPDX-License-Identifier: Apache-2.0
import type { Loose } from './values';

const TAG =
  /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
};

const decoded = (text: string) =>
  text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi,
    (whole, digits?: string, hex?: string, word = '') => {
      if (!digits && !hex) return ENTITIES[word.toLowerCase()] ?? whole;
      const point = digits ? Number(digits) : parseInt(hex!, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );

function attributesOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name, double, single]) => [
      name,
      decoded(double ?? single ?? ''),
    ]),
  );
}

const RESULTS: Readonly<Record<string, string>> = {
  failure: 'failed',
  error: 'error',
  skipped: 'skipped',
};

/** A scalar of YAML, as Python's library writes it. */
function scalarIn(value: string): string | number {
  const quoted = /^(['"])(.*)\1$/.exec(value)?.[2];
  return (
    quoted ??
    (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value) ? Number(value) : value)
  );
}

/** Lines `name: value` behind a heading, up to the next heading. */
function diagnosticsOf(text: string): Loose {
  const [, after = ''] = text.split(/^Diagnostics:$/m);
  const [own] = after.split(/^Failed samples:$/m);
  return Object.fromEntries(
    [...own.matchAll(/^(\w+): (.+)$/gm)].map(([, name, value]) => [
      name,
      scalarIn(value.trim()),
    ]),
  );
}

/** What the text of a failed case says of its check. */
function saidIn(text: string): Loose {
  const name = /^\s*Name: (.+)$/m.exec(text)?.[1];
  const result = /^Result: (\w+)$/m.exec(text)?.[1];
  return {
    ...(name && name !== 'None' && { name }),
    ...(result && { result }),
    diagnostics: diagnosticsOf(text),
  };
}

function caseOf(attributes: ReadonlyMap<string, string>): Loose {
  const place = attributes.get('classname') ?? '';
  const [model, ...field] = place.split('.');
  return {
    key: attributes.get('name'),
    name: attributes.get('name'),
    ...(place !== 'general' && { model, field: field.join('.') }),
    result: 'passed',
  };
}

/**
 * A run of the Data Contract CLI that was written with `--output-format junit`, in the shape that it writes as JSON. Of
 * checks that passed JUnit says the name only.
 *
 * @returns undefined for any other text
 * @internal
 */
export function runOfJunit(text: string): Loose | undefined {
  if (!/^\s*</.test(text)) return undefined;
  const run: Loose = {};
  const checks: Loose[] = [];
  let current: Loose | undefined;
  let saidFrom = 0;
  for (const { 0: tag, 1: ends, 2: name, 3: given, index } of text.matchAll(
    TAG,
  )) {
    const attributes = attributesOf(given);
    if (ends) {
      if (Object.hasOwn(RESULTS, name) && current) {
        Object.assign(current, saidIn(decoded(text.slice(saidFrom, index))));
      }
    } else if (name === 'testsuite') {
      run.runId = attributes.get('id');
      run.timestampStart = attributes.get('timestamp');
    } else if (name === 'property') {
      if (attributes.get('name') === 'dataContractId') {
        run.dataContractId = attributes.get('value');
      }
    } else if (name === 'testcase') {
      current = caseOf(attributes);
      checks.push(current);
    } else if (Object.hasOwn(RESULTS, name) && current) {
      current.result = RESULTS[name];
      current.reason = attributes.get('message');
      current.category = attributes.get('type');
      saidFrom = index + tag.length;
    }
  }
  return run.dataContractId === undefined ? undefined : { ...run, checks };
}
