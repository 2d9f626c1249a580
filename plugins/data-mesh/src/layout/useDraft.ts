// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from 'react';

const TYPING_PAUSE_MS = 250;

/** A text while it is typed. @internal */
export interface Draft {
  text: string;
  set(text: string): void;
  /** Takes the text at once, without waiting for a pause. */
  commit(): void;
}

/**
 * Lets a text field run ahead of the text that counts, which follows after a pause in typing. When the text that counts
 * changes by something else than typing, such as the back button, the field follows it.
 *
 * @param value - the text that counts
 * @param onCommit - makes another text count
 * @internal
 */
export function useDraft(
  value: string,
  onCommit: (text: string) => void,
): Draft {
  const [text, setText] = useState(value);
  const committed = useRef(value);
  const latestCommit = useRef(onCommit);
  latestCommit.current = onCommit;

  useEffect(() => {
    if (value !== committed.current) {
      committed.current = value;
      setText(value);
    }
  }, [value]);

  const commit = (next: string) => {
    if (next !== committed.current) {
      committed.current = next;
      latestCommit.current(next);
    }
  };
  const latest = useRef(commit);
  latest.current = commit;

  useEffect(() => {
    const timer = setTimeout(() => latest.current(text), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);

  return { text, set: setText, commit: () => commit(text) };
}
