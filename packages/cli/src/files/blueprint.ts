// SPDX-License-Identifier: Apache-2.0
import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { CloudId, FileFinding } from '@meshwright/infrastructure';
import { type ReadBlueprint, readBlueprint } from '@meshwright/infrastructure';
import { Failure } from '../failure';
import { clean } from '../terminal/clean';
import type { Io } from '../terminal/io';
import { readSource } from './read';

/** A blueprint with the contracts that its ports name. */
export interface BlueprintFiles extends ReadBlueprint {
  text: string;
  /** As it was named on the command line. */
  file: string;
  /** Text by the path that ports name; contracts that are not there are left out. */
  contracts: Record<string, string>;
}

/** Whether a path is inside a folder, once every link is followed. */
async function isInside(folder: string, path: string): Promise<boolean> {
  const [base, target] = await Promise.all([realpath(folder), realpath(path)]);
  const way = relative(base, target);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Text of a contract; undefined where there is no such file. */
async function readContract(
  path: string,
  folder: string,
  io: Io,
): Promise<string | undefined> {
  const absolute = resolve(folder, path);
  try {
    if (!(await isInside(folder, absolute))) {
      throw new Failure(
        `${clean(path)} is a link that leaves the folder of the blueprint.`,
        'Contracts are read from below that folder only.',
      );
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    return undefined;
  }
  return Buffer.from(await readSource(absolute, io)).toString('utf8');
}

/**
 * Reads a blueprint and the contracts of its ports, which stay below the blueprint's folder.
 *
 * @throws Failure when the blueprint cannot be read, or a contract is a link that leads elsewhere
 */
export async function readBlueprintFiles(
  path: string,
  clouds: readonly CloudId[] | undefined,
  io: Io,
): Promise<BlueprintFiles> {
  const source = await readSource(path, io);
  const text = Buffer.from(source).toString('utf8');
  const read = readBlueprint(source, { file: path, ...(clouds && { clouds }) });
  const contracts: Record<string, string> = {};
  const [blueprint] = Object.values(read.blueprints);
  const folder = path === '-' ? io.cwd : dirname(resolve(io.cwd, path));
  for (const { contract } of [
    ...(blueprint?.inputs ?? []),
    ...(blueprint?.outputs ?? []),
  ]) {
    const found = await readContract(contract, folder, io);
    if (found !== undefined) contracts[contract] = found;
  }
  return { ...read, text, file: path, contracts };
}

/** Findings by file, in the order in which the files come. */
export function byFile(
  findings: readonly FileFinding[],
): { file: string; findings: FileFinding[] }[] {
  const files = new Map<string, FileFinding[]>();
  for (const finding of findings) {
    files.set(finding.file, [...(files.get(finding.file) ?? []), finding]);
  }
  return [...files].map(([file, own]) => ({ file, findings: own }));
}
