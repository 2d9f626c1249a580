// SPDX-License-Identifier: Apache-2.0
import { fileId, type SourceFile } from './types';

/** Name of the file that tells people about a product. @internal */
export const README = 'README.md';

/** Characters of a README that travel with its product; the rest is in the repository. */
const MOST = 64 * 1024;

/** Whether a file is the README of its folder. @internal */
export function isReadme(path: string): boolean {
  return path === README || path.endsWith(`/${README}`);
}

/** Id of the README in the folder of a file. @internal */
export function readmeIdOf({ sourceId, tree, path }: SourceFile): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return fileId(sourceId, tree, `${folder}${README}`);
}

/** A README as it is shown, cut where it is longer than anybody reads. @internal */
export function readmeText(text: string | undefined): string | undefined {
  if (!text?.trim()) {
    return undefined;
  }
  return text.length > MOST
    ? `${text.slice(0, MOST)}\n\n… The rest is in the repository.\n`
    : text;
}
