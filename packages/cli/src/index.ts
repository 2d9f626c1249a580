// SPDX-License-Identifier: Apache-2.0
/**
 * The command line `meshwright`.
 *
 * @packageDocumentation
 */
import { main } from './main';
import { processIo } from './terminal/io';

/** Runs the command line of this process and leaves its exit code. @public */
export async function run(): Promise<void> {
  process.exitCode = await main(process.argv.slice(2), processIo());
}
