// SPDX-License-Identifier: Apache-2.0
import type { Contract, Property, SchemaObject } from '@meshwright/contracts';

/** A column, field or nested member of a contract, with the path people know it by. @public */
export interface ContractColumn {
  /**
   * Names from the schema object down, joined by dots: `orders.customer_email`, `orders.customer.email`.
   * The element of an array has no name of its own: `orders.lines.sku`.
   */
  path: string;
  object: SchemaObject;
  property: Property;
}

/**
 * Columns of a contract in the order of the document, each followed by its members.
 *
 * @param options - `limit` bounds the answer; a contract may have any number of columns.
 * @public
 */
export function columnsOfContract(
  contract: Contract,
  options: { limit: number },
): ContractColumn[] {
  const columns: ContractColumn[] = [];

  function visit(object: SchemaObject, prefix: string, property: Property) {
    if (columns.length >= options.limit) {
      return;
    }
    const path = `${prefix}.${property.name}`;
    columns.push({ path, object, property });
    visitMembers(object, path, property);
  }

  function visitMembers(
    object: SchemaObject,
    path: string,
    property: Property,
  ) {
    for (const member of property.properties) {
      visit(object, path, member);
    }
    if (property.items) {
      visitMembers(object, path, property.items);
    }
  }

  for (const object of contract.schema) {
    for (const property of object.properties) {
      visit(object, object.name, property);
    }
  }
  return columns;
}
