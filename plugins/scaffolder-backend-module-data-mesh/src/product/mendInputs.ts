// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import { InputError } from '@backstage/errors';
import { changeInputs, type InputContract } from '@meshwright/contracts';
import { hasFile, readText, writeTexts } from '../workspace/workspaceFiles';
import type { RepositoryPlace } from './types';

/** What a product reads, and reads no longer. @internal */
export interface InputsChange {
  /** Path of the descriptor from the folder of the repository. */
  descriptor: string;
  /** Name of the product in the catalog. */
  entity?: string;
  declare?: InputContract[];
  withdraw?: InputContract[];
}

/**
 * Says in the descriptor of a product which contracts it reads, in whatever format the descriptor is.
 *
 * @returns what changed, in Markdown
 * @throws InputError where the descriptor is not there, has no place for it, or says so already
 * @internal
 */
export async function mendInputs(
  { workspace, folder }: RepositoryPlace,
  { descriptor, ...change }: InputsChange,
): Promise<string> {
  const file = path.posix.join(folder, descriptor);
  if (!(await hasFile(workspace, file))) {
    throw new InputError(
      `The repository has no ${descriptor}, where the catalog read the product. Wait until the catalog has read it again.`,
    );
  }
  const text = await readText(workspace, file);
  let changed;
  try {
    changed = changeInputs(text, change);
  } catch (error) {
    throw new InputError(`${descriptor}: ${(error as Error).message}`);
  }
  if (!changed) {
    throw new InputError(
      `${descriptor} says so already. Wait until the catalog has read it again.`,
    );
  }
  await writeTexts(workspace, folder, [
    { path: descriptor, content: changed.text },
  ]);
  const lines = [
    ...changed.added.map(name => `- Adds the input port \`${name}\`.`),
    ...changed.removed.map(name => `- Takes away the input port \`${name}\`.`),
  ];
  return [
    'Lineage that was observed and what is declared are not the same. This makes the declaration say what is so.',
    '',
    ...lines,
  ].join('\n');
}
