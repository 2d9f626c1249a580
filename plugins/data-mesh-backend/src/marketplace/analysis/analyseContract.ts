// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { readDescriptor, type Contract } from '@meshwright/contracts';
import {
  CONTRACT_ID_ANNOTATION,
  CONTRACT_VERSION_ANNOTATION,
} from '@meshwright/plugin-data-mesh-common';
import { WeighedWords, WEIGHT, wordsOfName, wordsOfProse } from '../text';
import { indexedColumnsOf } from './contractColumns';
import { businessTermsOf } from './contractTerms';
import { hashOf } from './hashes';
import { referenceOf } from './references';
import type {
  ContractAnalysis,
  ContractContent,
  Reference,
  TextRecord,
} from './types';
import { cut, textOf, textsOf } from './values';

const MAX_ID_LENGTH = 500;
const MAX_WORD_LENGTH = 100;

/** Version of what this file makes of a document: a new one makes the index read all documents again. */
const ANALYSIS_VERSION = 1;

/**
 * Hash of all in an entity that {@link analyseContract} depends on. While it stays the same, the document need not be
 * read again, which is what costs time.
 *
 * @internal
 */
export function contractHashOf(entity: Entity): string {
  const { name, title, description, tags, annotations } = entity.metadata;
  return hashOf([
    ANALYSIS_VERSION,
    name,
    title,
    description,
    tags,
    annotations?.[CONTRACT_ID_ANNOTATION],
    annotations?.[CONTRACT_VERSION_ANNOTATION],
    entity.spec,
  ]);
}

/** References of a contract's entity. @internal */
export function contractReferencesOf(entity: Entity): Reference[] {
  const owner = textOf(entity.spec?.owner);
  return owner ? [referenceOf(entity, 'owner', owner)] : [];
}

/**
 * Reads the contract in an API entity. A document with errors gives what could be read of it; the entity provider has
 * reported the errors.
 *
 * @internal
 */
export function analyseContract(entity: Entity): TextRecord {
  const { metadata, spec = {} } = entity;
  const { annotations } = metadata;
  const contract =
    typeof spec.definition === 'string'
      ? readDescriptor(spec.definition).contract
      : undefined;
  const columns = contract ? indexedColumnsOf(contract) : [];
  const content: ContractContent = {
    name: metadata.name,
    tags: [...textsOf(metadata.tags), ...(contract?.tags ?? [])],
    terms: contract ? businessTermsOf(contract) : [],
  };
  const contractId = annotations?.[CONTRACT_ID_ANNOTATION] ?? contract?.id;
  const version =
    annotations?.[CONTRACT_VERSION_ANNOTATION] ?? contract?.version;
  const status = contract?.status ?? textOf(spec.lifecycle);

  return {
    content,
    words: wordsOf(entity, content, contract, columns),
    contract: {
      contractId: contractId && cut(contractId, MAX_ID_LENGTH),
      version: version && cut(version, MAX_WORD_LENGTH),
      status: status && cut(status, MAX_WORD_LENGTH),
      definitionHash: contractHashOf(entity),
      columns,
    },
  };
}

function wordsOf(
  entity: Entity,
  content: ContractContent,
  contract: Contract | undefined,
  columns: ContractAnalysis['columns'],
): ReadonlyMap<string, number> {
  const words = new WeighedWords();
  for (const name of [content.name, entity.metadata.title, contract?.name]) {
    words.add(wordsOfName(name ?? ''), WEIGHT.contract);
  }
  for (const tag of content.tags) {
    words.add(wordsOfName(tag), WEIGHT.tag);
  }
  for (const term of content.terms) {
    words.add(wordsOfName(term), WEIGHT.contract);
  }
  for (const column of columns) {
    words.add(column.names, column.isObject ? WEIGHT.contract : WEIGHT.column);
    words.add(column.prose, WEIGHT.description);
  }
  const { purpose, usage, limitations, text } = contract?.description ?? {};
  for (const prose of [
    entity.metadata.description,
    purpose,
    usage,
    limitations,
    text,
  ]) {
    words.add(wordsOfProse(prose ?? ''), WEIGHT.description);
  }
  return words.entries;
}
