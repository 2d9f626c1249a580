// SPDX-License-Identifier: Apache-2.0

/** The pipeline that schedules and orchestrators start. @internal */
export const PIPELINE = 'pl_product';
/** Folder of the factory among the definitions of the stack. @internal */
export const FOLDER = 'datafactory';
