// SPDX-License-Identifier: Apache-2.0
import { NotFoundError } from '@backstage/errors';
import type {
  AttentionItem,
  ContractVersion,
  DataMeshApi,
  DomainDetail,
  MeshOverview,
  ProblemPage,
  ProblemQuery,
  ProductDetail,
  ProductPage,
  ProductQuery,
  ProductSummary,
  SourceStatus,
} from '@meshwright/plugin-data-mesh-common';
import {
  countBy,
  describeDomain,
  flowsBetween,
  summarizeDomain,
} from './mockDomains';
import { mockMesh } from './mockMesh';
import { describeSources, queryProblems } from './mockProblems';
import { queryProducts } from './mockProducts';

const SIZE = 200;
const DRAWN = 150;
const DELAY_MS = 250;

/** Answers from a made-up mesh, as the backend would. */
export class MockDataMeshApi implements DataMeshApi {
  readonly #mesh = mockMesh(SIZE);

  async queryProducts(query: ProductQuery): Promise<ProductPage> {
    await pause();
    return queryProducts(this.#mesh, query);
  }

  async getProduct(entityRef: string): Promise<ProductDetail> {
    throw new NotFoundError(`The made-up mesh has no details of ${entityRef}`);
  }

  async getContractVersions(): Promise<{ items: ContractVersion[] }> {
    return { items: [] };
  }

  async getDomain(entityRef: string): Promise<DomainDetail> {
    await pause();
    return describeDomain(this.#mesh, entityRef);
  }

  async getMesh(): Promise<MeshOverview> {
    await pause();
    const { products, connections, domains } = this.#mesh;
    const flows = flowsBetween(this.#mesh, domain => domain.parent ?? domain);
    const broken = products.filter(product => product.problems.errors > 0);
    return {
      totals: {
        domains: domains.length,
        products: products.length,
        contracts: 312,
        connections: connections.length,
        crossDomainConnections: flows.reduce(
          (sum, flow) => sum + flow.contractCount,
          0,
        ),
        owners: 14,
        problems: { errors: broken.length, warnings: 31 },
      },
      domains: domains.map(domain => summarizeDomain(this.#mesh, domain)),
      flows,
      products: products.slice(0, DRAWN).map(product => ({
        entityRef: product.entityRef,
        title: product.title,
        resolved: true,
        domain: product.domain?.entityRef,
        lifecycle: product.lifecycle,
        problems: product.problems,
      })),
      connections: connections.map(({ from, to, contract }) => ({
        from: from.entityRef,
        to: to.entityRef,
        contract,
      })),
      moreProducts: SIZE - DRAWN,
      attention: broken.slice(0, 9).map(toAttention),
      moreAttention: 6,
      byLifecycle: countBy(products, product => product.lifecycle),
      recentlyChanged: products.slice(0, 10),
    };
  }

  async queryProblems(query: ProblemQuery): Promise<ProblemPage> {
    await pause();
    return queryProblems(this.#mesh, query);
  }

  async getSources(): Promise<{ items: SourceStatus[] }> {
    await pause();
    return { items: describeSources() };
  }
}

const REASONS: Array<Pick<AttentionItem, 'reason' | 'message'>> = [
  {
    reason: 'descriptor-error',
    message:
      'Its contract has 2 errors, so consumers cannot rely on it: correct the descriptor.',
  },
  {
    reason: 'no-owner',
    message: 'Nobody answers for it: name a group in the descriptor.',
  },
  {
    reason: 'retired-in-use',
    message:
      'It is retired and 3 products still read it: move them to its successor.',
  },
];

function toAttention(product: ProductSummary, i: number): AttentionItem {
  return {
    ...REASONS[i % REASONS.length],
    subject: {
      entityRef: product.entityRef,
      title: product.title,
      resolved: true,
    },
    owner: product.owner,
    mine: i < 2,
  };
}

function pause(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, DELAY_MS));
}
