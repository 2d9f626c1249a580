// SPDX-License-Identifier: Apache-2.0
import { CONTRACT_SECTIONS } from '@meshwright/plugin-data-mesh-react';
import type {
  ContractSection,
  ContractViewState,
} from '@meshwright/plugin-data-mesh-react';

/** Members of an address that say what of a contract is shown. */
const KEYS = ['section', 'column', 'line'] as const;

/** Reads from an address what of a contract is shown; what makes no sense there counts as absent. @internal */
export function readContractState(params: URLSearchParams): ContractViewState {
  const section = params.get('section') as ContractSection | null;
  const line = Number(params.get('line'));
  return {
    section:
      section && CONTRACT_SECTIONS.includes(section) ? section : undefined,
    column: params.get('column') ?? undefined,
    line: Number.isInteger(line) && line > 0 ? line : undefined,
  };
}

/** Writes what of a contract is shown into an address, leaving its other members alone. @internal */
export function writeContractState(
  params: URLSearchParams,
  state: ContractViewState,
): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const key of KEYS) {
    const value = state[key];
    if (value === undefined) {
      next.delete(key);
    } else {
      next.set(key, String(value));
    }
  }
  return next;
}

/**
 * Address of a contract's page.
 *
 * @param entityPath - address of the API entity's page
 * @internal
 */
export function contractPath(
  entityPath: string,
  state: ContractViewState = {},
): string {
  const query = writeContractState(new URLSearchParams(), state).toString();
  return `${entityPath}/contract${query ? `?${query}` : ''}`;
}
