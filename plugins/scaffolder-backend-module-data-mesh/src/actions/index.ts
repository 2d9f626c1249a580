// SPDX-License-Identifier: Apache-2.0
export * from './accessCheck';
export * from './azurePullRequest';
export * from './changeRequestOpen';
export * from './contractValidate';
export * from './gitlabPush';
export * from './infrastructureCheck';
export * from './infrastructureCost';
export * from './infrastructureGenerate';
export * from './infrastructurePlan';
export * from './policiesCheck';
export * from './productChange';
export * from './productFetch';
export * from './productGenerate';
export * from './productInputs';
export * from './publishLocal';
export * from './pullRequestOpen';
export * from './register';
