// SPDX-License-Identifier: Apache-2.0
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import type { GitFileChange } from '@meshwright/plugin-data-mesh-common';
import { isFilePath } from '@meshwright/plugin-data-mesh-node';

const MAX_FILES = 5_000;
const MAX_BYTES = 40 * 1024 * 1024;
const MAX_FILE = 5 * 1024 * 1024;

/** A text file relative to a folder. @internal */
export interface TextFile {
  path: string;
  content: string;
  executable?: boolean;
}

/** Reads one text of a workspace. @throws NotFoundError which names the file @internal */
export async function readText(
  workspace: string,
  file: string,
): Promise<string> {
  const full = resolveSafeChildPath(workspace, file);
  try {
    const { size } = await fs.stat(full);
    if (size > MAX_FILE) {
      throw new InputError(
        `${file} has ${size} bytes; at most ${MAX_FILE} are read`,
      );
    }
    return await fs.readFile(full, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      throw new NotFoundError(
        `There is no file ${file} in the workspace. Check the path, or the step that makes it.`,
      );
    }
    throw error;
  }
}

/** Whether a workspace has a file. @internal */
export async function hasFile(
  workspace: string,
  file: string,
): Promise<boolean> {
  try {
    return (await fs.stat(resolveSafeChildPath(workspace, file))).isFile();
  } catch {
    return false;
  }
}

/** Writes texts below a folder of a workspace; nothing is written outside of it. @internal */
export async function writeTexts(
  workspace: string,
  folder: string,
  files: readonly TextFile[],
): Promise<void> {
  const root = resolveSafeChildPath(workspace, folder);
  for (const { path: name, content, executable } of files) {
    if (!isFilePath(name)) {
      throw new InputError(
        `${JSON.stringify(name)} cannot be the path of a file`,
      );
    }
    const full = resolveSafeChildPath(root, name);
    await fs.mkdir(path.dirname(full), { recursive: true });
    await fs.writeFile(full, content, { mode: executable ? 0o755 : 0o644 });
  }
}

/**
 * All files of a folder of a workspace, in order of their paths, as a commit takes them. Links are left out, and so is
 * what git keeps for itself.
 *
 * @internal
 */
export async function readFolder(
  workspace: string,
  folder: string,
): Promise<GitFileChange[]> {
  const root = resolveSafeChildPath(workspace, folder);
  const files: GitFileChange[] = [];
  let bytes = 0;
  const visit = async (below: string) => {
    const entries = await fs.readdir(path.join(root, below), {
      withFileTypes: true,
    });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const name = below ? `${below}/${entry.name}` : entry.name;
      if (entry.isDirectory() && entry.name !== '.git') {
        await visit(name);
      } else if (entry.isFile()) {
        const full = path.join(root, name);
        const [content, { mode }] = await Promise.all([
          fs.readFile(full),
          fs.stat(full),
        ]);
        bytes += content.length;
        if (files.length >= MAX_FILES || bytes > MAX_BYTES) {
          throw new InputError(
            `The folder has more than ${MAX_FILES} files or ${MAX_BYTES} bytes, which is too much for one commit`,
          );
        }
        files.push(toChange(name, content, mode));
      }
    }
  };
  await visit('');
  return files;
}

function toChange(name: string, content: Buffer, mode: number): GitFileChange {
  const text = content.toString('utf8');
  const isText = Buffer.from(text, 'utf8').equals(content);
  // eslint-disable-next-line no-bitwise
  const executable = (mode & 0o100) !== 0;
  return {
    path: name,
    content: isText ? text : content.toString('base64'),
    ...(!isText && { encoding: 'base64' as const }),
    ...(executable && { executable }),
  };
}

function codeOf(error: unknown): unknown {
  return (error as NodeJS.ErrnoException)?.code;
}
