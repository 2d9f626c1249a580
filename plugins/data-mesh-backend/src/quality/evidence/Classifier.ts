// SPDX-License-Identifier: Apache-2.0
import type { Contract, Property, SchemaObject } from '@meshwright/contracts';
import {
  type Classification,
  CLASSIFICATIONS,
  type Clearance,
  coversClassification,
  effectiveClassification,
} from '@meshwright/plugin-data-mesh-common';

const lower = (text: string) => text.toLocaleLowerCase('en-US');

/** The last part of a name such as `"shop"."orders"`. */
const lastPart = (name: string) =>
  lower(name.replace(/["`[\]]/g, ''))
    .split(/[./]/)
    .at(-1) ?? '';

const namesOf = ({
  name,
  physicalName,
}: Pick<Property, 'name' | 'physicalName'>) =>
  [name, physicalName].flatMap(one => (one ? [lower(one)] : []));

const strictest = (
  all: readonly Classification[],
): Classification | undefined =>
  all.reduce<Classification | undefined>(
    (worst, one) =>
      worst === undefined ||
      CLASSIFICATIONS.indexOf(one) > CLASSIFICATIONS.indexOf(worst)
        ? one
        : worst,
    undefined,
  );

/** What stands in a contract about who may see a part of its data. @internal */
export interface Place {
  contractRef: string | null;
  dataset: string | null;
  /** Several of one check are separated by commas. */
  column: string | null;
}

/**
 * Tells under which classification values of a product are held, by what its contracts say. What no contract knows is
 * held as strictly as anything of the product.
 *
 * @internal
 */
export class Classifier {
  readonly #contracts: ReadonlyMap<string, Contract>;
  readonly #product: string | undefined;

  /**
   * @param contracts - by entity ref
   * @param product - classification of the product as a whole
   */
  constructor(
    contracts: ReadonlyMap<string, Contract>,
    product: string | undefined,
  ) {
    this.#contracts = contracts;
    this.#product = product;
  }

  /** Classification of the values of a check or series. */
  of({ contractRef, dataset, column }: Place): Classification {
    const objects = this.#objects(contractRef, dataset);
    const own =
      column === null
        ? undefined
        : column
            .split(/\s*,\s*/)
            .map(name => strictest(this.#inObjects(objects, name)));
    // A check of no column, or of one that the contract does not have, may be about any.
    const found =
      own && own.every(one => one !== undefined)
        ? (own as Classification[])
        : objects.flatMap(object => this.#all(object.properties));
    return strictest(found) ?? effectiveClassification(this.#product);
  }

  /** Whether somebody with a clearance may see values of a place. */
  shows(place: Place, clearance: Clearance): boolean {
    return (
      clearance === 'restricted' ||
      coversClassification(clearance, this.of(place))
    );
  }

  /** Classification of one column of one table; that of the strictest where the contract does not have it. */
  ofColumn(object: SchemaObject, name: string): Classification {
    return (
      strictest(this.#inObjects([object], name)) ??
      strictest([
        effectiveClassification(this.#product),
        ...this.#all(object.properties),
      ]) ??
      effectiveClassification(this.#product)
    );
  }

  #objects(contractRef: string | null, dataset: string | null) {
    const contract = contractRef && this.#contracts.get(contractRef);
    const all = (contract ? [contract] : [...this.#contracts.values()]).flatMap(
      ({ schema }) => schema,
    );
    if (dataset === null) return all;
    const wanted = lastPart(dataset);
    const named = all.filter(
      object =>
        namesOf(object).includes(lower(dataset)) ||
        namesOf(object).some(name => lastPart(name) === wanted),
    );
    return named.length > 0 ? named : all;
  }

  #inObjects(objects: readonly SchemaObject[], column: string) {
    const [head] = lower(column).split('.');
    return objects.flatMap(({ properties }) =>
      properties
        .filter(property => {
          const names = namesOf(property);
          return names.includes(lower(column)) || names.includes(head);
        })
        .flatMap(property => this.#all([property])),
    );
  }

  /** Of columns and everything in them. */
  #all(
    properties: readonly Property[],
    outer: string | undefined = this.#product,
  ): Classification[] {
    return properties.flatMap(property => {
      const own = effectiveClassification(property.classification, outer);
      const inner = [
        ...property.properties,
        ...(property.items ? [property.items] : []),
      ];
      return [own, ...this.#all(inner, own)];
    });
  }
}
