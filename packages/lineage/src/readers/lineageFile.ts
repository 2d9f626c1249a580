// SPDX-License-Identifier: Apache-2.0
/** A file that may say something about lineage. @public */
export interface LineageFile {
  /** As the caller names it; its ending counts for SQL only. Nothing is read from disk. */
  path: string;
  source: string;
  /** The file was only found in a folder: it is passed over in silence when it is none of ours. */
  found?: boolean;
}
