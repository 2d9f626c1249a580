// SPDX-License-Identifier: Apache-2.0
import {
  compileCatalogModel,
  defaultCatalogEntityModel,
} from '@backstage/catalog-model/alpha';
import { dataMeshModel } from './dataMeshModel';

const model = compileCatalogModel([defaultCatalogEntityModel, dataMeshModel]);

function titles(kind: string) {
  return (model.getRelations({ kind }) ?? []).flatMap(relation =>
    relation.toKind.map(
      to =>
        `${relation.forward.type} (${relation.forward.title}) ${to} / ${relation.reverse.type} (${relation.reverse.title})`,
    ),
  );
}

describe('dataMeshModel', () => {
  it('declares the kinds, with nothing in their spec required', () => {
    for (const kind of ['DataProduct', 'GovernancePolicy']) {
      const declared = model.getKind({
        kind,
        apiVersion: 'meshwright.io/v1alpha1',
      });
      const spec = (
        declared?.jsonSchema.properties as Record<string, { required?: [] }>
      ).spec;
      expect(spec.required).toBeUndefined();
    }
  });

  it('takes a word of its own as type of a product, and still knows the kind', () => {
    expect(
      model.getKind({
        kind: 'DataProduct',
        apiVersion: 'meshwright.io/v1alpha1',
        spec: { type: 'reverse-etl' },
      })?.names.plural,
    ).toBe('dataproducts');
  });

  it('lets a data contract go without owner, and leaves other APIs as strict as they were', () => {
    const spec = (type: string) =>
      (
        model.getKind({
          kind: 'API',
          apiVersion: 'backstage.io/v1alpha1',
          spec: { type },
        })?.jsonSchema.properties as Record<string, { required?: string[] }>
      ).spec;
    expect(spec('data-contract').required).toEqual(['type']);
    expect(spec('openapi').required).toContain('owner');
  });

  it('lets a domain go without owner', () => {
    const spec = (
      model.getKind({ kind: 'Domain', apiVersion: 'backstage.io/v1alpha1' })
        ?.jsonSchema.properties as Record<string, { required?: string[] }>
    ).spec;
    expect(spec).toMatchObject({
      required: [],
      properties: { owner: { type: 'string' } },
    });
  });

  it('relates products in both directions under the titles that people read', () => {
    expect(titles('DataProduct')).toEqual(
      expect.arrayContaining([
        'ownedBy (owned by) Group / ownerOf (owner of)',
        'partOf (part of) Domain / hasPart (has part)',
        'providesApi (provides API) API / apiProvidedBy (API provided by)',
        'consumesApi (consumes API) API / apiConsumedBy (API consumed by)',
        'dependsOn (depends on) DataProduct / dependencyOf (dependency of)',
        'dependencyOf (dependency of) DataProduct / dependsOn (depends on)',
      ]),
    );
    expect(titles('Domain')).toEqual(
      expect.arrayContaining([
        'hasPart (has part) DataProduct / partOf (part of)',
        'hasPart (has part) API / partOf (part of)',
        'hasPart (has part) GovernancePolicy / partOf (part of)',
      ]),
    );
  });
});
