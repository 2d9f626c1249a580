// SPDX-License-Identifier: Apache-2.0
export * from './annotations';
export * from './contractEntity';
export * from './DataProductEntityV1alpha1';
export * from './findings';
export * from './GovernancePolicyEntityV1alpha1';
export * from './places';
