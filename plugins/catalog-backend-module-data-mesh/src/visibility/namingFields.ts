// SPDX-License-Identifier: Apache-2.0

const FOR_DEPENDENCIES = ['component', 'dataproduct', 'resource'];

/** Fields of `spec` that name entities which may be hidden, and the kinds that a name without one may stand for. */
const SPEC_FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['spec.consumesapis', ['api']],
  ['spec.dependencyof', FOR_DEPENDENCIES],
  ['spec.dependson', FOR_DEPENDENCIES],
  ['spec.inputports.contract', ['api']],
  ['spec.outputports.contract', ['api']],
  ['spec.providesapis', ['api']],
]);

/** A ref, whole or shortened. */
const REF = /^(?:([a-z0-9+.-]+):)?(?:([^:/\s]+)\/)?([^:/\s]+)$/;

const lower = (text: string) => text.toLocaleLowerCase('en-US');

/** A field that names other entities, as somebody asks for it. @internal */
export interface NamingField {
  /** In lower case, as the catalog's search has it. */
  field: string;
  /** The entity that the key itself names: the catalog has `spec.dependsOn.api:default/a` for each item of a list. */
  item?: string;
}

/** The field that a key of the catalog's search is about, where it names other entities. @internal */
export function namingField(key: string): NamingField | undefined {
  const plain = lower(key).trim();
  if (plain === 'relations' || plain.startsWith('relations.')) {
    return { field: plain };
  }
  for (const field of SPEC_FIELDS.keys()) {
    if (plain === field) return { field };
    if (plain.startsWith(`${field}.`)) {
      return { field, item: plain.slice(field.length + 1) };
    }
  }
  return undefined;
}

/**
 * Refs of the entities that a value of a field may stand for, as the catalog writes them; none for what is no ref. Relations
 * have whole refs only. What has no namespace is in that of the entity that names it, where it is known.
 *
 * @internal
 */
export function refsNamedBy(
  field: string,
  value: unknown,
  namespace: string = 'default',
): string[] {
  const parts = typeof value === 'string' ? REF.exec(lower(value)) : null;
  if (!parts) return [];
  const [whole, kind, stated, name] = parts;
  const kinds = SPEC_FIELDS.get(field);
  if (!kinds) return kind && stated ? [whole] : [];
  return (kind ? [kind] : kinds).map(
    one => `${one}:${stated ?? lower(namespace)}/${name}`,
  );
}
