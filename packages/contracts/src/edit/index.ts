// SPDX-License-Identifier: Apache-2.0
export { editDescriptor, type DescriptorEdit } from './editDescriptor';
export { DescriptorEditError } from './errors';
export { editOfFix } from './fixes';
