// SPDX-License-Identifier: Apache-2.0

/** What a source says about the entities that are made of its files. @internal */
export interface SourceSettings {
  /** Owner of what names none; a ref or a name. */
  defaultOwner?: string;
  /** Domain of what names none; a ref or a name. */
  defaultDomain?: string;
  /** Whether a domain that is named and that nobody states is made. */
  createDomains: boolean;
}
