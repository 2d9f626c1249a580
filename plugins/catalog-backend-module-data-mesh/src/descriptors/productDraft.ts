// SPDX-License-Identifier: Apache-2.0
import type { Product, StandardRef } from '@meshwright/contracts';
import {
  type DescriptorFinding,
  MESHWRIGHT_API_VERSION,
  PRODUCT_ID_ANNOTATION,
} from '@meshwright/plugin-data-mesh-common';
import type { JsonObject } from '@backstage/types';
import {
  compact,
  firstText,
  legalTags,
  originAnnotations,
  safeLinks,
} from './metadata';
import { baseName } from './names';
import { ownerReferences } from './people';
import { readmeIdOf } from './readme';
import type { Draft, DraftReference, SourceFile } from './types';

/** A data product as the entity it will be; its ports get their contracts when all documents are known. @internal */
export function productDraft(options: {
  file: SourceFile;
  key: string;
  product: Product;
  standard: StandardRef;
  findings: DescriptorFinding[];
  /** Ids of contracts that stand inside the document, by position of the output port. */
  inlineContracts: Map<number, { id: string; version?: string }>;
}): Draft {
  const { file, key, product, standard, findings, inlineContracts } = options;
  const { description } = product;
  return {
    key,
    origin: 'descriptor',
    namespace: file.namespace,
    baseName: baseName({
      name: product.name,
      id: product.id,
      place: `${file.id}${key}`,
    }),
    externalId: product.id,
    version: product.version,
    status: product.status?.toLowerCase(),
    references: [
      ...ownerReferences(product.owner, product.team),
      ...domainReferences(product),
      ...portReferences(product, inlineContracts),
      { role: 'readme', target: readmeIdOf(file), path: '' },
    ],
    findings,
    entity: {
      apiVersion: MESHWRIGHT_API_VERSION,
      kind: 'DataProduct',
      metadata: compact({
        title: firstText(product.title, product.name, product.id),
        description: firstText(description.purpose, description.text),
        annotations: compact({
          ...originAnnotations(file, standard),
          [PRODUCT_ID_ANNOTATION]: product.id,
        }) as Record<string, string>,
        tags: legalTags(product.tags),
        links: safeLinks([
          ...product.authoritativeDefinitions.map(link => ({
            url: link.url,
            title: firstText(link.description, link.type),
            type: link.type,
          })),
          ...product.managementPorts.map(port => ({
            url: port.url ?? '',
            title: port.name,
            type: port.content,
          })),
        ]),
      }),
      spec: productSpec(product),
    },
  };
}

/** Service levels of a product and of its ports that promise something, in the order in which the entity has them. @internal */
export function promisedLevels(product: Product): Product['serviceLevels'] {
  return [
    ...product.serviceLevels,
    ...product.outputPorts.flatMap(port => port.serviceLevels),
  ].filter(
    ({ value }) =>
      ['string', 'number', 'boolean'].includes(typeof value) && value !== '',
  );
}

function productSpec(product: Product): JsonObject {
  const { description } = product;
  return compact({
    type: product.type,
    lifecycle: product.status?.toLowerCase(),
    version: product.version,
    classification: product.classification?.toLowerCase(),
    purpose: firstText(description.purpose, description.text),
    limitations: description.limitations,
    usage: description.usage,
    platforms: [
      ...new Set(product.platforms.map(p => p.trim().toLowerCase())),
    ].filter(Boolean),
    inputPorts: product.inputPorts.map((port, index) =>
      compact({
        name: port.name || `input-${index + 1}`,
        version: port.version,
        description: port.description,
      }),
    ),
    outputPorts: product.outputPorts.map((port, index) =>
      compact({
        name: port.name || `output-${index + 1}`,
        type: port.type,
        version: port.version,
        description: port.description,
        platform: port.platform,
        environments: port.locations
          .filter(({ url }) => url)
          .map(({ environment, url }) => compact({ environment, url })),
      }),
    ),
    serviceLevels: promisedLevels(product).map(
      ({ property, value, unit, description: text }) =>
        compact({
          property,
          value: value as string | number | boolean,
          unit,
          description: text,
        }),
    ),
    support: product.support.map(({ channel, url, tool, scope, ...rest }) =>
      compact({ channel, url, tool, scope, description: rest.description }),
    ),
  });
}

function domainReferences(product: Product): DraftReference[] {
  const references: DraftReference[] = [];
  if (product.domain) {
    references.push({
      role: 'domain',
      target: product.domain,
      path: '/domain',
    });
  }
  const extra = product.customProperties.find(
    ({ property }) =>
      property.toLowerCase().replace(/[\s_-]/g, '') === 'additionaldomains',
  )?.value;
  const names = Array.isArray(extra)
    ? extra
    : String(typeof extra === 'string' ? extra : '').split(',');
  for (const name of names) {
    if (typeof name === 'string' && name.trim() !== '') {
      references.push({
        role: 'extraDomain',
        target: name.trim(),
        path: '/customProperties',
      });
    }
  }
  return references;
}

function portReferences(
  product: Product,
  inlineContracts: Map<number, { id: string; version?: string }>,
): DraftReference[] {
  const references: DraftReference[] = [];
  product.inputPorts.forEach((port, index) => {
    if (port.contractId) {
      references.push({
        role: 'input',
        target: port.contractId,
        version: port.contractVersion ?? port.version,
        exact: port.contractVersion !== undefined,
        port: index,
        path: port.path,
      });
    }
    if (port.sourceProduct) {
      references.push({
        role: 'source',
        target: port.sourceProduct,
        port: index,
        path: port.path,
      });
    }
  });
  product.outputPorts.forEach((port, index) => {
    const inline = inlineContracts.get(index);
    const id = inline?.id ?? port.contractId;
    if (id) {
      references.push({
        role: 'output',
        target: id,
        version: inline?.version ?? port.contractVersion ?? port.version,
        exact: inline !== undefined || port.contractVersion !== undefined,
        port: index,
        path: port.path,
      });
    }
    for (const input of port.inputContracts) {
      references.push({
        role: 'lineage',
        target: input.id,
        version: input.version,
        exact: input.version !== undefined,
        path: port.path,
      });
    }
  });
  return references.map(reference => compact(reference));
}
