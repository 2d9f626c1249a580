// SPDX-License-Identifier: Apache-2.0
import type { Answer } from './fakeService';

/**
 * What an engine answers that has a table of orders with one column, of which three of ten rows have no id.
 *
 * @param place - schema, table and column, spelled as the engine does
 * @param others - answer to anything else than what the columns are and what the checks find
 */
export function ordersAnswer(
  text: string,
  place: [schema: string, table: string, column: string],
  others: Answer,
): Answer {
  if (/information_schema/.test(text)) {
    return {
      names: ['table_schema', 'table_name', 'column_name'],
      rows: [place],
    };
  }
  return / as total/.test(text)
    ? { names: ['total', 'c0'], rows: [['10', '3']] }
    : others;
}
