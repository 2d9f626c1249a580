// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { dcsContract } from '../__testUtils__/dcsContract';
import {
  bitolProduct,
  dpdsProduct,
  openDataProduct,
} from '../__testUtils__/products';
import { parsePointer } from '../document/pointer';
import { readDescriptor } from '../read';

const samples = [bitolProduct, dpdsProduct, openDataProduct, dcsContract].map(
  text => JSON.stringify(readDescriptor(text).data),
);

/** Values that are easy to stumble over: prototypes, references to anything, names of known fields. */
const trap = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc.constantFrom(
    '{"__proto__": {"name": 1}, "constructor": 3, "toString": []}',
    '{"$ref": "#"}',
    '{"$ref": "#/"}',
    '{"$ref": "#/product"}',
    '{"$ref": "#/definitions"}',
    '{"$ref": "#/definitions/__proto__"}',
    '{"$ref": "#/interfaceComponents/outputPorts/0"}',
    '{"$ref": "#/%zz~2"}',
    '{"$ref": {}}',
    '{"en": {"fi": {"en": []}}}',
    '{"fields": {"fields": {"fields": null}}, "items": [], "type": "array"}',
    '[[[[]]]]',
    '1e308',
    '"\\u0000"',
    '"__proto__"',
    'null',
  ),
);

/** Puts a value somewhere into a document, of whatever form it is. */
function put(document: any, steps: number[], value: string): void {
  let holder = document;
  let key: string | undefined;
  for (const step of steps) {
    const next = key === undefined ? holder : holder[key];
    if (typeof next !== 'object' || next === null) break;
    const keys = Object.keys(next);
    if (keys.length === 0) break;
    holder = next;
    key = keys[step % keys.length];
  }
  if (key !== undefined) holder[key] = JSON.parse(value);
}

it('are read without a throw, and every path is one of the document', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      fc.array(
        fc.tuple(fc.array(fc.nat(30), { minLength: 1, maxLength: 9 }), trap),
        { minLength: 1, maxLength: 6 },
      ),
      (sample, changes) => {
        const document = JSON.parse(sample);
        for (const [steps, value] of changes) put(document, steps, value);
        const result = readDescriptor(JSON.stringify(document));
        expect(result.findings.every(({ line }) => line >= 1)).toBe(true);
        const places = [
          ...result.findings.map(({ path }) => path),
          ...(result.product?.outputPorts ?? []).map(({ path }) => path),
          ...(result.product?.inputPorts ?? []).map(({ path }) => path),
          ...(result.contract?.schema ?? []).flatMap(({ path, properties }) => [
            path,
            ...properties.map(property => property.path),
          ]),
        ];
        for (const path of places) {
          let value: any = result.data; // walked by paths that are only known here
          for (const step of parsePointer(path)!) value = value?.[step];
          expect(value).toBeDefined();
        }
        expect(Object.prototype).not.toHaveProperty('name');
      },
    ),
    { numRuns: 400 },
  );
});

it('are the same whether they are read once or twice', () => {
  for (const sample of samples) {
    expect(readDescriptor(sample)).toEqual(readDescriptor(sample));
  }
});
