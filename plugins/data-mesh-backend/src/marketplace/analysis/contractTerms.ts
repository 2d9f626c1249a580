// SPDX-License-Identifier: Apache-2.0
import type { AuthoritativeDefinition, Contract } from '@meshwright/contracts';
import { columnsOfContract } from '@meshwright/plugin-data-mesh-common';

const MAX_TERMS = 200;
const MAX_COLUMNS = 5000;

/** Types of authoritative definitions in ODCS that stand for a business term, in lower case. */
const TERM_TYPES = new Set(['businessdefinition', 'definition', 'glossary']);

/**
 * Business terms that a contract points at: the description of an authoritative definition, else the last part of its
 * address, since glossaries end in the term's name. Nothing is fetched.
 *
 * @internal
 */
export function businessTermsOf(contract: Contract): string[] {
  const definitions = [
    ...contract.authoritativeDefinitions,
    ...contract.schema.flatMap(object => object.authoritativeDefinitions),
    ...columnsOfContract(contract, { limit: MAX_COLUMNS }).flatMap(
      column => column.property.authoritativeDefinitions,
    ),
  ];
  const terms = definitions
    .filter(definition =>
      TERM_TYPES.has(definition.type?.toLocaleLowerCase('en-US') ?? ''),
    )
    .map(termOf)
    .filter((term): term is string => Boolean(term));
  return [...new Set(terms)].slice(0, MAX_TERMS);
}

function termOf(definition: AuthoritativeDefinition): string | undefined {
  if (definition.description) {
    return definition.description;
  }
  const lastPart = definition.url.split(/[?#]/)[0].split('/').filter(Boolean);
  try {
    return decodeURIComponent(lastPart.at(-1) ?? '').replace(/[-_]+/g, ' ');
  } catch {
    return lastPart.at(-1);
  }
}
