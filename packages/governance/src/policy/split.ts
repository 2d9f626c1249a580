// SPDX-License-Identifier: Apache-2.0

/** Documents in one file past which the rest is not read. */
const MOST_DOCUMENTS = 500;

/**
 * The documents of a YAML file, each with the lines of the others left empty, so that every place keeps its line.
 *
 * @public
 */
export function splitDocuments(text: string): string[] {
  const lines = text.split('\n');
  const starts = [0];
  lines.forEach((line, index) => {
    if (/^---(\s|$)/.test(line)) starts.push(index + 1);
  });
  if (starts.length === 1) return [text];
  const documents: string[] = [];
  for (const [index, start] of starts.slice(0, MOST_DOCUMENTS).entries()) {
    const end =
      index + 1 < starts.length ? starts[index + 1] - 1 : lines.length;
    const own = lines.slice(start, end);
    const holds = own.some(line => /^\s*[^\s#]/.test(line));
    if (holds) documents.push('\n'.repeat(start) + own.join('\n'));
  }
  return documents;
}
