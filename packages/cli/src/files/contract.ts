// SPDX-License-Identifier: Apache-2.0
import type { Contract } from '@meshwright/contracts';
import { Failure } from '../failure';
import { fileTitle } from '../terminal/clean';
import type { Io } from '../terminal/io';
import { type Descriptor, readOneDescriptor } from './descriptors';

/**
 * Reads one file that has to be a data contract.
 *
 * @throws Failure when it cannot be read, or is none
 */
export async function readContract(
  path: string,
  io: Io,
): Promise<Descriptor & { contract: Contract }> {
  const descriptor = await readOneDescriptor(path, io);
  const { contract } = descriptor.result;
  if (!contract) {
    throw new Failure(`${fileTitle(path)} is a data product, and no contract.`);
  }
  return { ...descriptor, contract };
}
