// SPDX-License-Identifier: Apache-2.0
'use strict';
/**
 * Runs TypeScript sources of the repository without a build step.
 *
 * What a file is turned into is kept in `.meshwright/cache`, so that the compiler itself, which takes
 * longer to load than most commands to run, is needed only after a file changed.
 */
const { createHash } = require('node:crypto');
const {
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} = require('node:fs');
const Module = require('node:module');
const { join, sep } = require('node:path');

const CACHE = join(__dirname, '../../.meshwright/cache/typescript');
/** Raise it when the way of turning changes. */
const GENERATION = '1';

let compiler;

function transform(filename) {
  compiler ??= require('@swc/core');
  return compiler.transformSync(readFileSync(filename, 'utf8'), {
    filename,
    sourceMaps: process.env.MESHWRIGHT_DEBUG ? 'inline' : false,
    swcrc: false,
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', tsx: filename.endsWith('x') },
    },
  }).code;
}

function cachePath(filename) {
  const { mtimeMs, size } = statSync(filename);
  const key = createHash('sha256')
    .update(
      [
        GENERATION,
        process.env.MESHWRIGHT_DEBUG ? 'debug' : '',
        filename,
        mtimeMs,
        size,
      ].join('\0'),
    )
    .digest('hex');
  return join(CACHE, `${key.slice(0, 40)}.js`);
}

/** Writes in one step, as several commands may run at once. A cache that cannot be written is none. */
function keep(path, code) {
  try {
    mkdirSync(CACHE, { recursive: true });
    const fresh = `${path}.${process.pid}`;
    writeFileSync(fresh, code);
    renameSync(fresh, path);
  } catch {
    // The next run turns the file once more.
  }
}

function compiled(filename) {
  const path = cachePath(filename);
  try {
    return readFileSync(path, 'utf8');
  } catch {
    const code = transform(filename);
    keep(path, code);
    return code;
  }
}

/** From here on, `require` understands the repository's TypeScript files. */
exports.register = () => {
  Module.enableCompileCache?.(join(CACHE, 'v8'));
  Module._extensions['.ts'] = (module, filename) => {
    if (filename.includes(`${sep}node_modules${sep}`)) {
      throw new Error(`${filename} is TypeScript of another package.`);
    }
    module._compile(compiled(filename), filename);
  };
};
