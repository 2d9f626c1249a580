// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createColors } from 'picocolors';
import { main } from '../main';
import type { Io } from '../terminal/io';

/** What a run of the command line gave. */
export interface Run {
  code: number;
  out: string;
  error: string;
}

/** A folder of its own, and the command line run inside it. */
export class World {
  readonly folder = mkdtempSync(join(tmpdir(), 'meshwright-cli-'));

  /** Writes a file below the folder and gives its whole path. */
  write(path: string, content: string | Uint8Array): string {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  /** Runs the command line in this process. */
  async run(
    args: string[],
    given: { input?: string; colour?: boolean; terminal?: boolean } = {},
  ): Promise<Run> {
    const run: Run = { code: 0, out: '', error: '' };
    const colours = createColors(given.colour ?? false);
    const io: Io = {
      cwd: this.folder,
      colours,
      errorColours: colours,
      width: 100,
      out: text => {
        run.out += text;
      },
      outDocument: text => {
        run.out += text;
      },
      error: text => {
        run.error += text;
      },
      readInput: async most => Buffer.from(given.input ?? '').subarray(0, most),
    };
    run.code = await main(args, io);
    return run;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A contract without anything wrong, with what a test wants changed. */
export function orders(
  given: {
    version?: string;
    columns?: string[];
    extra?: string;
    name?: string;
  } = {},
): string {
  const {
    version = '1.0.0',
    name = 'Orders',
    columns = ['order_id', 'total'],
    extra = '',
  } = given;
  const properties = columns
    .map(column => `      - name: ${column}\n        logicalType: string`)
    .join('\n');
  return `apiVersion: v3.1.0
kind: DataContract
id: orders
name: ${name}
version: ${version}
status: active
schema:
  - name: orders
    physicalType: table
    properties:
${properties}
${extra}`;
}

/** A data product without anything wrong. */
export const product = `apiVersion: v1.0.0
kind: DataProduct
id: orders-product
name: Orders
version: 1.0.0
status: active
outputPorts:
  - name: orders
    version: 1.0.0
    contractId: orders
`;
