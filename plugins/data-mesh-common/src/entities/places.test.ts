// SPDX-License-Identifier: Apache-2.0
import {
  DESCRIPTOR_PLACES_ANNOTATION,
  descriptorPlaceOf,
  placesToAnnotations,
} from '.';

const entityWith = (annotations: Record<string, string>) => ({
  apiVersion: 'meshwright.io/v1alpha1',
  kind: 'DataProduct',
  metadata: { name: 'orders', annotations },
});

describe('places of a descriptor', () => {
  const entity = entityWith(
    placesToAnnotations(
      new Map([
        ['', { path: '', line: 1 }],
        ['/team', { path: '/team', line: 12 }],
        ['/spec/outputPorts/0', { path: '/outputPorts/0', line: 30 }],
      ]),
    ),
  );

  it.each([
    ['/team', { path: '/team', line: 12 }],
    ['/team/members/3', { path: '/team/members/3', line: 12 }],
    ['/spec/outputPorts/0', { path: '/outputPorts/0', line: 30 }],
    ['/spec/outputPorts/0/name', { path: '/outputPorts/0/name', line: 30 }],
    ['/support', { path: '/support', line: 1 }],
    ['', { path: '', line: 1 }],
    ['/spec/inputPorts/0', undefined],
  ])('finds %p', (pointer, place) => {
    expect(descriptorPlaceOf(entity, pointer)).toEqual(place);
  });

  it.each(['{', '[]', '7', 'null', '{"/team":"x","":-1}', '{"/team":[1]}'])(
    'says nothing where the annotation is %s',
    text => {
      const broken = entityWith({ [DESCRIPTOR_PLACES_ANNOTATION]: text });
      expect(descriptorPlaceOf(broken, '/team')).toBeUndefined();
    },
  );

  it('keeps no more than an entity can carry, and nothing where there is nothing', () => {
    expect(placesToAnnotations(new Map())).toEqual({});
    const many = new Map(
      Array.from({ length: 5_000 }, (_, index) => [
        `/outputPorts/${index}`,
        { path: `/outputPorts/${index}`, line: index + 1 },
      ]),
    );
    const crowded = entityWith(placesToAnnotations(many));
    expect(descriptorPlaceOf(crowded, '/outputPorts/7')?.line).toBe(8);
    expect(descriptorPlaceOf(crowded, '/outputPorts/4000')).toBeUndefined();
  });
});
