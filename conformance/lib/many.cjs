// SPDX-License-Identifier: Apache-2.0
'use strict';
/**
 * Runs many commands of `meshwright` in one process, as starting one for each takes longer than its work.
 *
 * Reads a JSON list of lists of arguments from standard input; prints a JSON list of their exit codes and
 * of what they wrote.
 */
const { createRequire } = require('node:module');
const { join } = require('node:path');

const root = join(__dirname, '../..');
require(join(root, 'scripts/lib/typescript.cjs')).register();
const { createColors } = createRequire(join(root, 'packages/cli/package.json'))(
  'picocolors',
);
const { main } = require(join(root, 'packages/cli/src/main.ts'));

async function one(args) {
  const result = { code: 0, out: '', error: '' };
  const add = name => text => {
    result[name] += text;
  };
  result.code = await main(args, {
    cwd: root,
    colours: createColors(false),
    errorColours: createColors(false),
    width: 80,
    out: add('out'),
    outDocument: add('out'),
    error: add('error'),
    readInput: async () => new Uint8Array(),
  });
  return result;
}

async function all() {
  let input = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) input += chunk;
  const results = [];
  for (const args of JSON.parse(input)) results.push(await one(args));
  process.stdout.write(JSON.stringify(results));
}

all();
