// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Folder of real files beside the repository; absent on most machines. */
export const corpus = resolve(__dirname, '../../../../../shared/corpus');

/** `describe` where the real files are there, else one that skips. */
export const describeReal = existsSync(corpus) ? describe : describe.skip;

export const readCorpus = (path: string) =>
  readFileSync(resolve(corpus, path), 'utf8');
