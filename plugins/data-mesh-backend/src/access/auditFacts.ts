// SPDX-License-Identifier: Apache-2.0

const MAX_TEXT = 200;

/** Names of what requests say that is kept: what is decided on, and never what people write. */
const KEPT = [
  'policy',
  'rule',
  'from',
  'until',
  'startsAt',
  'endsAt',
  'severity',
  'resolution',
  'assignee',
  'branch',
  'owner',
] as const;

const KINDS: Record<string, string> = {
  products: 'dataproduct',
  gate: 'dataproduct',
  contracts: 'api',
  domains: 'domain',
};

/** Addresses by what they are about; the first that fits counts. */
const SUBJECTS: Array<[RegExp, (...parts: string[]) => string]> = [
  [
    /\/subjects\/([^/]+)\/([^/]+)\/([^/]+)/,
    (kind, namespace, name) => `${kind}:${namespace}/${name}`,
  ],
  [
    /\/(products|gate|contracts|domains)\/([^/]+)\/([^/]+)/,
    (word, namespace, name) => `${KINDS[word]}:${namespace}/${name}`,
  ],
  [
    /\/git\/repositories\/([^/]+)\/([^/]+)/,
    (group, name) => `repository:${group}/${name}`,
  ],
  [
    /\/git\/([^/]+)\/([^/]+)\.git\//,
    (group, name) => `repository:${group}/${name}`,
  ],
  [/\/incidents\/(\d+)/, number => `incident:${number}`],
  [/\/waivers\/([^/]+)/, id => `waiver:${id}`],
  [/\/policies\/([^/]+)/, name => `governancepolicy:${name}`],
];

const fieldsOf = (body: unknown): Record<string, unknown> =>
  typeof body === 'object' && body !== null
    ? (body as Record<string, unknown>)
    : {};

/**
 * What a request is about: the ref of an entity, or a word and a name.
 *
 * @param path - of the request, below the plugin
 * @param body - of the request, whatever was sent
 * @param query - of the request, of which only a node of the lineage counts
 * @returns the path itself where it is about nothing in particular
 * @internal
 */
export function subjectOf(path: string, body: unknown, query: unknown): string {
  const { group, name, product } = fieldsOf(body);
  const { node } = fieldsOf(query);
  for (const [pattern, write] of SUBJECTS) {
    const found = pattern.exec(path);
    if (found) return write(...found.slice(1)).slice(0, MAX_TEXT);
  }
  if (typeof product === 'string') return product.slice(0, MAX_TEXT);
  if (typeof node === 'string') return node.slice(0, MAX_TEXT);
  return typeof group === 'string' && typeof name === 'string'
    ? `repository:${group}/${name}`.slice(0, MAX_TEXT)
    : path.slice(0, MAX_TEXT);
}

const USUAL: Record<string, string> = {
  GET: 'read',
  POST: 'create',
  PUT: 'update',
  PATCH: 'update',
  DELETE: 'delete',
};
/** Last parts of addresses that say what is done; of others the method says it. */
const VERB =
  /\/(acknowledge|assign|rate|resolve|reopen|comment|merge|close|refresh|measure|git-receive-pack)$/;

/** What is done, in a word. @internal */
export function actionTypeOf(
  method: string,
  path: string,
  body: unknown,
): string {
  const { approve } = fieldsOf(body);
  if (path.endsWith('/decision') && typeof approve === 'boolean') {
    return approve ? 'approve' : 'deny';
  }
  return VERB.exec(path)?.[1] ?? USUAL[method] ?? 'use';
}

/** What a request says that is worth keeping, each cut to a length. @internal */
export function detailsOf(body: unknown): Record<string, string> {
  const fields = fieldsOf(body);
  return Object.fromEntries(
    KEPT.flatMap(name => {
      const value = fields[name];
      return typeof value === 'string'
        ? [[name, value.slice(0, MAX_TEXT)]]
        : [];
    }),
  );
}
