// SPDX-License-Identifier: Apache-2.0

/** What runs checks on servers. Loaded when it is needed: most commands have no need of it. */
export function loadEngines(): typeof import('@meshwright/quality/engines') {
  // eslint-disable-next-line global-require
  return require('@meshwright/quality/engines');
}
