// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import {
  foldText,
  WeighedWords,
  WEIGHT,
  wordsOfName,
  wordsOfProse,
} from '../text';
import { productContentOf } from './productContent';
import { referenceOf } from './references';
import type {
  ProductContent,
  ProductFacets,
  Reference,
  TextRecord,
} from './types';
import { cut, textOf, textsOf } from './values';

const MAX_FACET_LENGTH = 100;

/** Word of the API for products without a value; a product that says `none` means the same. */
const NO_VALUE = 'none';

/** What the index keeps of a data product. @internal */
export function analyseProduct(entity: Entity): {
  references: Reference[];
  facets: ProductFacets;
  text: TextRecord;
} {
  const content = productContentOf(entity);
  return {
    references: referencesOf(entity, content),
    facets: {
      type: facetValue(content.type),
      classification: facetValue(content.classification),
      lifecycle: facetValue(content.lifecycle),
      platforms: facetValues(content.platforms),
      tags: facetValues(content.tags),
      barePorts: content.outputPorts.filter(port => !port.contract).length,
    },
    text: { content, words: wordsOf(entity, content) },
  };
}

function referencesOf(entity: Entity, content: ProductContent): Reference[] {
  const spec = entity.spec ?? {};
  const references: Reference[] = [];
  const owner = textOf(spec.owner);
  if (owner) {
    references.push(referenceOf(entity, 'owner', owner));
  }
  const domain = textOf(spec.domain);
  if (domain) {
    references.push(referenceOf(entity, 'domain', domain));
  }
  for (const written of textsOf(spec.additionalDomains)) {
    references.push(referenceOf(entity, 'additionalDomain', written));
  }
  for (const port of content.inputPorts) {
    if (port.contract) {
      references.push({ field: 'input', ...port.contract });
    }
  }
  for (const port of content.outputPorts) {
    if (port.contract) {
      references.push({ field: 'output', ...port.contract });
    }
  }
  for (const written of textsOf(spec.dependsOn)) {
    references.push(referenceOf(entity, 'dependsOn', written));
  }
  return references;
}

function wordsOf(
  entity: Entity,
  content: ProductContent,
): ReadonlyMap<string, number> {
  const words = new WeighedWords();
  words.add(wordsOfName(content.name), WEIGHT.name);
  words.add(wordsOfName(entity.metadata.title ?? ''), WEIGHT.name);
  for (const tag of content.tags) {
    words.add(wordsOfName(tag), WEIGHT.tag);
  }
  for (const port of content.outputPorts) {
    words.add(wordsOfName(port.name), WEIGHT.contract);
    words.add(wordsOfProse(port.description ?? ''), WEIGHT.description);
  }
  for (const text of [content.purpose, content.description, content.usage]) {
    words.add(wordsOfProse(text ?? ''), WEIGHT.description);
  }
  return words.entries;
}

function facetValue(text: string | undefined): string | undefined {
  const value = cut(foldText(text ?? '').trim(), MAX_FACET_LENGTH);
  return value && value !== NO_VALUE ? value : undefined;
}

function facetValues(texts: string[]): string[] {
  const values = texts
    .map(facetValue)
    .filter((value): value is string => value !== undefined);
  return [...new Set(values)];
}
