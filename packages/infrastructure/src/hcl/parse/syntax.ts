// SPDX-License-Identifier: Apache-2.0

/** Offset into the text of a file, in UTF-16 units. @public */
export type Offset = number;

/** A step from a value to one inside it. @public */
export type AccessStep =
  | { kind: 'attribute'; name: string; at: Offset }
  | { kind: 'index'; key: Syntax; at: Offset }
  | { kind: 'splat'; at: Offset };

/** An expression of Terraform's language as it was written. @public */
export type Syntax = { at: Offset } & (
  | { kind: 'string'; value: string }
  | { kind: 'number'; value: number }
  | { kind: 'flag'; value: boolean }
  | { kind: 'null' }
  /** A text with expressions in it. */
  | { kind: 'template'; parts: Syntax[] }
  /** `var.name`, `aws_s3_bucket.raw.arn`, `each.key`: a name and the steps behind it. */
  | { kind: 'reference'; root: string; steps: AccessStep[] }
  /** Steps behind anything but a name, such as `f(x).name`. */
  | { kind: 'access'; of: Syntax; steps: AccessStep[] }
  | { kind: 'call'; name: string; args: Syntax[] }
  | { kind: 'list'; items: Syntax[] }
  | { kind: 'object'; entries: { key: Syntax; value: Syntax }[] }
  | { kind: 'operation'; operator: string; operands: Syntax[] }
  | { kind: 'conditional'; condition: Syntax; yes: Syntax; no: Syntax }
  | {
      kind: 'for';
      bindings: string[];
      over: Syntax;
      key?: Syntax;
      value: Syntax;
      condition?: Syntax;
    }
);

/** `name = value`. @public */
export interface AttributeSyntax {
  name: string;
  at: Offset;
  value: Syntax;
}

/** `type "label" { … }`. @public */
export interface BlockSyntax {
  type: string;
  labels: { text: string; at: Offset }[];
  at: Offset;
  body: BodySyntax;
}

/** What stands between the braces of a block, or in a file. @public */
export interface BodySyntax {
  attributes: AttributeSyntax[];
  blocks: BlockSyntax[];
  /** Where the body ends. */
  end: Offset;
}

/** Something that is no Terraform. @public */
export interface SyntaxFault {
  at: Offset;
  message: string;
  /** What mends it, as an instruction. */
  fix?: string;
}

/** A file as it was read; with faults, what could be read of it. @public */
export interface ParsedFile {
  body: BodySyntax;
  faults: SyntaxFault[];
  /** Comments, such as those that justify an exception: text without the sign, by line from 1. */
  comments: { text: string; line: number }[];
  /** Line and column of an offset, both from 1. */
  position(offset: Offset): { line: number; column: number };
}
