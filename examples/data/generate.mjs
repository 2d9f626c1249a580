// SPDX-License-Identifier: Apache-2.0
// Writes the sample data of the example mesh; the same bytes each time.
//
//   node generate.mjs          writes all files
//   node generate.mjs --check  writes nothing; ends with code 1 when a file differs from what would be written
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { makeMesh } from './lib/mesh.mjs';
import { filesOf } from './lib/tables.mjs';

const here = new URL('.', import.meta.url);

function contentOf(url) {
  try {
    return readFileSync(url, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const check = process.argv.includes('--check');
const differing = [];
for (const [path, content] of Object.entries(filesOf(makeMesh()))) {
  const url = new URL(path, here);
  if (check) {
    if (contentOf(url) !== content) differing.push(path);
  } else {
    mkdirSync(new URL('.', url), { recursive: true });
    writeFileSync(url, content);
    console.log(
      `${path}: ${content.split('\n').length - 1} lines, ${Buffer.byteLength(
        content,
      )} bytes`,
    );
  }
}
if (differing.length > 0) {
  console.error(
    `Not what generate.mjs writes: ${differing.join(
      ', ',
    )}. Run 'node generate.mjs' in examples/data.`,
  );
  process.exitCode = 1;
}
