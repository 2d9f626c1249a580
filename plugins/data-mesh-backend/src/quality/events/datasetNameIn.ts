// SPDX-License-Identifier: Apache-2.0
import type { Contract } from '@meshwright/contracts';

const lower = (text: string) => text.toLocaleLowerCase('en-US');

const lastPart = (name: string) => lower(name).split(/[./]/).at(-1)!;

/**
 * What a contract calls a dataset that it describes, so that results of it lie beside those that the portal measures.
 *
 * @param name - of the dataset in the lineage, such as `db.schema.table`
 * @returns the same name where it cannot be told which table it is
 * @internal
 */
export function datasetNameIn({ schema }: Contract, name: string): string {
  if (schema.length === 1) return schema[0].name;
  const own = schema.filter(object =>
    [object.name, object.physicalName].some(
      known => known !== undefined && lastPart(known) === lastPart(name),
    ),
  );
  return own.length === 1 ? own[0].name : name;
}
