// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

const MAX_LINE = 2_000;
const MAX_OUTPUT = 1_000_000;

/** Lines of a terminal without what colours them. */
const ESCAPES =
  // eslint-disable-next-line no-control-regex
  /\u001b\[[0-9;]*[A-Za-z]|[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** Variables of the portal that Terraform gets, beside those that are configured. */
const PASSED = [
  'PATH',
  'HOME',
  'TMPDIR',
  'SYSTEMROOT',
  'HTTPS_PROXY',
  'NO_PROXY',
];

/** How Terraform is run. @internal */
export interface TerraformRun {
  folder: string;
  /** Names of variables of the portal's environment that it gets as well. */
  environment: readonly string[];
  logger: LoggerService;
  signal?: AbortSignal;
  timeoutMilliseconds: number;
}

/** Whether `terraform` can be started here. @internal */
export async function hasTerraform(): Promise<boolean> {
  return new Promise(resolve => {
    const child = spawn('terraform', ['version'], { stdio: 'ignore' });
    child.on('error', () => resolve(false));
    child.on('close', code => resolve(code === 0));
  });
}

/**
 * Runs Terraform with its arguments as a list and writes what it says to the log of the task.
 *
 * @returns everything it said
 * @throws InputError when it fails, with the last lines it said
 * @internal
 */
export async function runTerraform(
  args: readonly string[],
  run: TerraformRun,
): Promise<string> {
  const { logger, signal } = run;
  signal?.throwIfAborted();
  const child = spawn('terraform', [...args], {
    cwd: run.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...pick([...PASSED, ...run.environment]),
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
      CHECKPOINT_DISABLE: '1',
    },
  });
  const end = () => child.kill('SIGTERM');
  const timer = setTimeout(end, run.timeoutMilliseconds);
  signal?.addEventListener('abort', end);
  let said = '';
  const listen = (chunk: Buffer) => {
    const text = chunk.toString('utf8').replace(ESCAPES, '');
    said = (said + text).slice(-MAX_OUTPUT);
    for (const line of text.split('\n')) {
      if (line.trim()) {
        logger.info(line.slice(0, MAX_LINE));
      }
    }
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    signal?.throwIfAborted();
    if (code !== 0) {
      const last = said.trim().split('\n').slice(-15).join('\n');
      throw new InputError(
        code === null
          ? `terraform ${args[0]} took too long and was ended`
          : `terraform ${args[0]} failed:\n${last}`,
      );
    }
    return said;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}

function pick(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap(name => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
