// SPDX-License-Identifier: Apache-2.0
'use strict';
/**
 * Writes `blueprint.schema.json`, and the tables of docs/reference/blueprint.md and docs/reference/infrastructure-rules.md,
 * from what the sources say:
 *
 *   node scripts/reference.cjs
 */
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

// Sources run as they are in a clone, and this runs nowhere else.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
require('../../../scripts/lib/typescript.cjs').register();
const { blueprintJsonSchema } = require('../src/blueprint/jsonSchema.ts');
const { fieldRows } = require('../src/blueprint/reference.ts');
const { checkRules } = require('../src/check/rules.ts');

const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows]
    .map(row => `| ${row.join(' | ')} |`)
    .join('\n');

/** Puts a text between the marks of a page. */
function fill(page, text) {
  const path = join(__dirname, '../../../docs/reference', page);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(
    /(<!-- begin -->\n)[^]*?(<!-- end -->)/,
    (_, begin, end) => `${begin}\n${text}\n\n${end}`,
  );
  writeFileSync(path, after);
}

writeFileSync(
  join(__dirname, '../blueprint.schema.json'),
  `${JSON.stringify(blueprintJsonSchema(), null, 2)}\n`,
);
fill('blueprint.md', table(['field', 'what it is', 'default'], fieldRows()));
fill(
  'infrastructure-rules.md',
  table(
    ['rule', 'severity', 'what it asks for', 'why'],
    checkRules.map(({ id, severity, title, reason }) => [
      `\`${id}\``,
      severity,
      title,
      reason,
    ]),
  ),
);
