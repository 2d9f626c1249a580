// SPDX-License-Identifier: Apache-2.0
import { posix } from 'node:path';
import { DEFAULT_NAMESPACE, makeValidator } from '@backstage/catalog-model';
import {
  CONTRACT_ID_ANNOTATION,
  CONTRACT_VERSION_ANNOTATION,
  type DescriptorFinding,
  MESHWRIGHT_API_VERSION,
  PRODUCT_ID_ANNOTATION,
} from '@meshwright/plugin-data-mesh-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import { meshFinding } from '../descriptors/findings';
import {
  compact,
  legalTags,
  originAnnotations,
  safeLinks,
} from '../descriptors/metadata';
import { isEntityName, nameOfPath, slug } from '../descriptors/names';
import {
  type Draft,
  type DraftReference,
  fileId,
  type MeshKind,
  type SourceFile,
} from '../descriptors/types';
import { contractFacts } from './contractFacts';
import { mendSpec } from './mendSpec';
import { isObject, plainJson } from './plainData';

const { isValidAnnotationKey, isValidLabelKey, isValidLabelValue } =
  makeValidator();

/** A stated entity as a draft, mended where it is wrong. @internal */
export function statedDraft(
  file: SourceFile,
  data: JsonObject,
  index: number,
  lineOf: (path: string[]) => number,
): Draft {
  const findings: DescriptorFinding[] = [];
  const references: DraftReference[] = [];
  const plain = plainJson(data, (path, key, target) => {
    const reference = localFile(file, path, key, target);
    if (reference) {
      references.push(reference);
    } else {
      findings.push(notFollowed(path, key));
    }
    return null;
  }) as JsonObject;
  const kind = plain.kind as MeshKind;
  const metadata = isObject(plain.metadata) ? plain.metadata : {};
  const name = entityName(file, metadata.name, findings);
  const { spec, findings: aboutSpec } = mendSpec(kind, plain.spec);
  findings.push(...aboutSpec);
  const annotations = texts(metadata.annotations, isValidAnnotationKey);
  const apiVersion = apiVersionOf(kind, plain.apiVersion, findings);
  const facts = contractFacts(kind, spec.definition);
  findings.push(...facts.findings);
  const definition =
    typeof spec.definition === 'string' ? spec.definition : undefined;
  delete spec.definition;
  return {
    key: `entity:${index}`,
    origin: 'stated',
    namespace:
      typeof metadata.namespace === 'string' && isEntityName(metadata.namespace)
        ? metadata.namespace
        : file.namespace ?? DEFAULT_NAMESPACE,
    baseName: name.toLowerCase(),
    externalId:
      annotations[
        kind === 'API' ? CONTRACT_ID_ANNOTATION : PRODUCT_ID_ANNOTATION
      ] ?? facts.id,
    version:
      annotations[CONTRACT_VERSION_ANNOTATION] ??
      facts.version ??
      text(spec.version),
    status: text(spec.lifecycle)?.toLowerCase(),
    definition,
    references: [...references, ...specReferences(spec)],
    findings: findings.map(finding => ({
      ...finding,
      line:
        finding.line > 1
          ? finding.line
          : lineOf(finding.path.split('/').slice(1)),
    })),
    entity: {
      apiVersion,
      kind,
      metadata: compact({
        name,
        title: text(metadata.title),
        description: text(metadata.description),
        labels: labelsOf(metadata.labels),
        annotations: {
          ...annotations,
          ...facts.annotations,
          ...originAnnotations(file),
        },
        tags: legalTags(list(metadata.tags).map(String)),
        links: safeLinks(
          list(metadata.links)
            .filter(isObject)
            .map(link => ({
              url: String(link.url ?? ''),
              title: text(link.title),
              type: text(link.type),
            })),
        ),
      }),
      spec,
    },
  };
}

const API_VERSIONS: Partial<Record<MeshKind, string[]>> = {
  API: ['backstage.io/v1alpha1', 'backstage.io/v1beta1'],
};

