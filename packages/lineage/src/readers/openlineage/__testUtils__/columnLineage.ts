// SPDX-License-Identifier: Apache-2.0

/** A column that another is made from, by the kinds of what was done with it. */
export const from = (
  dataset: string,
  field: string,
  ...subtypes: string[]
) => ({
  namespace: 'db',
  name: dataset,
  field,
  transformations: subtypes.map(subtype => ({
    type: /FILTER|JOIN|GROUP_BY|SORT|WINDOW/.test(subtype)
      ? 'INDIRECT'
      : 'DIRECT',
    subtype,
  })),
});

/** The facet that says what columns of a dataset, or all of it, are made from. */
export const columnLineage = (
  fields: Record<string, unknown[]>,
  dataset?: unknown[],
) => ({
  columnLineage: {
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, inputFields]) => [
        name,
        { inputFields },
      ]),
    ),
    ...(dataset && { dataset }),
  },
});
