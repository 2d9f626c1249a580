// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '@meshwright/contracts';

/** A finding with the file it is about. @public */
export interface FileFinding extends Finding {
  /** As the caller named it. */
  file: string;
}

/** Something to say about a place of a document; the reader adds the line. @internal */
export type Report = (
  finding: Omit<Finding, 'line' | 'column'> & { part?: 'name' | 'value' },
) => void;
