// SPDX-License-Identifier: Apache-2.0

/** Schemas of a provider, each type packed as JSON so that only what is looked up is unpacked. @internal */
export interface PackedSchema {
  version: string;
  /** Arguments of the provider itself. */
  config: string;
  resources: Readonly<Record<string, string>>;
  data: Readonly<Record<string, string>>;
  /** Types whose arguments are not kept, without the name of the provider. */
  others: { resources: string; data: string };
}
