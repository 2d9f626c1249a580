// SPDX-License-Identifier: Apache-2.0
import type { createTemplateAction } from '@backstage/plugin-scaffolder-node';

type Schema = NonNullable<Parameters<typeof createTemplateAction>[0]['schema']>;
/** Zod, as Backstage hands it to the schema of an action. */
type Zod = Parameters<Extract<Schema['input'], (zod: never) => unknown>>[0];

/** Which files of the workspace an action takes. @internal */
export const folderInput = (z: Zod) =>
  z.string().describe('Folder of the workspace. Default: .').optional();

/** As whom an action calls the host of a repository. @internal */
export const tokenInput = (z: Zod) =>
  z
    .string()
    .describe('Token of a person. Default: the portal’s own')
    .optional();

/** From where to where an action proposes files: these are asked for alike, whichever host it is. @internal */
export const proposalInput = {
  description: (z: Zod) => z.string().max(20_000).optional(),
  branch: (z: Zod) =>
    z
      .string()
      .describe('Branch to make. Default: one for this task')
      .optional(),
  target: (z: Zod) =>
    z
      .string()
      .describe('Branch to change. Default: the default branch')
      .optional(),
  sourcePath: folderInput,
};
