// SPDX-License-Identifier: Apache-2.0
import { version } from '../../package.json';
import { pathFault } from '../blueprint/path';
import { CLOUDS, type CloudId, type Stack, STACKS } from '../blueprint/types';
import type { GeneratedFile, GenerationContext } from '../generate/types';

/** Where a repository records what it was generated from. @public */
export const MANIFEST_PATH = '.meshwright/generated.json';

/**
 * What a repository was generated from, and every file as it was generated.
 *
 * The files themselves are kept, and not only digests or the version of the generator: a merge of three needs what was
 * generated before, and making it again would need the modules of that time, fetched and run on the machine of whoever
 * upgrades. Git keeps a text that is there twice in about the space of one. They are kept as plain lines, since a
 * packed form has to be kept apart from secrets by every scanner.
 *
 * @public
 */
export interface Manifest {
  formatVersion: 1;
  /** Version of these modules. */
  generator: string;
  cloud: CloudId;
  stack: Stack;
  /** In order of path. */
  files: GeneratedFile[];
}

/** Largest manifest that is read, in characters. */
const MOST_CHARACTERS = 50_000_000;

/**
 * The file that records what was generated. It does not record itself.
 *
 * @internal
 */
export function manifestFile(
  { cloud, stack }: Pick<GenerationContext, 'cloud' | 'stack'>,
  files: readonly GeneratedFile[],
): GeneratedFile {
  const entries = files
    .filter(({ path }) => path !== MANIFEST_PATH)
    .map(({ path, content, executable }) => [
      path,
      { ...(executable && { executable }), lines: content.split('\n') },
    ]);
  return {
    path: MANIFEST_PATH,
    content: `${JSON.stringify(
      {
        about:
          'Made by Meshwright: what this repository was generated from. It lets `meshwright infra upgrade` tell your changes from its own. Do not edit.',
        formatVersion: 1,
        generator: version,
        cloud,
        stack,
        files: Object.fromEntries(entries),
      },
      undefined,
      1,
    )}\n`,
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isOneOf<T extends string>(
  value: unknown,
  known: readonly T[],
): value is T {
  return (known as readonly unknown[]).includes(value);
}

function readFile([path, entry]: [string, unknown]): GeneratedFile {
  const fault = pathFault(path);
  if (fault) throw new Error(`It names a file that is none: ${fault}.`);
  if (
    !isRecord(entry) ||
    !Array.isArray(entry.lines) ||
    !entry.lines.every((line): line is string => typeof line === 'string')
  ) {
    throw new Error('It does not hold the lines of each file.');
  }
  return {
    path,
    content: entry.lines.join('\n'),
    ...(entry.executable === true && { executable: true }),
  };
}

/**
 * Reads what a repository records of its generation. The text may be anybody's.
 *
 * @throws Error with a sentence that says why the text is no such record
 * @public
 */
export function readManifest(text: string): Manifest {
  if (text.length > MOST_CHARACTERS) throw new Error('It is too large.');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Error('It is not JSON.');
  }
  if (!isRecord(data) || !isRecord(data.files)) {
    throw new Error('It is no record of a generation.');
  }
  if (data.formatVersion !== 1) {
    throw new Error(
      'It was written by a version of Meshwright that this one does not know.',
    );
  }
  const { cloud, stack, generator } = data;
  if (
    !isOneOf(cloud, CLOUDS) ||
    !isOneOf(stack, STACKS) ||
    typeof generator !== 'string'
  ) {
    throw new Error('It does not say cloud, stack and version.');
  }
  return {
    formatVersion: 1,
    generator,
    cloud,
    stack,
    files: Object.entries(data.files).map(readFile),
  };
}
