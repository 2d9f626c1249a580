// SPDX-License-Identifier: Apache-2.0

/**
 * Source text that is written as it is: a reference or a call in Terraform's expression language.
 *
 * Only what our own modules compose may become an expression. A value from a blueprint or a contract is a string,
 * and the writer escapes it, so that none of it can reach a file as code.
 *
 * @public
 */
export class Expression {
  constructor(readonly source: string) {}
}

/** A function call whose arguments are values, such as `jsonencode({ … })`. @public */
export class Call {
  constructor(readonly name: string, readonly args: readonly HclValue[]) {}
}

/** A quoted template: literal text, escaped, with expressions between. @public */
export class Template {
  constructor(readonly parts: readonly (string | Expression)[]) {}
}

/** What an argument of a block may be. @public */
export type HclValue =
  | string
  | number
  | boolean
  | null
  | Expression
  | Call
  | Template
  | readonly HclValue[]
  | { readonly [key: string]: HclValue | undefined };

/** Nested blocks of one type, in order. @public */
export class NestedBlocks {
  constructor(readonly bodies: readonly Body[]) {}
}

/** A `dynamic` block: one nested block for each element of a collection. @public */
export class DynamicBlock {
  constructor(readonly forEach: HclValue, readonly content: Body) {}
}

/**
 * Arguments and nested blocks by name, in the order they are written. `undefined` leaves one out.
 *
 * @public
 */
export interface Body {
  readonly [name: string]: HclValue | NestedBlocks | DynamicBlock | undefined;
}

/** A top-level block: `resource`, `data`, `variable`, `output`, `locals`, `terraform`, `provider`, … @public */
export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: Body;
  /** Lines of a comment above the block: why it is there. */
  readonly comment?: string;
  /** Lines of comment inside, before the first argument, such as `checkov:skip=CKV_AWS_18: the reason`. */
  readonly innerComments?: readonly string[];
}

/** An expression, written as it is. @public */
export const expr = (source: string) => new Expression(source);

/** A function call. @public */
export const call = (name: string, ...args: HclValue[]) => new Call(name, args);

/** A string with expressions in it: text`arn:aws:s3:::${expr('var.bucket')}/*`; a plain string in it is literal text. @public */
export function text(
  literals: TemplateStringsArray,
  ...values: (string | Expression)[]
): Template {
  return new Template(
    literals.flatMap((literal, index) =>
      index < values.length ? [literal, values[index]] : [literal],
    ),
  );
}

/** Nested blocks: `versioning_configuration: blocks({ status: 'Enabled' })`. @public */
export const blocks = (...bodies: Body[]) => new NestedBlocks(bodies);

/** A `dynamic` block of the name that it stands under. @public */
export const dynamic = (forEach: HclValue, content: Body) =>
  new DynamicBlock(forEach, content);

/** What belongs to a block beside its body. @public */
export type BlockNotes = Pick<Block, 'comment' | 'innerComments'>;

/** @public */
export const resource = (
  type: string,
  name: string,
  body: Body,
  notes: BlockNotes = {},
): Block => ({ type: 'resource', labels: [type, name], body, ...notes });

/** @public */
export const data = (
  type: string,
  name: string,
  body: Body,
  notes: BlockNotes = {},
): Block => ({ type: 'data', labels: [type, name], body, ...notes });

/** @public */
export const locals = (body: Body, notes: BlockNotes = {}): Block => ({
  type: 'locals',
  labels: [],
  body,
  ...notes,
});
