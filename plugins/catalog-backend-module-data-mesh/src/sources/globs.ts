// SPDX-License-Identifier: Apache-2.0
import { Minimatch } from 'minimatch';

/** Decides which paths are looked at. @internal */
export interface PathFilter {
  /** Whether a file is wanted. Paths are relative and have `/`. */
  file(path: string): boolean;
  /** Whether anything below a folder may be wanted. */
  folder(path: string): boolean;
}

const OPTIONS = { nocomment: true, nonegate: true } as const;

/**
 * A filter of glob patterns: `**` stands for any folders, `*` for any text inside a name, `{a,b}` for either.
 * Hidden files and folders are found only by patterns that name them.
 *
 * @internal
 */
export function pathFilter(include: string[], exclude: string[]): PathFilter {
  const compile = (patterns: string[], dot: boolean) =>
    patterns.map(
      pattern =>
        new Minimatch(pattern.replace(/^(\.?\/)+/, ''), { ...OPTIONS, dot }),
    );
  const wanted = compile(include, false);
  const unwanted = compile(exclude, true);
  const closed = compile(
    exclude
      .filter(pattern => pattern.endsWith('/**'))
      .map(pattern => pattern.slice(0, -3)),
    true,
  );
  return {
    file: path =>
      wanted.some(m => m.match(path)) && !unwanted.some(m => m.match(path)),
    folder: path =>
      !closed.some(m => m.match(path)) && wanted.some(m => m.match(path, true)),
  };
}
