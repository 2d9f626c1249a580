// SPDX-License-Identifier: Apache-2.0
import { follow, parseReference } from '../references';
import type { Value } from '../values';

/** Where a place that may be a reference leads to. @internal */
export type Resolution =
  /** The thing itself. */
  | { kind: 'found'; value: Value }
  /** Another file or a URL. */
  | { kind: 'external'; target: string }
  /** `text` is the reference that leads nowhere: the place's own, or that of a place it leads to. */
  | { kind: 'dangling'; text: string; steps: string[] }
  | { kind: 'circular' };

/**
 * Follows `$ref` inside a descriptor, through other references, to the thing itself. Other files and URLs are
 * never followed.
 *
 * @internal
 */
export class References {
  /** What is known already, by the text of the reference. */
  private readonly known = new Map<string, Resolution>();

  constructor(private readonly root: Value) {}

  resolve(place: Value): Resolution {
    const text = place.at('$ref').text();
    return text === undefined
      ? { kind: 'found', value: place }
      : this.follow(text);
  }

  /** The thing itself where it is in the document; a value that is not present where it is elsewhere. */
  resolved(place: Value): Value {
    const resolution = this.resolve(place);
    return resolution.kind === 'found'
      ? resolution.value
      : place.at('$ref').at('');
  }

  private follow(reference: string): Resolution {
    const trail = new Set<string>();
    let text = reference;
    let end = this.known.get(text);
    while (!end) {
      if (trail.has(text)) {
        end = { kind: 'circular' };
        break;
      }
      trail.add(text);
      const next = this.step(text);
      if (typeof next === 'string') {
        text = next;
        end = this.known.get(text);
      } else {
        end = next;
      }
    }
    for (const passed of trail) this.known.set(passed, end);
    return end;
  }

  /** Where a reference leads to at once: an end, or the text of another reference. */
  private step(text: string): Resolution | string {
    const parsed = parseReference(text);
    if (parsed.kind === 'external') return parsed;
    const value = follow(this.root, parsed.steps);
    if (!value) return { kind: 'dangling', text, steps: parsed.steps };
    return value.at('$ref').text() ?? { kind: 'found', value };
  }
}
