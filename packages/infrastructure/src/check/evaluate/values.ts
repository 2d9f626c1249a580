// SPDX-License-Identifier: Apache-2.0

/** What only Terraform can know. @internal */
export const UNKNOWN = Symbol('unknown');

/** A value of an argument as far as the files tell it. @internal */
export type Value =
  | string
  | number
  | boolean
  | null
  | typeof UNKNOWN
  | readonly Value[]
  | { readonly [name: string]: Value };

/** @internal */
export const isRecordValue = (
  value: Value | undefined,
): value is { readonly [name: string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Items of a list, or the value itself where it is one. @internal */
export const listOf = (value: Value | undefined): readonly Value[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
};
