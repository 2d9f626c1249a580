// SPDX-License-Identifier: Apache-2.0
export type { ChangedInputs, InputContract } from './changeInputs';
export { changeInputs } from './changeInputs';
export type { DescriptorEdit } from './edit';
export { editDescriptor } from './editDescriptor';
export { DescriptorEditError } from './errors';
export { editOfFix } from './fixes';
