// SPDX-License-Identifier: Apache-2.0
import type { BlockSyntax, BodySyntax, Offset } from '../../hcl';
import { attribute, type ModuleFile, type Placed } from '../module';
import type { Evaluator } from './Evaluator';
import { isRecordValue, listOf, UNKNOWN, type Value } from './values';

/** A block, or an object argument, with its values in one environment. @internal */
export interface BodyView {
  /** Where it stands. */
  at: Offset;
  /** Value of an argument; undefined where it is not set. `null` counts as not set. */
  get(name: string): Value | undefined;
  /** Nested blocks, also of a `dynamic` block, and objects of an argument. */
  blocks(name: string): BodyView[];
  /** Where an argument or a nested block stands; the block itself where it has none. */
  place(name: string): Offset;
}

class ObjectView implements BodyView {
  constructor(
    readonly at: Offset,
    private readonly value: { readonly [name: string]: Value },
  ) {}

  get(name: string): Value | undefined {
    return this.value[name] ?? undefined;
  }

  blocks(name: string): BodyView[] {
    return listOf(this.get(name)).flatMap(item =>
      isRecordValue(item) ? [new ObjectView(this.at, item)] : [],
    );
  }

  place(): Offset {
    return this.at;
  }
}

class BlockView implements BodyView {
  constructor(
    readonly at: Offset,
    private readonly body: BodySyntax,
    private readonly evaluator: Evaluator,
  ) {}

  get(name: string): Value | undefined {
    const found = attribute(this.body, name);
    return found ? this.evaluator.of(found.value) ?? undefined : undefined;
  }

  blocks(name: string): BodyView[] {
    const argument = attribute(this.body, name);
    const objects = argument
      ? listOf(this.evaluator.of(argument.value)).flatMap(item =>
          isRecordValue(item) ? [new ObjectView(argument.at, item)] : [],
        )
      : [];
    return [
      ...objects,
      ...this.body.blocks.flatMap(block => this.nested(block, name)),
    ];
  }

  private nested(block: BlockSyntax, name: string): BodyView[] {
    if (block.type === name) {
      return [new BlockView(block.at, block.body, this.evaluator)];
    }
    if (block.type !== 'dynamic' || block.labels[0]?.text !== name) return [];
    const over = attribute(block.body, 'for_each');
    const items = over ? this.evaluator.of(over.value) : UNKNOWN;
    const empty =
      (Array.isArray(items) && items.length === 0) ||
      (isRecordValue(items) && Object.keys(items).length === 0);
    if (empty) return [];
    return block.body.blocks
      .filter(({ type }) => type === 'content')
      .map(content => new BlockView(block.at, content.body, this.evaluator));
  }

  place(name: string): Offset {
    const block = this.body.blocks.find(
      ({ type, labels }) =>
        type === name || (type === 'dynamic' && labels[0]?.text === name),
    );
    return attribute(this.body, name)?.at ?? block?.at ?? this.at;
  }
}

/** A resource or a data source in one environment. @internal */
export interface ResourceView extends BodyView {
  type: string;
  /** Such as `aws_s3_bucket.raw`, or `data.aws_iam_policy_document.trust`. */
  address: string;
  file: ModuleFile;
  block: BlockSyntax;
}

/** Whether a block makes nothing in an environment. */
function isAbsent(body: BodySyntax, evaluator: Evaluator): boolean {
  const count = attribute(body, 'count');
  if (count && evaluator.of(count.value) === 0) return true;
  const each = attribute(body, 'for_each');
  const items = each ? evaluator.of(each.value) : UNKNOWN;
  return (
    (Array.isArray(items) && items.length === 0) ||
    (isRecordValue(items) && Object.keys(items).length === 0)
  );
}

/** The view of a block; undefined where it makes nothing in this environment. @internal */
export function viewOf(
  { block, file }: Placed,
  evaluator: Evaluator,
): ResourceView | undefined {
  if (isAbsent(block.body, evaluator)) return undefined;
  const view = new BlockView(block.at, block.body, evaluator);
  const [type, name] = block.labels.map(({ text }) => text);
  return {
    type,
    address: `${block.type === 'data' ? 'data.' : ''}${type}.${name}`,
    file,
    block,
    at: view.at,
    get: argument => view.get(argument),
    blocks: nested => view.blocks(nested),
    place: argument => view.place(argument),
  };
}

/** What a dotted path leads to, through the first block of each name; undefined where a step is not there. @internal */
export function valueAt(view: BodyView, path: string): Value | undefined {
  const steps = path.split('.');
  let body: BodyView | undefined = view;
  for (const step of steps.slice(0, -1)) {
    const next: BodyView | undefined = body?.blocks(step)[0];
    if (!next && body?.get(step) === UNKNOWN) return UNKNOWN;
    body = next;
  }
  const last = steps[steps.length - 1];
  if (!body) return undefined;
  const value = body.get(last);
  if (value !== undefined) return value;
  return body.blocks(last).length > 0 ? {} : undefined;
}

/** Where a dotted path leads, as near as it goes. @internal */
export function placeOf(view: BodyView, path: string): Offset {
  const steps = path.split('.');
  let body = view;
  for (const step of steps.slice(0, -1)) {
    const next = body.blocks(step)[0];
    if (!next) return body.place(step);
    body = next;
  }
  return body.place(steps[steps.length - 1]);
}
