// SPDX-License-Identifier: Apache-2.0
import type { JsonPath } from '../document/pointer';
import type { PlainRecord, SourceDocument } from '../document/types';
import type {
  Contract,
  DescriptorType,
  FindingFix,
  Product,
  Severity,
  StandardId,
} from '../model';
import type { Shape, ShapeRule } from '../shape';

/** A version of a standard and what its documents look like. @internal */
export interface StandardVersion {
  /** Without leading `v`: `3.1.0`. */
  version: string;
  shape: Shape;
}

/** What a standard says of a document that may be its own. @internal */
export interface Detection {
  /**
   * How sure it is, from 0 to 1: 1 where the document names the standard (`kind: DataContract`),
   * less where only its fields look like it. The standard that is surest reads the document.
   */
  certainty: number;
  /** Version as the document states it, without leading `v`; absent when it states none. */
  version?: string;
  /** Where the version is stated, for the finding on an unknown one. */
  versionPath?: JsonPath;
}

/** Something that a rule beyond the shape has found. @internal */
export interface RuleReport {
  /** Rule id without the standard's namespace: `duplicate-name`. */
  rule: string;
  severity: Severity;
  path: JsonPath;
  /** Whether the name of the member is at fault, or its value (default). */
  part?: 'name' | 'value';
  message: string;
  fix?: FindingFix;
}

/** What a standard's rules are given. @internal */
export interface RuleContext {
  document: SourceDocument;
  data: PlainRecord;
  /** The known version that the document is judged by. */
  version: string;
  report(finding: RuleReport): void;
}

/**
 * A standard that descriptors are written in: how to know its documents, what they must look like,
 * and what they mean. Its rules' ids start with the standard's id.
 *
 * Nothing here may throw, whatever the document holds.
 *
 * @internal
 */
export interface Standard {
  id: StandardId;
  type: DescriptorType;
  /** Full name, for messages. */
  title: string;
  /** Known versions, newest first. */
  versions: readonly StandardVersion[];
  /** Undefined when the document is none of this standard. */
  detect(data: PlainRecord): Detection | undefined;
  /** Severities that differ from the usual, for a standard whose own examples break its schema. */
  severities?: Partial<Record<ShapeRule, Severity | 'off'>>;
  /** What the standard's prose demands and a shape cannot say. */
  check?(context: RuleContext): void;
  /** For standards of type `contract`. */
  toContract?(document: SourceDocument, version: string): Contract;
  /** For standards of type `product`. */
  toProduct?(document: SourceDocument, version: string): Product;
}
