// SPDX-License-Identifier: Apache-2.0
import type { FileFinding } from '../blueprint/report';

/** A file to check. @public */
export interface CheckedFile {
  /** With forward slashes; files of one folder are one module. */
  path: string;
  content: string;
}

/** A rule of `checkFiles`, as its reference lists it. @public */
export interface CheckRule {
  /** Such as `terraform/unknown-argument` or `security/public-access`. */
  id: string;
  severity: FileFinding['severity'];
  /** What it asks for, as a sentence. */
  title: string;
  /** Why, as a sentence. */
  reason: string;
}

/** Says something on an offset of a file. @internal */
export type CheckReport = (finding: {
  rule: string;
  severity?: FileFinding['severity'];
  at: number;
  message: string;
  fix?: string;
  /** A word that means nothing, and those that would: the nearest is suggested. */
  meant?: { word: string; known(): Iterable<string> };
  /** Address of the block it is about, such as `aws_s3_bucket.raw`. */
  path?: string;
}) => void;
