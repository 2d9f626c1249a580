// SPDX-License-Identifier: Apache-2.0
import {
  DEFAULT_NAMESPACE,
  type Entity,
  parseEntityRef,
  RELATION_API_PROVIDED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { IndexableDocument } from '@backstage/plugin-search-common';
import type { Contract } from '@meshwright/contracts';
import type { ContractColumn } from '@meshwright/plugin-data-mesh-common';

/** A single column of a data contract, as Backstage's search finds it. */
export interface DataColumnDocument extends IndexableDocument {
  /** Path of the column: `orders.customer_email`. */
  column: string;
  /** Type as the contract states it. */
  dataType?: string;
  classification?: string;
  /** Ref of the API entity of the contract. */
  contractRef: string;
  /** Names of the products that offer the contract. */
  products: string[];
}

/**
 * Makes a search document of a column. It says only what the API entity says, so whoever may read that entity may
 * read the document: products come from its relations, by name and not by title.
 *
 * @internal
 */
export function columnDocument(
  entity: Entity,
  contract: Contract,
  { path, object, property }: ContractColumn,
): DataColumnDocument {
  const dataType =
    property.logicalType ?? property.statedType ?? property.physicalType;
  const products = productsOf(entity);
  const contractName = [
    entity.metadata.title ?? contract.name ?? entity.metadata.name,
    contract.version,
  ]
    .filter(Boolean)
    .join(' ');
  const text = [
    namesOf(property.name, property.businessName, property.physicalName),
    dataType,
    property.classification,
    property.description,
    `Table ${namesOf(object.name, object.businessName)}`,
    `Contract ${contractName}`,
    products.length > 0 && `Product ${products.join(', ')}`,
  ];
  return {
    title: path,
    text: text.filter(Boolean).join(' · '),
    location: locationOf(entity, path),
    column: path,
    dataType,
    classification: property.classification,
    contractRef: stringifyEntityRef(entity),
    products,
    authorization: { resourceRef: stringifyEntityRef(entity) },
  };
}

/** The contract's tab on the page of its API entity, with the column in view. */
function locationOf(entity: Entity, path: string): string {
  const { namespace = DEFAULT_NAMESPACE, name } = entity.metadata;
  const [inNamespace, named] = [namespace, name].map(part =>
    encodeURIComponent(part.toLocaleLowerCase('en-US')),
  );
  return `/catalog/${inNamespace}/api/${named}/contract?column=${encodeURIComponent(
    path,
  )}`;
}

function productsOf(entity: Entity): string[] {
  const refs = (entity.relations ?? [])
    .filter(relation => relation.type === RELATION_API_PROVIDED_BY)
    .map(relation => parseEntityRef(relation.targetRef));
  return refs.filter(ref => ref.kind === 'dataproduct').map(ref => ref.name);
}

/**
 * Names as they are written, and the words that they are made of: search engines take `customer_email` for one word,
 * and people look for `email`.
 */
function namesOf(...names: Array<string | undefined>): string {
  const written = [...new Set(names.filter(Boolean))];
  const words = written.map(name => wordsOf(name!)).filter(Boolean);
  return [...new Set([...written, ...words])].join(', ');
}

/** Words of `customer_email` and `customerEmail`; nothing where the name is one word, or several already. */
function wordsOf(name: string): string {
  const words = name
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ');
  return words === name ? '' : words;
}
