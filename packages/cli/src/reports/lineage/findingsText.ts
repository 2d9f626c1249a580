// SPDX-License-Identifier: Apache-2.0
import type { LineageFinding } from '@meshwright/lineage';
import { clean, fileTitle } from '../../terminal/clean';
import type { Colours } from '../../terminal/io';

/** More findings of one file than this are only counted. */
const MOST = 20;

/** Findings for people, file by file. */
export function findingsText(
  findings: readonly LineageFinding[],
  colours: Colours,
): string[] {
  const files = new Map<string, LineageFinding[]>();
  for (const finding of findings) {
    const own = files.get(finding.file);
    if (own) own.push(finding);
    else files.set(finding.file, [finding]);
  }
  const paint = {
    error: colours.red,
    warning: colours.yellow,
    info: colours.cyan,
  };
  return [...files].flatMap(([file, own]) => [
    colours.bold(fileTitle(file)),
    ...own
      .slice(0, MOST)
      .map(
        ({ severity, path, line, message }) =>
          `  ${paint[severity](severity.padEnd(7))}  ${clean(message)}${
            path || line
              ? colours.dim(
                  ` (${[path && clean(path), line && `line ${line}`]
                    .filter(Boolean)
                    .join(', ')})`,
                )
              : ''
          }`,
      ),
    ...(own.length > MOST ? [`  ${own.length - MOST} more.`] : []),
    '',
  ]);
}
