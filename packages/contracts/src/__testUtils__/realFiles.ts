// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'fs';
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

/** An official JSON Schema. */
export function officialSchema(path: string): object {
  return JSON.parse(realFile(`schemas/${path}`).toString('utf8'));
}
