// SPDX-License-Identifier: Apache-2.0
export * from './changeRequestOpen';
export * from './contractValidate';
export * from './infrastructureCheck';
export * from './infrastructureGenerate';
export * from './infrastructurePlan';
export * from './productChange';
export * from './productGenerate';
export * from './publishLocal';
export * from './register';
