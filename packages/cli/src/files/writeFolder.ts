// SPDX-License-Identifier: Apache-2.0
import { lstat, mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { GeneratedFile } from '@meshwright/infrastructure';
import { Failure } from '../failure';
import { clean } from '../terminal/clean';
import type { Io } from '../terminal/io';

/** Refuses to write through a link, which may lead out of the folder. */
async function refuseLinks(folder: string, path: string): Promise<void> {
  let step = folder;
  for (const name of relative(folder, path).split(sep)) {
    step = join(step, name);
    const info = await lstat(step).catch(() => undefined);
    if (info?.isSymbolicLink()) {
      throw new Failure(
        `${clean(
          relative(folder, step),
        )} is a link, and is not written through.`,
        'Remove the link, or choose another folder.',
      );
    }
  }
}

/**
 * Writes files into a folder and gives them back.
 *
 * @param force - whether a folder that has files already may be written into; no file that is not made is touched
 * @throws Failure when the folder has files, a link is in the way, or a file cannot be written
 */
export async function writeFolder(
  out: string,
  files: readonly GeneratedFile[],
  force: boolean,
  io: Io,
): Promise<readonly GeneratedFile[]> {
  const folder = resolve(io.cwd, out);
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new Failure(
      error.code === 'ENOTDIR'
        ? `${clean(out)} is a file, and a folder is needed.`
        : `${clean(out)} cannot be written into (${error.code}).`,
    );
  });
  const own = there.filter(name => name !== '.git');
  if (own.length > 0 && !force) {
    throw new Failure(
      `${clean(out)} has files already, and nothing was written.`,
      'Name an empty folder, or write over files of the same name with --force.',
    );
  }
  for (const { path, content, executable } of files) {
    const target = join(folder, ...path.split('/'));
    await refuseLinks(folder, target);
    try {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, content, { mode: executable ? 0o755 : 0o644 });
    } catch (error) {
      throw new Failure(
        `${clean(path)} cannot be written (${
          (error as NodeJS.ErrnoException).code ?? String(error)
        }).`,
      );
    }
  }
  return files;
}
