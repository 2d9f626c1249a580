// SPDX-License-Identifier: Apache-2.0
/**
 * Writes the policies of `library/` into `src/library/texts.ts`, so that they can be had in a browser and in a bundle.
 * A test fails when somebody forgets to.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const folder = fileURLToPath(new URL('library', root));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map(name => name.replaceAll('\\', '/'))
  .filter(name => name.endsWith('.yaml'))
  .sort();
const entries = files.map(name => {
  const text = readFileSync(`${folder}/${name}`, 'utf8');
  return `  ${JSON.stringify(name)}: ${JSON.stringify(text)},`;
});
writeFileSync(
  fileURLToPath(new URL('src/library/texts.ts', root)),
  `// SPDX-License-Identifier: Apache-2.0
// Made by \`yarn library\` from the files in library/. Change these, not this.
/* eslint-disable */
/** The policies of the library as they are written, by their place. @internal */
// prettier-ignore
export const texts: Readonly<Record<string, string>> = {
${entries.join('\n')}
};
`,
);
