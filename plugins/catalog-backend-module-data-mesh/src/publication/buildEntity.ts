// SPDX-License-Identifier: Apache-2.0
import { type Entity, parseEntityRef } from '@backstage/catalog-model';
import {
  type DescriptorFinding,
  findingsToAnnotations,
} from '@meshwright/plugin-data-mesh-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import { compact } from '../descriptors/metadata';
import type { Surroundings } from './BatchResolver';
import { type DueEntity, referencesOf } from './DueEntity';
import { noteFindings } from './noteFindings';
import { resolveOrg } from './resolveOrg';
import { resolvePorts } from './resolvePorts';
import type { SourceSettings } from './settings';

/** An entity as the catalog gets it. @internal */
export interface BuiltEntity {
  entity: Entity;
  /** Positions of references to people and domains that lead nowhere yet. */
  open: number[];
}

/** Makes the entity of a draft and of what surrounds it. @internal */
export function buildEntity(
  due: DueEntity,
  around: Surroundings,
  settings: SourceSettings | undefined,
): BuiltEntity {
  const { row, draft } = due;
  const findings: DescriptorFinding[] = JSON.parse(row.findings);
  findings.push(...noteFindings(row));
  const spec: JsonObject = structuredClone(draft.entity.spec);
  let open: number[] = [];
  if (row.origin === 'descriptor' || row.origin === 'unreadable') {
    const org = resolveOrg(due, around, settings);
    open = org.open;
    if (row.origin === 'descriptor') {
      findings.push(...org.findings);
    }
    Object.assign(
      spec,
      compact({
        owner: org.owner,
        domain: org.domain,
        ...(row.kind === 'DataProduct' && {
          additionalDomains: org.extraDomains,
        }),
      }),
    );
  }
  if (row.kind === 'DataProduct') {
    const ports = resolvePorts(due, around);
    findings.push(...ports.findings);
    setContracts(spec.inputPorts, ports.inputs);
    setContracts(spec.outputPorts, ports.outputs);
    const dependsOn = new Set([...texts(spec.dependsOn), ...ports.dependsOn]);
    if (dependsOn.size > 0) {
      spec.dependsOn = [...dependsOn].sort();
    }
    const readme = readmeOf(due, around);
    if (readme !== undefined) {
      spec.readme = readme;
    }
  }
  const annotations = { ...draft.entity.metadata.annotations };
  const definition = definitionOf(due, around, annotations, findings);
  if (definition !== undefined) {
    spec.definition = definition;
  }
  const { name, namespace } = parseEntityRef(row.entity_ref!);
  const statedName = draft.entity.metadata.name;
  return {
    open,
    entity: {
      apiVersion: draft.entity.apiVersion,
      kind: draft.entity.kind,
      metadata: {
        ...draft.entity.metadata,
        name: statedName?.toLowerCase() === name ? statedName : name,
        namespace,
        title: titleOf(due, name),
        annotations: { ...annotations, ...findingsToAnnotations(findings) },
      },
      spec,
    },
  };
}

/** Versions of a contract stand side by side in lists, so each says which it is. */
function titleOf({ row, draft }: DueEntity, name: string): string | undefined {
  const { title } = draft.entity.metadata;
  if (row.kind !== 'API' || row.origin !== 'descriptor' || !title) {
    return title;
  }
  const ending = /-v(\d[\w.-]*)$/.exec(name)?.[1];
  if (!ending) {
    return title;
  }
  return /^\d+$/.test(ending)
    ? `${title} v${ending}`
    : `${title} ${row.version}`;
}

/** Text of the README in the folder of a product's descriptor. */
function readmeOf(due: DueEntity, around: Surroundings): string | undefined {
  const reference = referencesOf(due, 'readme')[0];
  return reference && around.readmes.get(reference.target);
}

function setContracts(
  ports: JsonValue | undefined,
  contracts: Map<number, string>,
) {
  if (Array.isArray(ports)) {
    ports.forEach((port, index) => {
      const contract = contracts.get(index);
      if (contract) {
        (port as JsonObject).contract = contract;
      }
    });
  }
}

/** Text of a contract or policy: its own, or that of the file that a stated API points at. */
function definitionOf(
  due: DueEntity,
  around: Surroundings,
  annotations: Record<string, string>,
  findings: DescriptorFinding[],
): string | undefined {
  const reference = referencesOf(due, 'definition')[0];
  if (!reference) {
    return due.row.definition ?? undefined;
  }
  const contract = around.definitions.get(reference.target);
  if (!contract) {
    findings.push({
      severity: 'error',
      rule: 'catalog/unresolved-definition',
      path: reference.path,
      line: 1,
      column: 1,
      message:
        "The file that 'spec.definition' points at is no data contract that the same source finds.",
      fix: "Correct the path, or add the file to the source's 'include'",
    });
    return undefined;
  }
  const { metadata } = JSON.parse(contract.draft).entity as Entity;
  for (const [key, value] of Object.entries(metadata.annotations ?? {})) {
    annotations[key] ??= value;
  }
  for (const finding of JSON.parse(contract.findings) as DescriptorFinding[]) {
    findings.push({ ...finding, file: contract.location });
  }
  return contract.definition ?? undefined;
}

function texts(value: JsonValue | undefined): string[] {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : [];
}