/** A version that the catalog knows; it refuses entities of others. */
function apiVersionOf(
  kind: MeshKind,
  stated: JsonValue | undefined,
  findings: DescriptorFinding[],
): string {
  const known = API_VERSIONS[kind] ?? [MESHWRIGHT_API_VERSION];
  if (typeof stated === 'string' && known.includes(stated)) {
    return stated;
  }
  findings.push(
    meshFinding(
      'error',
      'unknown-version',
      `'${String(stated).slice(0, 80)}' is no version of ${kind}.`,
      { path: '/apiVersion', fix: `Write 'apiVersion: ${known[0]}'` },
    ),
  );
  return known[0];
}

function entityName(
  file: SourceFile,
  stated: JsonValue | undefined,
  findings: DescriptorFinding[],
): string {
  if (typeof stated === 'string' && isEntityName(stated)) {
    return stated;
  }
  const name =
    slug(typeof stated === 'string' ? stated : '').slice(0, 63) ||
    nameOfPath(file.path).slice(0, 63);
  findings.push(
    meshFinding(
      'error',
      'wrong-name',
      typeof stated === 'string'
        ? `'${stated.slice(
            0,
            80,
          )}' is no name for an entity; it is shown as '${name}'.`
        : `The entity has no name; it is shown as '${name}'.`,
      {
        path: '/metadata/name',
        fix: `Write 'name: ${name}', or another name of letters, digits, '-', '_' and '.', at most 63 long`,
      },
    ),
  );
  return name;
}

/** The file of a `$text` that points at a contract in the same repository or folder. */
function localFile(
  file: SourceFile,
  path: string,
  key: string,
  target: unknown,
): DraftReference | undefined {
  if (
    path !== '/spec/definition' ||
    key !== '$text' ||
    typeof target !== 'string' ||
    /^[a-z][a-z0-9+.-]*:/i.test(target)
  ) {
    return undefined;
  }
  const resolved = target.startsWith('/')
    ? posix.normalize(target.slice(1))
    : posix.normalize(posix.join(posix.dirname(file.path), target));
  return resolved.startsWith('..')
    ? undefined
    : {
        role: 'definition',
        target: fileId(file.sourceId, file.tree, resolved),
        path,
      };
}

function notFollowed(path: string, key: string): DescriptorFinding {
  return meshFinding(
    'error',
    'reference-not-followed',
    `'${key}' at '${path
      .slice(1)
      .replaceAll(
        '/',
        '.',
      )}' is not followed: only 'spec.definition' of an API may point, with '$text', at a contract file of the same repository.`,
    { path, fix: 'Write the text here, or a path relative to this file' },
  );
}

function specReferences(spec: JsonObject): DraftReference[] {
  const references: DraftReference[] = [];
  for (const role of ['owner', 'domain'] as const) {
    const target = text(spec[role]);
    if (target) {
      references.push({ role, target, path: `/spec/${role}` });
    }
  }
  const ports = [
    ['inputPorts', 'input'],
    ['outputPorts', 'output'],
  ] as const;
  for (const [field, role] of ports) {
    list(spec[field])
      .filter(isObject)
      .forEach((port, index) => {
        if (typeof port.contract === 'string') {
          references.push({
            role,
            target: port.contract,
            version: text(port.version),
            port: index,
            path: `/spec/${field}/${index}/contract`,
          });
        }
      });
  }
  return references;
}

function labelsOf(value: JsonValue | undefined) {
  const labels = texts(value, isValidLabelKey);
  const valid = Object.entries(labels).filter(([, label]) =>
    isValidLabelValue(label),
  );
  return valid.length > 0 ? Object.fromEntries(valid) : undefined;
}

function texts(
  value: JsonValue | undefined,
  isValidKey: (key: string) => boolean,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).flatMap(([key, member]) =>
      isValidKey(key) && ['string', 'number', 'boolean'].includes(typeof member)
        ? [[key, String(member)]]
        : [],
    ),
  );
}

function list(value: JsonValue | undefined): JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function text(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
