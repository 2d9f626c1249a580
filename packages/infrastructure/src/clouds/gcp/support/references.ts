// SPDX-License-Identifier: Apache-2.0
import { type Expression, type Template, expr, text } from '../../../hcl';

/** References that many modules share. @internal */
export const project = expr('var.project_id');
/** @internal */
export const region = expr('var.region');
/** @internal */
export const labels = expr('local.labels');
/** Number of the project, part of names that are unique in the world. @internal */
export const projectNumber = expr('data.google_project.this.number');

/** A name of the stack with a word after it. @internal */
export const named = (suffix: string): Template =>
  text`${expr('local.name')}-${suffix}`;

/** A principal that is a service account of the stack. @internal */
export const memberOf = (account: string): Expression =>
  expr(`google_service_account.${account}.member`);

/** Mail address of a service account of the stack. @internal */
export const emailOf = (account: string): Expression =>
  expr(`google_service_account.${account}.email`);

/** The service agent of a Google service in the stack's project. @internal */
export const agent = (host: string): Template =>
  text`serviceAccount:service-${projectNumber}@${host}.iam.gserviceaccount.com`;
