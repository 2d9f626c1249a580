// SPDX-License-Identifier: Apache-2.0
import type { ContractSection } from './sections/types';

/** What of a contract is shown; a page keeps it in its address. @public */
export interface ContractViewState {
  section?: ContractSection;
  /** Column whose details are shown: `orders.customer_email`. */
  column?: string;
  /** Line of the document that is marked, from 1. */
  line?: number;
}
