// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { redactor } from './redactor';

const MAX_LINE = 2_000;
const MAX_OUTPUT = 1_000_000;
const MAX_JSON = 100_000_000;
/** How long Terraform may take to let go of what it holds once it is told to end, in milliseconds. */
const GRACE = 10_000;

/** What colours the lines of a terminal, and other signs that are no text. */
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
  /** The program, by name or by its whole path. */
  command: string;
  folder: string;
  /** Folder outside the workspace for what Terraform keeps for itself: providers, modules, the backend's settings. */
  dataFolder: string;
  /** Names of variables of the portal's environment that it gets as well; their values are kept out of the log. */
  environment: readonly string[];
  /** Other words that are kept out of the log and of errors. */
  secrets: readonly string[];
  logger: LoggerService;
  signal?: AbortSignal;
  timeoutMilliseconds: number;
}

/** How one command ended. @internal */
export interface TerraformEnd {
  /** 0, or 2 where a plan was asked to say by it that something changes. */
  code: number;
  /** What it wrote to its standard output. */
  output: string;
}

/** Whether Terraform can be started here. @internal */
export async function hasTerraform(command: string): Promise<boolean> {
  return new Promise(resolve => {
    const child = spawn(command, ['version'], { stdio: 'ignore' });
    child.on('error', () => resolve(false));
    child.on('close', code => resolve(code === 0));
  });
}

/**
 * Runs Terraform with its arguments as a list and writes what it says to the log of the task.
 *
 * @param quiet - keeps its standard output out of the log, for output that is data
 * @throws InputError when it fails, with the last lines it said
 * @internal
 */
export async function runTerraform(
  args: readonly string[],
  run: TerraformRun,
  { quiet = false }: { quiet?: boolean } = {},
): Promise<TerraformEnd> {
  const { logger, signal } = run;
  signal?.throwIfAborted();
  const passed = pick([...PASSED, ...run.environment]);
  const redact = redactor([
    ...Object.values(pick(run.environment)),
    ...run.secrets,
  ]);
  const child = spawn(run.command, [...args], {
    cwd: run.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...passed,
      TF_DATA_DIR: run.dataFolder,
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
      CHECKPOINT_DISABLE: '1',
    },
  });
  let tooLate: NodeJS.Timeout | undefined;
  let wasEnded = false;
  const end = () => {
    wasEnded = true;
    child.kill('SIGTERM');
    tooLate ??= setTimeout(() => child.kill('SIGKILL'), GRACE);
  };
  const timer = setTimeout(end, run.timeoutMilliseconds);
  signal?.addEventListener('abort', end);

  let output = '';
  let said = '';
  const tell = (text: string) => {
    const line = redact(text.replace(ESCAPES, ''));
    if (line.trim()) {
      said = `${said}${line}\n`.slice(-MAX_OUTPUT);
      logger.info(line.slice(0, MAX_LINE));
    }
  };
  const out = lines(tell);
  const error = lines(tell);
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output = (output + text).slice(-(quiet ? MAX_JSON : MAX_OUTPUT));
    if (!quiet) {
      out.take(text);
    }
  });
  child.stderr.setEncoding('utf8').on('data', error.take);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    out.end();
    error.end();
    signal?.throwIfAborted();
    if (wasEnded) {
      throw new InputError(
        `terraform ${args[0]} took longer than ${Math.round(
          run.timeoutMilliseconds / 1000,
        )} s and was ended`,
      );
    }
    if (code !== 0 && !(code === 2 && args.includes('-detailed-exitcode'))) {
      const last = said.trim().split('\n').slice(-15).join('\n');
      throw new InputError(`terraform ${args[0]} failed:\n${last}`);
    }
    return { code, output };
  } finally {
    clearTimeout(timer);
    clearTimeout(tooLate);
    signal?.removeEventListener('abort', end);
  }
}

/** Puts pieces of text together to lines: a piece may end anywhere. */
function lines(tell: (line: string) => void) {
  let rest = '';
  return {
    take: (text: string) => {
      const parts = (rest + text).split('\n');
      rest = parts.pop()!.slice(-MAX_OUTPUT);
      parts.forEach(tell);
    },
    end: () => tell(rest),
  };
}

function pick(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap(name => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
