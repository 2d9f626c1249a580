// SPDX-License-Identifier: Apache-2.0
import { readCustomDocument, shapes } from '@meshwright/contracts';
import { readSource } from '../../files/read';
import type { Io } from '../../terminal/io';
import { refuse } from './refuse';

const shape = shapes.record('file of facts', {
  subjects: shapes.required(
    shapes.mapOf('subjects', shapes.mapOf('subject', shapes.any)),
  ),
});

/**
 * Reads what other tools know: sections of facts by the ref, name or id of a product or contract.
 *
 * @throws Failure for a file that has something wrong
 */
export async function readFacts(
  file: string,
  io: Io,
): Promise<Record<string, unknown>> {
  const source = await readSource(file, io);
  const { data, findings } = readCustomDocument(source, shape, {
    namespace: 'facts',
  });
  if (findings.some(({ severity }) => severity === 'error')) {
    throw refuse('The facts', file, findings);
  }
  return (data as { subjects: Record<string, unknown> }).subjects;
}
