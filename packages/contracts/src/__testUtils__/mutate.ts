// SPDX-License-Identifier: Apache-2.0

/** Values put in place of others: each JSON type, empty and not. */
const replacements: unknown[] = [
  null,
  true,
  7,
  1.5,
  '',
  'x',
  [],
  ['x'],
  [null],
  {},
  { x: 1 },
];

type Steps = Array<string | number>;

function places(value: unknown, path: Steps = []): Steps[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, member]) =>
    places(member, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...inner];
}

function changed(
  document: unknown,
  path: Steps,
  // Documents of any form are walked here.
  change: (holder: any, step: string | number) => void,
): unknown {
  const copy = JSON.parse(JSON.stringify({ document }));
  let holder = copy;
  for (const step of ['document', ...path].slice(0, -1)) holder = holder[step];
  change(holder, ['document', ...path].slice(-1)[0]);
  return copy.document;
}

/**
 * Every document that differs from one in a single place: a value replaced by one of each type, a member
 * taken out, a member added, an item written twice.
 */
export function* mutations(
  document: unknown,
): Generator<{ what: string; document: unknown }> {
  for (const path of places(document)) {
    const place = `/${path.join('/')}`;
    for (const value of replacements) {
      yield {
        what: `${place} = ${JSON.stringify(value)}`,
        document: changed(document, path, (holder, step) => {
          holder[step] = value;
        }),
      };
    }
    if (path.length > 0) {
      yield {
        what: `${place} removed`,
        document: changed(document, path, (holder, step) => {
          if (Array.isArray(holder)) holder.splice(Number(step), 1);
          else delete holder[step];
        }),
      };
    }
    yield {
      what: `${place} extended`,
      document: changed(document, path, (holder, step) => {
        const value = holder[step];
        if (Array.isArray(value)) value.push(...value.slice(0, 1));
        else if (typeof value === 'object') value.unheardOf = 1;
        else holder[step] = `${value} `;
      }),
    };
  }
}
