// SPDX-License-Identifier: Apache-2.0

/** What runs checks on files. Loaded when it is needed: it is large, and most commands have no need of it. */
export function loadDuckDb(): typeof import('@meshwright/quality/duckdb') {
  // eslint-disable-next-line global-require
  return require('@meshwright/quality/duckdb');
}
