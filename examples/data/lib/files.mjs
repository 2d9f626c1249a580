// SPDX-License-Identifier: Apache-2.0

const cell = value => {
  if (value === null || value === undefined) return '';
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as CSV (RFC 4180, line feeds only) with a header. An absent value is an empty cell. */
export function csv(columns, rows) {
  const lines = [columns, ...rows.map(row => columns.map(name => row[name]))];
  return `${lines.map(line => line.map(cell).join(',')).join('\n')}\n`;
}

/** Records as JSON lines. */
export const jsonLines = records =>
  `${records.map(record => JSON.stringify(record)).join('\n')}\n`;
