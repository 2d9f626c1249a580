// SPDX-License-Identifier: Apache-2.0
import type { Contract } from '@meshwright/contracts';
import { columnsOfContract } from '@meshwright/plugin-data-mesh-common';
import { wordsOfName, wordsOfProse } from '../text';
import type { IndexedColumn } from './types';
import { cut } from './values';

/** Tables and columns of a contract that are kept; what is beyond them is found by the contract's name only. */
const MAX_COLUMNS = 5000;
const MAX_PATH_LENGTH = 500;
const MAX_PROSE_WORDS = 40;

/** Tables and columns of a contract as the search finds them. @internal */
export function indexedColumnsOf(contract: Contract): IndexedColumn[] {
  const objects = contract.schema.map(object => ({
    path: object.name,
    type: object.physicalType,
    isObject: true,
    texts: [
      object.name,
      object.businessName,
      object.physicalName,
      ...object.tags,
    ],
    description: object.description,
  }));
  const columns = columnsOfContract(contract, { limit: MAX_COLUMNS }).map(
    ({ path, property }) => ({
      path,
      type:
        property.logicalType ?? property.statedType ?? property.physicalType,
      isObject: false,
      texts: [
        property.name,
        property.businessName,
        property.physicalName,
        ...property.tags,
      ],
      description: property.description,
    }),
  );
  return [...objects, ...columns].slice(0, MAX_COLUMNS).map(found => ({
    path: cut(found.path, MAX_PATH_LENGTH),
    type: found.type,
    isObject: found.isObject,
    names: [
      ...new Set(found.texts.flatMap(text => (text ? wordsOfName(text) : []))),
    ],
    prose: wordsOfProse(found.description ?? '').slice(0, MAX_PROSE_WORDS),
  }));
}
