// SPDX-License-Identifier: Apache-2.0
import { createColors } from 'picocolors';
import { cleanLines } from './clean';

export type Colours = ReturnType<typeof createColors>;

/** What a command sees of the world around it, so that tests can put another one in its place. */
export interface Io {
  /** Folder that relative paths start from. */
  cwd: string;
  /** Colours for standard output; plain where they are not wanted. */
  colours: Colours;
  /** Colours for standard error. */
  errorColours: Colours;
  /** Columns of the terminal; 120 where there is none. */
  width: number;
  /** Writes to standard output what a command composed itself; texts from outside were cleaned before. */
  out(text: string): void;
  /** Writes a converted document: as it is into a file or a pipe, cleaned onto a terminal. */
  outDocument(text: string): void;
  /** Writes to standard error. */
  error(text: string): void;
  /** Reads standard input, at most so many bytes. */
  readInput(most: number): Promise<Uint8Array>;
}

/** By the conventions of https://no-color.org and its opposite. */
function wantsColours(
  stream: { isTTY?: boolean },
  env: NodeJS.ProcessEnv,
): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR && env.FORCE_COLOR !== '0') return true;
  return Boolean(stream.isTTY) && env.TERM !== 'dumb';
}

async function readAll(
  stream: NodeJS.ReadStream,
  most: number,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    size += bytes.length;
    if (size >= most) break;
  }
  return Buffer.concat(chunks).subarray(0, most);
}

/** The real world: the streams of this process. */
export function processIo(): Io {
  const { stdout, stderr, stdin, env } = process;
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // Whoever reads from us may stop early, as `head` does.
      if (error.code !== 'EPIPE') throw error;
    });
  }
  return {
    cwd: process.cwd(),
    colours: createColors(wantsColours(stdout, env)),
    errorColours: createColors(wantsColours(stderr, env)),
    width: stdout.columns ?? 120,
    out: text => {
      stdout.write(text);
    },
    outDocument: text => {
      stdout.write(stdout.isTTY ? cleanLines(text) : text);
    },
    error: text => {
      stderr.write(text);
    },
    readInput: most => readAll(stdin, most),
  };
}
