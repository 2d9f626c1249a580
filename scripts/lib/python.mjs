// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { command } from './child.mjs';
import { isDone, markDone } from './fingerprint.mjs';
import { explain } from './trouble.mjs';
import { dim, Problem, root, say, Unavailable } from './say.mjs';

/** The oldest Python that all tools support. */
const OLDEST = [3, 11];

const INSTALL =
  'Debian and Ubuntu: `apt-get install python3 python3-venv`; Fedora: `dnf install python3`; macOS: `brew install python`; Windows: https://www.python.org/downloads/. A Python elsewhere is named with MESHWRIGHT_PYTHON.';

/** Prints the version, and whether environments can be made: Debian keeps what that needs in a package of its own. */
const QUESTION = `
import sys
try:
    import ensurepip, venv
    able = 1
except ImportError:
    able = 0
print("PYTHON", sys.version_info[0], sys.version_info[1], able)
`;

async function ask(python) {
  const { output } = await command(python, ['-c', QUESTION], {
    quiet: true,
  }).catch(() => ({ output: '' }));
  const answer = output
    .match(/PYTHON (\d+) (\d+) (\d)/)
    ?.slice(1)
    .map(Number);
  return answer && { version: answer.slice(0, 2), able: answer[2] === 1 };
}

const isNewEnough = ([major, minor]) =>
  major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);

/**
 * A Python of this machine that environments can be made with.
 *
 * @returns {Promise<{ python: string, version: string }>}
 * @throws Problem with a sentence on what to install
 */
async function findPython() {
  const named = process.env.MESHWRIGHT_PYTHON;
  const old = [];
  for (const python of named ? [named] : ['python3', 'python']) {
    const found = await ask(python);
    if (!found) continue;
    const version = found.version.join('.');
    if (!isNewEnough(found.version)) {
      old.push(version);
    } else if (found.able) {
      return { python, version };
    } else {
      throw new Problem(
        `Python ${version} is here without the part that makes environments. Install it (Debian and Ubuntu: \`apt-get install python3-venv\`) and run the command again.`,
      );
    }
  }
  const wanted = OLDEST.join('.');
  throw new Problem(
    old.length > 0
      ? `Python ${old[0]} is here; the tools that judge need ${wanted} or newer. ${INSTALL}`
      : `The tools that judge are written in Python, and ${
          named ? `'${named}' is none` : 'this machine has none'
        }. Install Python ${wanted} or newer. ${INSTALL}`,
  );
}

/**
 * Makes an environment of Python below `.meshwright/` that holds exactly what a list of requirements names,
 * or takes the one that is there where neither the list nor the Python has changed.
 *
 * @param {string} name of the folder
 * @param {string} requirements path of the list, from the root of the repository
 * @returns {Promise<string>} path of its Python
 */
export async function ensurePythonEnvironment(name, requirements) {
  const { python, version } = await findPython();
  const folder = new URL(`.meshwright/${name}/`, root);
  const own = fileURLToPath(
    new URL(
      process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python',
      folder,
    ),
  );
  const value = createHash('sha256')
    .update(
      `${version}\n${await readFile(new URL(requirements, root), 'utf8')}`,
    )
    .digest('hex');
  if (existsSync(own) && (await isDone(name, value))) {
    return own;
  }
  say(
    `Installing the tools that judge ${dim(
      `(.meshwright/${name}, about a minute the first time)`,
    )} …`,
  );
  const started = Date.now();
  for (const [program, args] of [
    [python, ['-m', 'venv', '--clear', fileURLToPath(folder)]],
    [
      own,
      [
        '-m',
        'pip',
        'install',
        '--quiet',
        '--disable-pip-version-check',
        '--no-input',
        // Nothing but finished packages: no code of theirs runs while they are installed.
        '--only-binary=:all:',
        '--requirement',
        requirements,
      ],
    ],
  ]) {
    const { code, output } = await command(program, args, { quiet: true });
    if (code !== 0) {
      throw new Unavailable(
        explain(
          output,
          'The tools that judge could not be installed. Check that this machine reaches the Python package index, or name another one or a proxy (PIP_INDEX_URL, HTTPS_PROXY), and run the command again. What pip said is below.',
        ),
      );
    }
  }
  await markDone(name, value);
  say(dim(`  installed in ${Math.round((Date.now() - started) / 1000)} s`));
  return own;
}
