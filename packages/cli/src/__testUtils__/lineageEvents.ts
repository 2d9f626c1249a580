// SPDX-License-Identifier: Apache-2.0

/** A column made from another one: `orders.id` from `raw.key`. */
export function lineageEvent(
  job: string,
  columns: Record<string, string>,
  more: object = {},
) {
  const outputs = new Map<string, Record<string, unknown>>();
  const inputs = new Set<string>();
  for (const [to, from] of Object.entries(columns)) {
    const [output, field] = to.split('.');
    const [name, source] = from.split('.');
    inputs.add(name);
    outputs.set(output, {
      ...outputs.get(output),
      [field]: { inputFields: [{ namespace: 'db', name, field: source }] },
    });
  }
  return {
    eventType: 'COMPLETE',
    eventTime: '2026-03-01T10:00:00Z',
    producer: 'https://example.com',
    run: { runId: '0190b7a5-36f9-7a33-9d6e-9f2e7b6d0a01' },
    job: { namespace: 'jobs', name: job },
    inputs: [...inputs].map(name => ({ namespace: 'db', name })),
    outputs: [...outputs].map(([name, fields]) => ({
      namespace: 'db',
      name,
      facets: { columnLineage: { fields } },
    })),
    ...more,
  };
}
