// SPDX-License-Identifier: Apache-2.0
import type { ModuleEnvironment, ResourceView } from '../evaluate';
import type { Module } from '../module';
import type { CheckRule } from '../types';

/** What is wrong with a resource. @internal */
export interface Problem {
  at: number;
  message: string;
  fix: string;
}

/** What a rule on security may look at beside the resource. @internal */
export interface SecurityContext {
  module: Module;
  environment: ModuleEnvironment;
  /** Whether another resource of one of the types names this one. */
  isNamedBy(view: ResourceView, types: readonly string[]): boolean;
  /** Resources of the types that name this one. */
  naming(view: ResourceView, types: readonly string[]): ResourceView[];
}

/** One part of a rule: on types of resources or data sources. @internal */
export interface SecurityCheck {
  types: readonly string[];
  /** Only where the environment is production. */
  production?: boolean;
  check(view: ResourceView, context: SecurityContext): readonly Problem[];
}

/** @internal */
export interface SecurityRule extends CheckRule {
  checks: readonly SecurityCheck[];
}
