// SPDX-License-Identifier: Apache-2.0
export type { DescriptorEdit } from './edit';
export { editDescriptor } from './editDescriptor';
export { DescriptorEditError } from './errors';
export { editOfFix } from './fixes';
