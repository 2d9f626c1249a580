// SPDX-License-Identifier: Apache-2.0
import { suggest } from '../../../shape';
import type { SchemaElement } from './elements';

/** Paths that a misspelt one is compared with, and misspelt ones that get a suggestion. */
const maxCandidates = 2000;
const maxSuggestions = 50;
/** Steps of all look-ups together; a contract that needs more is not checked further. */
const maxSteps = 1_000_000;

interface Children {
  byName: Map<string, SchemaElement>;
  byId: Map<string, SchemaElement>;
}

function indexOf(elements: readonly SchemaElement[]): Children {
  const byName = new Map<string, SchemaElement>();
  const byId = new Map<string, SchemaElement>();
  const add = (list: readonly SchemaElement[]) => {
    for (const element of list) {
      // The element of an array has no name; a path goes through it.
      if (element.isItems) add(element.children);
      const { name, id } = element;
      if (name !== undefined && !byName.has(name)) byName.set(name, element);
      if (id !== undefined && !byId.has(id)) byId.set(id, element);
    }
  };
  add(elements);
  // A physical name serves where no element has it as its name.
  for (const element of elements) {
    const { physicalName } = element;
    if (physicalName !== undefined && !byName.has(physicalName)) {
      byName.set(physicalName, element);
    }
  }
  return { byName, byId };
}

/**
 * Finds the elements of a contract that references point at, with indexes, so that many references
 * into a wide schema stay cheap.
 *
 * @internal
 */
export class Resolver {
  private readonly root: Children;
  private readonly below = new Map<SchemaElement, Children>();
  private candidates: string[] | undefined;
  private suggestions = 0;
  private steps = 0;

  constructor(readonly objects: readonly SchemaElement[]) {
    this.root = indexOf(objects);
  }

  /** Whether a dotted path of names, from an object on, leads to an element. Names may hold dots. */
  hasNames(path: string): boolean {
    return this.follow(this.root, path.split('.'), 0);
  }

  /** Whether a dotted path of names leads to an element below another one. */
  hasNamesBelow(element: SchemaElement, path: string): boolean {
    return this.follow(this.childrenOf(element), path.split('.'), 0);
  }

  /** Whether `schema/<id>/properties/<id>/…` leads to an element. */
  hasIds(path: string): boolean {
    const steps = path.replace(/^\//, '').split('/');
    let children = this.root;
    for (let i = 0; i < steps.length; i += 2) {
      if (steps[i] !== (i === 0 ? 'schema' : 'properties')) return false;
      const next = children.byId.get(steps[i + 1]);
      if (!next) return false;
      children = this.childrenOf(next);
    }
    return true;
  }

  /** The path that somebody may have meant by a misspelt one. */
  suggestFor(path: string): string | undefined {
    if (++this.suggestions > maxSuggestions) return undefined;
    this.candidates ??= this.dottedPaths();
    return suggest(path, this.candidates);
  }

  private follow(
    children: Children,
    segments: readonly string[],
    from: number,
  ): boolean {
    for (let to = from + 1; to <= segments.length; to++) {
      if (++this.steps > maxSteps) return true;
      const name = segments.slice(from, to).join('.');
      const found = children.byName.get(name);
      if (!found) continue;
      if (to === segments.length) return true;
      if (this.follow(this.childrenOf(found), segments, to)) return true;
    }
    return false;
  }

  private childrenOf(element: SchemaElement): Children {
    let children = this.below.get(element);
    if (!children) {
      children = indexOf(element.children);
      this.below.set(element, children);
    }
    return children;
  }

  private dottedPaths(): string[] {
    const paths: string[] = [];
    const add = (list: readonly SchemaElement[], prefix: string) => {
      for (const one of list) {
        if (paths.length >= maxCandidates) return;
        if (one.isItems) add(one.children, prefix);
        if (one.name === undefined) continue;
        paths.push(prefix + one.name);
        add(one.children, `${prefix}${one.name}.`);
      }
    };
    add(this.objects, '');
    return paths;
  }
}
