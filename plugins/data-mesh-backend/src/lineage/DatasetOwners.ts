// SPDX-License-Identifier: Apache-2.0
import { type Identifier, parseNodeId, readLineage } from '@meshwright/lineage';
import type { LiveGraph, LiveLineage } from './live/LiveGraph';
import { productsOf } from './troubles';

/** A dataset that a product provides. @internal */
export interface OwnedDataset {
  /** Entity ref of the product. */
  productRef: string;
  /** Entity ref of the contract that describes it; `null` where several do. */
  contractRef: string | null;
  /** Its name as the lineage has it: `db.schema.table`, a path, a topic. */
  name: string;
}

/** Finds the owner of a dataset, whatever a source calls it. @internal */
export type OwnerOf = (dataset: Identifier) => OwnedDataset | undefined;

/** The id that events give a dataset; undefined where it has no usable name. */
function idOf({ namespace, name }: Identifier): string | undefined {
  const source = JSON.stringify({ dataset: { namespace, name } });
  const { nodes } = readLineage([{ path: 'dataset', source }]);
  return nodes.find(({ type }) => type === 'dataset')?.id;
}

function ownerIn(live: LiveLineage, dataset: Identifier) {
  const own = idOf(dataset);
  if (own === undefined) return undefined;
  const id = live.resolve(own);
  const [productRef] = productsOf([id], live);
  if (productRef === undefined) return undefined;
  const files = (live.about(id)?.facts.contracts ?? []).flatMap(
    ({ file }) => file ?? [],
  );
  const contracts = new Set(files);
  return {
    productRef,
    contractRef: contracts.size === 1 ? files[0] : null,
    name: parseNodeId(id)?.name ?? dataset.name,
  };
}

/**
 * Which products provide datasets, for other features of the portal. It knows no caller: what somebody may see or say of
 * a product is for who asks to decide.
 *
 * @internal
 */
export class DatasetOwners {
  readonly #live: Pick<LiveGraph, 'get'>;

  constructor(live: Pick<LiveGraph, 'get'>) {
    this.#live = live;
  }

  /** Answers for any number of datasets by the lineage as it is now. */
  async now(): Promise<OwnerOf> {
    const live = await this.#live.get();
    return dataset => ownerIn(live, dataset);
  }
}
