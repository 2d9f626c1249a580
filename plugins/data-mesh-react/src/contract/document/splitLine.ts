// SPDX-License-Identifier: Apache-2.0

/** Parts of a line of YAML or JSON that are drawn in their own way. @internal */
export interface LinePart {
  kind: 'key' | 'comment' | 'text';
  text: string;
}

const KEY =
  /^(\s*(?:- +)*)("(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z_$][\w.$-]*)(\s*:(?:\s|$))/;

/** Tells the key and the comment of a line from the rest; a help for the eye, not a parser. @internal */
export function splitLine(line: string): LinePart[] {
  const parts: LinePart[] = [];
  let rest = line;
  const key = KEY.exec(line);
  if (key) {
    parts.push({ kind: 'text', text: key[1] }, { kind: 'key', text: key[2] });
    rest = line.slice(key[1].length + key[2].length);
  }
  const comment = /(?:^|\s)#(?=\s|$|[^"']*$)/.exec(rest);
  if (comment && !/["']/.test(rest.slice(0, comment.index))) {
    parts.push(
      { kind: 'text', text: rest.slice(0, comment.index) },
      { kind: 'comment', text: rest.slice(comment.index) },
    );
  } else {
    parts.push({ kind: 'text', text: rest });
  }
  return parts.filter(part => part.text !== '');
}
