// SPDX-License-Identifier: Apache-2.0
import type { Contract, Finding, Product, StandardRef } from './model';

/** What reading a descriptor gives. Always something: a document that cannot be read has findings and no value. @public */
export interface ReadResult {
  /** Name of the file as the caller gave it. */
  file: string;
  syntax?: 'yaml' | 'json';
  /** Absent when the document is none of the known standards. */
  standard?: StandardRef;
  /** True when there is no finding of severity error. */
  valid: boolean;
  /** In order of position. */
  findings: Finding[];
  contract?: Contract;
  product?: Product;
  /** The document as plain data, without prototypes or getters; absent when the text could not be parsed. */
  data?: unknown;
}

/** Limits that a document must keep; the defaults suit files written by people and generators. @public */
export interface ReadLimits {
  /** Size of the text in bytes of UTF-8. Default 10 MiB. */
  maxBytes?: number;
  /** Nesting. Default 100. */
  maxDepth?: number;
  /** Nodes after aliases are expanded. Default 1,000,000. */
  maxNodes?: number;
}

/** @public */
export interface ReadOptions {
  /** Used in messages and results only; nothing is read from disk. Default `document`. */
  file?: string;
  limits?: ReadLimits;
}

/**
 * Reads a descriptor of any supported standard and says everything there is to say about it.
 *
 * Never throws for bad input: bytes that are no text, a text that is no document, and a document
 * of no known standard each give a result with one finding.
 *
 * @public
 */
export function readDescriptor(
  _source: string | Uint8Array,
  _options?: ReadOptions,
): ReadResult {
  throw new Error('to be written by the reader of documents');
}
