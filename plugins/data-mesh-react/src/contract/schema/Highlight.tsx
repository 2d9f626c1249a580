// SPDX-License-Identifier: Apache-2.0
import { Fragment } from 'react';
import { useSchemaGridStyles } from './schemaGridStyles';

/** A text with the words of a search marked in it. @internal */
export function Highlight({ text, words }: { text: string; words: string[] }) {
  const classes = useSchemaGridStyles();
  return (
    <>
      {splitAtWords(text, words).map((part, index) =>
        part.match ? (
          <mark key={index} className={classes.match}>
            {part.text}
          </mark>
        ) : (
          <Fragment key={index}>{part.text}</Fragment>
        ),
      )}
    </>
  );
}

/** Parts of a text, those that are a word of the search told apart. Words are in lower case. @internal */
export function splitAtWords(
  text: string,
  words: string[],
): Array<{ text: string; match: boolean }> {
  const lower = text.toLocaleLowerCase('en-US');
  // A few letters change their length in lower case; marking would then hit the wrong place.
  if (words.length === 0 || lower.length !== text.length) {
    return [{ text, match: false }];
  }
  const parts: Array<{ text: string; match: boolean }> = [];
  let from = 0;
  while (from < text.length) {
    const next = nearestWord(lower, words, from);
    if (!next) {
      break;
    }
    if (next.index > from) {
      parts.push({ text: text.slice(from, next.index), match: false });
    }
    from = next.index + next.length;
    parts.push({ text: text.slice(next.index, from), match: true });
  }
  if (from < text.length) {
    parts.push({ text: text.slice(from), match: false });
  }
  return parts;
}

function nearestWord(text: string, words: string[], from: number) {
  let nearest: { index: number; length: number } | undefined;
  for (const word of words) {
    const index = text.indexOf(word, from);
    if (index >= 0 && (!nearest || index < nearest.index)) {
      nearest = { index, length: word.length };
    }
  }
  return nearest;
}
