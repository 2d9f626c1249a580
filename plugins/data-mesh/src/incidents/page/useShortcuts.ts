// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react';

/** Where letters have a meaning of their own. */
const TYPED_IN =
  'input, textarea, select, [contenteditable], [aria-haspopup], [role="listbox"], [role="dialog"]';

/**
 * Calls what belongs to a key while nobody types elsewhere.
 *
 * @param actions - by key; those that are undefined cannot be done now
 * @internal
 */
export function useShortcuts(
  actions: Record<string, (() => void) | undefined>,
) {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat)
        return;
      if (target instanceof Element && target.closest(TYPED_IN)) return;
      if (document.querySelector('[role="dialog"]')) return;
      const action = latest.current[key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
