// SPDX-License-Identifier: Apache-2.0
import type { BlueprintInput } from '../blueprint/input';
import { resolveBlueprint } from '../blueprint/resolve';
import type { ResolvedServices, Stack } from '../blueprint/types';
import { createContext, generate } from '../generate/generate';
import type { Cloud, GenerationContext } from '../generate/types';

const nothing: ResolvedServices = {
  storage: false,
  processing: 'none',
  warehouse: false,
  catalog: false,
  orchestration: 'none',
  visualization: false,
};

const everything: ResolvedServices = {
  storage: true,
  processing: 'native',
  warehouse: true,
  catalog: true,
  orchestration: 'native',
  visualization: true,
};

/** What each service of a cloud is called in tests. */
export interface ServiceNames {
  storage: string;
  processing: string;
  warehouse: string;
  catalog: string;
  orchestration: string;
  visualization: string;
}

/** Each service of a cloud alone, and two sets with all of them: `everything` and `everything, open source`. */
export const serviceSetsOf = (names: ServiceNames) =>
  ({
    nothing,
    [names.storage]: { ...nothing, storage: true },
    [names.processing]: { ...nothing, processing: 'native' },
    spark: { ...nothing, processing: 'spark' },
    [names.warehouse]: { ...nothing, warehouse: true },
    [names.catalog]: { ...nothing, catalog: true },
    [names.orchestration]: { ...nothing, orchestration: 'native' },
    airflow: { ...nothing, orchestration: 'airflow' },
    [names.visualization]: { ...nothing, visualization: true },
    everything,
    'everything, open source': {
      ...everything,
      processing: 'spark',
      orchestration: 'airflow',
    },
  } satisfies Record<string, ResolvedServices> as Readonly<
    Record<string, ResolvedServices>
  >);

/** What a test may say of a product; the rest is a usual one. */
export interface Wanted {
  stack?: Stack;
  services?: ResolvedServices;
  contract?: string;
  extra?: Partial<BlueprintInput>;
}

/** Ways to make a usual product of one cloud, whose contracts are all the same text. */
export function createBuilder(usual: {
  cloud: Cloud;
  contract: string;
  /** What the blueprint says beside what all of these tests say. */
  blueprint: Pick<BlueprintInput, 'access' | 'environments'> &
    Partial<BlueprintInput>;
}) {
  function inputOf(wanted: Wanted) {
    const { services = everything, contract = usual.contract } = wanted;
    const input: BlueprintInput = {
      apiVersion: 'meshwright.io/v1alpha1',
      kind: 'Blueprint',
      product: {
        name: 'orders',
        domain: 'sales',
        owner: 'group:default/sales',
        contact: 'sales@example.com',
      },
      services,
      outputs: [{ name: 'orders', contract: 'orders.yaml' }],
      sandbox: { enabled: true },
      dataLossPrevention: true,
      ...usual.blueprint,
      ...wanted.extra,
    };
    return {
      blueprint: resolveBlueprint(input, usual.cloud),
      contracts: { 'orders.yaml': contract },
      cloud: usual.cloud.id,
      stack: wanted.stack ?? 'product',
    };
  }
  /** Generates a stack, with the repository around it for a product. */
  const build = (wanted: Wanted = {}) => generate(inputOf(wanted));
  return {
    build,
    /** The context alone. @throws Error where the input is refused */
    contextOf(wanted: Wanted = {}): GenerationContext {
      const { context, findings } = createContext(inputOf(wanted));
      if (!context) {
        throw new Error(findings.map(({ message }) => message).join());
      }
      return context;
    },
    /** What is said about a product, without generating it. */
    findingsOf: (wanted: Wanted) => createContext(inputOf(wanted)).findings,
    /** Content of a generated file. @throws Error where there is none of that path */
    fileOf(wanted: Wanted, path: string): string {
      const file = build(wanted).files.find(found => found.path === path);
      if (!file) throw new Error(`There is no ${path}.`);
      return file.content;
    },
  };
}
