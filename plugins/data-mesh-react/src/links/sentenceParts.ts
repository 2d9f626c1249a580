// SPDX-License-Identifier: Apache-2.0

/** Refs of the catalog, as the backend writes them into sentences. */
const REF =
  /\b(?:user|group|dataproduct|api|domain|component|resource|system|governancepolicy|template|location):[\w.-]+\/[\w.-]*\w/gi;

/** A part of a sentence: text, or the ref of an entity. @internal */
export type SentencePart = { text: string } | { entityRef: string };

/** A sentence in parts, so that what it names can lead to its page. @internal */
export function sentenceParts(sentence: string): SentencePart[] {
  const parts: SentencePart[] = [];
  let at = 0;
  for (const found of sentence.matchAll(REF)) {
    if (found.index > at) parts.push({ text: sentence.slice(at, found.index) });
    parts.push({ entityRef: found[0] });
    at = found.index + found[0].length;
  }
  if (at < sentence.length) parts.push({ text: sentence.slice(at) });
  return parts;
}
