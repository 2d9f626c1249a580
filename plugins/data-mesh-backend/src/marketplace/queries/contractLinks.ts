// SPDX-License-Identifier: Apache-2.0
import type { ContractLink } from '@meshwright/plugin-data-mesh-common';
import type { PortContract } from '../analysis';
import { chunksOf, type ContractRow, type EntityRow } from '../database';
import { CONTRACT_KIND, type QueryContext } from './context';
import { Links } from './links';

type ContractInfo = Pick<
  EntityRow,
  'id' | 'ref' | 'title' | 'errors' | 'warnings'
> &
  Pick<ContractRow, 'contract_id' | 'version' | 'status'>;

/** Links to contracts with what is known of them. @internal */
export class ContractLinks {
  readonly #contracts: ReadonlyMap<string, ContractInfo>;
  readonly #links: Links;

  /** Looks up those of the given contracts that the caller may see. */
  static async load(
    context: QueryContext,
    refs: string[],
  ): Promise<ContractLinks> {
    const { knex, visibility } = context;
    const contracts = new Map<string, ContractInfo>();
    for (const chunk of chunksOf([...new Set(refs)])) {
      const query = knex('marketplace_entity as entity')
        .join('marketplace_contract as contract', 'contract.id', 'entity.id')
        .select(
          'entity.id',
          'entity.ref',
          'entity.title',
          'entity.errors',
          'entity.warnings',
          'contract.contract_id',
          'contract.version',
          'contract.status',
        )
        .whereIn('entity.ref', chunk);
      const rows: ContractInfo[] = await visibility.narrow(query, {
        id: 'entity.id',
        kind: CONTRACT_KIND,
      });
      rows.forEach(row => contracts.set(row.ref, row));
    }
    // A port may name an API that is no contract.
    const links = await Links.load(context, refs);
    return new ContractLinks(contracts, links);
  }

  private constructor(
    contracts: ReadonlyMap<string, ContractInfo>,
    links: Links,
  ) {
    this.#contracts = contracts;
    this.#links = links;
  }

  /** Ids of the entities of the contracts that were found. */
  get ids(): number[] {
    return [...this.#contracts.values()].map(({ id }) => id);
  }

  to(port: PortContract): ContractLink {
    const link = this.#links.to(port.ref, port.written);
    const contract = this.#contracts.get(port.ref);
    if (!contract) {
      return link;
    }
    const { errors, warnings } = contract;
    return {
      ...link,
      contractId: contract.contract_id ?? undefined,
      version: contract.version ?? undefined,
      status: contract.status ?? undefined,
      problems: { errors, warnings },
    };
  }
}
