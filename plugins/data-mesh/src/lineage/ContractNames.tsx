// SPDX-License-Identifier: Apache-2.0
import type { LineageNodeFacts } from '@meshwright/plugin-data-mesh-common';
import { RefChip } from '../header/RefChip';

/** Contracts of something in the lineage; those that are in the catalog lead to their page. @internal */
export function ContractNames(props: {
  contracts: NonNullable<LineageNodeFacts['contracts']>;
}) {
  return (
    <>
      {props.contracts.map(({ id, version, name, file }) => {
        const words = `${name ?? id}${version ? ` ${version}` : ''}`;
        return (
          <div key={`${id} ${version}`}>
            {file?.startsWith('api:') ? (
              <RefChip entityRef={file} kind="API" title={words} />
            ) : (
              words
            )}
          </div>
        );
      })}
    </>
  );
}
