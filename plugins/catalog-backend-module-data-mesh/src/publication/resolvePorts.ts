// SPDX-License-Identifier: Apache-2.0
import type { DescriptorFinding } from '@meshwright/plugin-data-mesh-common';
import { columnKey } from '../database/keys';
import { meshFinding, placeOf } from '../descriptors/findings';
import type { DraftReference } from '../descriptors/types';
import { slug } from '../descriptors/names';
import type { Candidate } from '../estate/EstateIndex';
import { resolveContract } from '../estate/resolveContract';
import type { Surroundings } from './BatchResolver';
import { type DueEntity, referencesOf } from './DueEntity';

/** Contracts of a product's ports, and the products that it depends on by them. @internal */
export interface PortResolution {
  /** Refs of contracts by position of the port. */
  inputs: Map<number, string>;
  outputs: Map<number, string>;
  dependsOn: string[];
  findings: DescriptorFinding[];
}

/** Finds the contracts that a product's ports name, and who offers those that it reads. @internal */
export function resolvePorts(
  due: DueEntity,
  around: Surroundings,
): PortResolution {
  const { row } = due;
  const stated = row.origin === 'stated';
  const result: PortResolution = {
    inputs: new Map(),
    outputs: new Map(),
    dependsOn: [],
    findings: [],
  };
  const read: Candidate[] = [];
  const named = new Set(referencesOf(due, 'input').map(({ target }) => target));
  for (const reference of referencesOf(due, 'input', 'output', 'lineage')) {
    const { role, port, target, version } = reference;
    const resolution = resolveContract(
      { ...reference, stated },
      around.contracts,
      row.namespace,
    );
    const { entityRef, contract, otherVersion } = resolution;
    if (role !== 'output' && contract) {
      read.push(contract);
    }
    if (port !== undefined && role !== 'lineage') {
      const ports = role === 'input' ? result.inputs : result.outputs;
      ports.set(port, entityRef);
    }
    if (role === 'lineage' && named.has(target)) {
      continue;
    }
    if (!contract) {
      result.findings.push(unresolved(reference));
    } else if (otherVersion) {
      result.findings.push(
        meshFinding(
          'warning',
          'unresolved-version',
          `Contract '${target}' has no version ${version}; shown is ${
            contract.version ?? 'the one without a version'
          }.`,
          { ...placeOf(reference), fix: 'Name a version that there is' },
        ),
      );
    }
  }
  result.dependsOn = dependencies(due, read, around);
  return result;
}

function unresolved(reference: DraftReference): DescriptorFinding {
  return meshFinding(
    'warning',
    'unresolved-contract',
    `No contract with the id '${reference.target}' is known.`,
    {
      ...placeOf(reference),
      fix: 'Correct the id, or publish the contract where a source of the catalog finds it',
    },
  );
}

/** Products that offer what a product reads, and products that its ports name. */
function dependencies(
  due: DueEntity,
  read: Candidate[],
  around: Surroundings,
): string[] {
  const refs = new Set<string>();
  for (const contract of read) {
    around.offerings
      .productsOf(contract)
      .forEach(({ entityRef }) => refs.add(entityRef));
  }
  for (const { target } of referencesOf(due, 'source')) {
    const product = productNamed(target, around.products);
    if (product) {
      refs.add(product.entityRef);
    }
  }
  refs.delete(due.row.entity_ref ?? '');
  return [...refs].sort();
}

function productNamed(
  target: string,
  products: Candidate[],
): Candidate | undefined {
  return (
    products.find(({ externalId }) => externalId === columnKey(target)) ??
    products.find(({ baseName }) => baseName === slug(target))
  );
}
