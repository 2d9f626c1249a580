// SPDX-License-Identifier: Apache-2.0
import { lstat, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  type FileFinding,
  generate,
  type GeneratedFile,
  type Manifest,
  MANIFEST_PATH,
  readManifest,
  unresolved,
  upgrade,
  type Upgrade,
  upgradePaths,
  withGuardrails,
} from '@meshwright/infrastructure';
import { exitCodes, Failure } from '../../failure';
import { byFile, readBlueprintFiles } from '../../files/blueprint';
import { writeFolder } from '../../files/writeFolder';
import { readGuardrails } from '../../mesh/readGuardrails';
import { findingsText } from '../../reports/findingsText';
import { count } from '../../reports/words';
import { clean, cleanJson } from '../../terminal/clean';
import type { Io } from '../../terminal/io';

export interface UpgradeOptions {
  blueprint?: string;
  /** Files and folders with policies. */
  policies?: string[];
  dryRun?: boolean;
  format: 'text' | 'json';
}

/** Largest file that is merged, in bytes: what is generated is far smaller. */
const MOST_BYTES = 10 * 1024 * 1024;

/** Text of a file of the repository; undefined where there is none. Links are not followed. */
async function textOf(
  folder: string,
  path: string,
): Promise<string | undefined> {
  const file = join(folder, ...path.split('/'));
  const info = await lstat(file).catch(() => undefined);
  if (!info) return undefined;
  if (!info.isFile() || info.size > MOST_BYTES) {
    throw new Failure(
      `${clean(path)} is ${
        info.isFile() ? 'larger than 10 MiB' : 'no plain file'
      }, and a file of this name is generated.`,
      'Move it out of the way, and run the upgrade again.',
    );
  }
  return readFile(file, 'utf8');
}

async function manifestOf(folder: string, name: string): Promise<Manifest> {
  const file = join(folder, ...MANIFEST_PATH.split('/'));
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) {
    throw new Failure(
      `${clean(
        name,
      )} has no ${MANIFEST_PATH}, so it is not known what was generated.`,
      'Name the folder of a repository that was made with: meshwright infra generate',
    );
  }
  try {
    return readManifest(text);
  } catch (error) {
    throw new Failure(
      `${MANIFEST_PATH} cannot be used. ${clean((error as Error).message)}`,
      'Take it from the history of the repository.',
    );
  }
}

async function filesOf(
  folder: string,
  manifest: Manifest,
  next: readonly GeneratedFile[],
): Promise<Map<string, string>> {
  const current = new Map<string, string>();
  for (const path of upgradePaths(manifest, next)) {
    const text = await textOf(folder, path);
    if (text !== undefined) current.set(path, text);
  }
  return current;
}

function told(result: Upgrade, dry: boolean): string {
  const own = result.files.filter(({ path }) => path !== MANIFEST_PATH);
  if (own.length + result.removed.length + result.kept.length === 0) {
    return 'Everything is as it is generated now.\n';
  }
  const conflicting = new Map(
    result.conflicts.map(({ path, lines }) => [path, lines]),
  );
  const lines = [
    ...own.map(({ path }) => {
      const at = conflicting.get(path);
      return at
        ? `conflict  ${clean(path)}  (line ${at.join(', ')})`
        : `changed   ${clean(path)}`;
    }),
    ...result.removed.map(path => `removed   ${clean(path)}`),
    ...result.kept.map(
      ({ path, reason }) => `kept      ${clean(path)}  ${clean(reason)}`,
    ),
  ];
  const end =
    result.conflicts.length > 0
      ? `${count(
          result.conflicts.length,
          'file',
        )} with conflicts: choose between the marks, then commit.`
      : 'Review it with git diff, then commit.';
  return `${lines.join('\n')}\n\n${
    dry ? 'Nothing was written (--dry-run).' : end
  }\n`;
}

/** Generates a repository again, and merges it with what is there. */
export async function upgradeFolder(
  name: string,
  { blueprint: given, dryRun = false, policies, format }: UpgradeOptions,
  io: Io,
): Promise<number> {
  const folder = resolve(io.cwd, name);
  const manifest = await manifestOf(folder, name);
  const { cloud, stack } = manifest;
  const path = given ?? join(name, 'blueprint.yaml');
  const read = await readBlueprintFiles(path, [cloud], io);
  const stated = read.blueprints[cloud];
  const blueprint =
    stated && policies
      ? withGuardrails(
          stated,
          await readGuardrails(policies, stated.product.domain, io),
        )
      : stated;
  const { contracts, text, file } = read;
  const next = blueprint
    ? generate({ blueprint, contracts, cloud, stack, source: { file, text } })
    : { files: [], findings: [] };
  const findings: FileFinding[] = [...read.findings, ...next.findings];
  if (findings.some(({ severity }) => severity === 'error')) {
    if (format === 'json') {
      io.out(`${cleanJson({ findings })}\n`);
    } else {
      io.error(findingsText(byFile(findings), io.errorColours));
      io.out('Nothing was written.\n');
    }
    return exitCodes.findings;
  }
  const current = await filesOf(folder, manifest, next.files);
  const [open] = unresolved(current);
  if (open !== undefined) {
    throw new Failure(
      `${clean(open)} still has conflicts of an earlier upgrade.`,
      'Choose between the marks, and run the upgrade again.',
    );
  }
  const manifestText = await textOf(folder, MANIFEST_PATH);
  if (manifestText !== undefined) current.set(MANIFEST_PATH, manifestText);
  const result = upgrade({ manifest, current, next: next.files });
  if (!dryRun) {
    await writeFolder(name, result.files, true, io);
    for (const gone of result.removed) {
      await rm(join(folder, ...gone.split('/')));
    }
  }
  if (format === 'json') {
    io.out(
      `${cleanJson({
        files: result.files.map(item => item.path),
        removed: result.removed,
        kept: result.kept,
        conflicts: result.conflicts,
        findings,
      })}\n`,
    );
  } else {
    if (findings.length > 0) {
      io.error(findingsText(byFile(findings), io.errorColours));
    }
    io.out(told(result, dryRun));
  }
  return result.conflicts.length > 0 ? exitCodes.findings : exitCodes.fine;
}
