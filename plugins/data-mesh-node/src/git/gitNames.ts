// SPDX-License-Identifier: Apache-2.0
const MAX_PATH = 1_000;
const MAX_BRANCH = 200;

/** Names that a file system or git itself gives a meaning. */
const RESERVED =
  /^(?:\.|\.\.|\.git|git~\d+|con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * Whether a text may be the name of a repository or of the group it is in: lower case letters, digits, `-`, `_` and
 * `.`, from 1 to 63 characters, beginning and ending with a letter or digit.
 *
 * @public
 */
export function isRepositoryName(name: string): boolean {
  return (
    /^[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?$/.test(name) &&
    !name.includes('..') &&
    !/\.(?:git|lock|bundle)$/.test(name) &&
    !RESERVED.test(name)
  );
}

/**
 * Whether a text may be the name of a branch. Stricter than git: letters, digits and `-_./`, so that it needs no
 * quoting anywhere and never looks like an option or an expression.
 *
 * @public
 */
export function isBranchName(name: string): boolean {
  return (
    name.length <= MAX_BRANCH &&
    /^[A-Za-z0-9_][A-Za-z0-9_./-]*$/.test(name) &&
    name !== 'HEAD' &&
    !/\.\.|\/\/|\/\.|\.$|\/$/.test(name) &&
    name.split('/').every(part => !part.endsWith('.lock'))
  );
}

/** Whether a text is the full name of a commit. @public */
export function isCommitId(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/**
 * Whether a text may be the path of a file in a repository: relative, with `/`, without `..`, without control
 * characters, and without a part that git or a file system gives a meaning.
 *
 * @public
 */
export function isFilePath(path: string): boolean {
  return (
    path.length > 0 &&
    path.length <= MAX_PATH &&
    // eslint-disable-next-line no-control-regex
    !/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\\:]/.test(
      path,
    ) &&
    path
      .split('/')
      .every(
        part =>
          part !== '' &&
          part.length <= 255 &&
          !RESERVED.test(part) &&
          !/[. ]$/.test(part),
      )
  );
}
