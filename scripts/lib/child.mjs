// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { root } from './say.mjs';

const running = new Set();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (running.size === 0) {
      process.exit(130);
    }
    for (const child of running) {
      child.kill(signal);
    }
  });
}

/**
 * Runs a command to its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {object} [options] `cwd` and `env` as for spawn; `quiet` keeps the output instead of printing it;
 *   `onLine` is told each line of output; `onSpawn` is told the child process.
 * @returns {Promise<{ code: number, output: string }>} output is empty unless quiet
 */
export function command(command, args, options = {}) {
  const { quiet = false, onLine, onSpawn, ...spawnOptions } = options;
  const piped = quiet || onLine;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: fileURLToPath(root),
      stdio: ['ignore', piped ? 'pipe' : 'inherit', piped ? 'pipe' : 'inherit'],
      ...spawnOptions,
    });
    running.add(child);
    onSpawn?.(child);
    let output = '';
    let rest = '';
    const take = chunk => {
      if (quiet) {
        output = (output + chunk).slice(-200_000);
      }
      if (onLine) {
        const lines = (rest + chunk).split(/\r?\n/);
        rest = lines.pop() ?? '';
        lines.forEach(line => onLine(line));
      }
    };
    child.stdout?.setEncoding('utf8').on('data', take);
    child.stderr?.setEncoding('utf8').on('data', take);
    child.on('error', error => {
      running.delete(child);
      reject(error);
    });
    child.on('close', (code, signal) => {
      running.delete(child);
      if (onLine && rest) {
        onLine(rest);
      }
      resolve({ code: code ?? (signal ? 130 : 1), output });
    });
  });
}
