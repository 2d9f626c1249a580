// SPDX-License-Identifier: Apache-2.0
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { devNull } from 'node:os';

const DEFAULT_TIMEOUT = 60_000;
const DEFAULT_MAX_OUTPUT = 32 * 1024 * 1024;
const MAX_ERROR_TEXT = 4_000;

/**
 * Settings that hold for every call: nothing that a repository, a person's home or the machine configures runs a
 * program, and only the repository that is named is looked at.
 */
const FIXED_ARGS = [
  '-c',
  `core.hooksPath=${devNull}`,
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.attributesFile=',
  '-c',
  'safe.directory=*',
  '-c',
  'protocol.allow=never',
  '-c',
  'gc.auto=0',
];

/** How git is called. @public */
export interface GitOptions {
  /** A bare repository. */
  repository?: string;
  /** What git reads on its standard input. */
  input?: string | Uint8Array;
  /** Added to the few variables that git gets. */
  env?: Record<string, string>;
  /** Bytes of output after which the call fails. Default: 32 MiB. */
  maxOutput?: number;
  /** Milliseconds after which the call is ended. Default: one minute. */
  timeout?: number;
  signal?: AbortSignal;
  /** Exit codes that are answers and not failures. Default: only 0. */
  okCodes?: number[];
}

/** What a call of git came to. @public */
export interface GitResult {
  code: number;
  stdout: Buffer;
}

/** Git refused, with the words it said. @public */
export class GitError extends Error {
  readonly name = 'GitError';

  constructor(
    readonly code: number | undefined,
    /** First argument, such as `fast-import`. */
    readonly command: string,
    readonly stderr: string,
  ) {
    super(`git ${command} failed: ${stderr.trim() || `exit code ${code}`}`);
  }
}

/**
 * Starts git with its arguments as a list: no shell sees them. Hooks, system and personal settings are out of reach.
 *
 * @public
 */
export function spawnGit(
  args: string[],
  options: Pick<GitOptions, 'repository' | 'env'> = {},
): ChildProcessWithoutNullStreams {
  const { repository, env } = options;
  return spawn(
    'git',
    [
      ...FIXED_ARGS,
      ...(repository === undefined ? [] : [`--git-dir=${repository}`]),
      ...args,
    ],
    {
      cwd: repository,
      shell: false,
      windowsHide: true,
      env: {
        PATH: process.env.PATH ?? '',
        ...(process.env.SYSTEMROOT && { SYSTEMROOT: process.env.SYSTEMROOT }),
        LC_ALL: 'C',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: devNull,
        GIT_ATTR_NOSYSTEM: '1',
        GIT_TERMINAL_PROMPT: '0',
        ...env,
      },
    },
  );
}

/**
 * Runs git and waits for its answer.
 *
 * @throws GitError when git refuses; an `AbortError` when the signal asks for it
 * @public
 */
export async function runGit(
  args: string[],
  options: GitOptions = {},
): Promise<GitResult> {
  const { maxOutput = DEFAULT_MAX_OUTPUT, okCodes = [0], signal } = options;
  const { timeout = DEFAULT_TIMEOUT } = options;
  signal?.throwIfAborted();
  const [command] = args;
  const child = spawnGit(args, options);
  const output: Buffer[] = [];
  let size = 0;
  let errorText = '';
  let ended: string | undefined;
  const end = (reason: string) => {
    ended ??= reason;
    child.kill('SIGKILL');
  };
  const timer = setTimeout(
    () => end(`it took longer than ${timeout / 1000} seconds`),
    timeout,
  );
  const onAbort = () => end('it was cancelled');
  signal?.addEventListener('abort', onAbort);
  try {
    return await new Promise<GitResult>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxOutput) {
          end(`its answer has more than ${maxOutput} bytes`);
        } else {
          output.push(chunk);
        }
      });
      child.stderr.on('data', (chunk: Buffer) => {
        errorText = (errorText + chunk).slice(0, MAX_ERROR_TEXT);
      });
      child.on('error', error =>
        reject(
          (error as NodeJS.ErrnoException).code === 'ENOENT'
            ? new GitError(
                undefined,
                command,
                'git is not installed where the portal runs',
              )
            : error,
        ),
      );
      child.on('close', code => {
        if (signal?.aborted) {
          reject(signal.reason);
        } else if (ended || code === null || !okCodes.includes(code)) {
          reject(new GitError(code ?? undefined, command, ended ?? errorText));
        } else {
          resolve({ code, stdout: Buffer.concat(output) });
        }
      });
      // Git may have ended before it read everything; its exit code tells why.
      child.stdin.on('error', () => {});
      child.stdin.end(options.input ?? '');
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
