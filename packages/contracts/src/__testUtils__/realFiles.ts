// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from 'fs';
import { resolve } from 'path';

/** Files of others that the tests read where they are at hand, beside the repository. */
const folder = resolve(__dirname, '../../../../../shared');

/** `describe` where real files and official schemas are at hand, else a skipped one. */
export const describeWithRealFiles = existsSync(folder)
  ? describe
  : describe.skip;

/** A real file, by its path below the folder: `corpus/dcs/datacontract.yaml`. */
export function realFile(path: string): Buffer {
  return readFileSync(resolve(folder, path));
}

/** Paths of the real files below a folder whose name has an ending, such as `.yaml`. */
export function realFilesBelow(path: string, ...endings: string[]): string[] {
  const found = readdirSync(resolve(folder, path), { recursive: true });
  return (found as string[])
    .filter(file => endings.some(ending => file.endsWith(ending)))
    .map(file => `${path}/${file}`)
    .sort();
}

/** An official JSON Schema. */
export function officialSchema(path: string): object {
  return JSON.parse(realFile(`schemas/${path}`).toString('utf8'));
}
