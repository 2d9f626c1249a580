// SPDX-License-Identifier: Apache-2.0
import {
  isBranchName,
  isRepositoryName,
} from '@meshwright/plugin-data-mesh-node';
import { z } from 'zod';

const MAX_LIMIT = 100;
const MAX_FILES = 5_000;
const MAX_FILE = 5 * 1024 * 1024;

const text = (max: number) =>
  z.string().max(max, `must have at most ${max} characters`);
const repositoryName = z
  .string()
  .refine(
    isRepositoryName,
    'must have lower case letters, digits, hyphens, underscores and dots, from 1 to 63 characters, and begin and end with a letter or digit',
  );
const branch = z
  .string()
  .refine(
    isBranchName,
    "must be the name of a branch: letters, digits and '-_./', at most 200",
  );
const ref = text(300).optional();
const path = text(1_000);
const limit = z.coerce.number().int().min(1).max(MAX_LIMIT).default(25);
const offset = z.coerce.number().int().min(0).max(1_000_000).default(0);

/** What each request may say. @internal */
export const gitHostRequests = {
  list: z.strictObject({
    text: text(200).optional(),
    group: repositoryName.optional(),
    offset,
    limit,
  }),
  create: z.strictObject({
    group: repositoryName,
    name: repositoryName,
    description: text(1_000).optional(),
    owner: z
      .string()
      .max(300)
      .regex(
        /^(?:group|user):[a-z0-9_.-]+\/[a-z0-9_.-]+$/,
        "must be a whole entity ref in lower case, such as 'group:default/orders'",
      ),
    key: text(200).optional(),
  }),
  tree: z.strictObject({ ref, path: path.optional() }),
  file: z.strictObject({ ref, path }),
  commits: z.strictObject({ ref, offset, limit }),
  commit: z.strictObject({
    branch,
    startFrom: ref,
    message: text(5_000).refine(m => m.trim() !== '', 'must say something'),
    files: z
      .array(
        z.strictObject({
          path,
          content: z
            .string()
            .max(MAX_FILE, `must have at most ${MAX_FILE} characters`),
          encoding: z.enum(['utf-8', 'base64']).optional(),
          executable: z.boolean().optional(),
        }),
      )
      .max(MAX_FILES, `must be at most ${MAX_FILES}`),
    deletions: z.array(path).max(MAX_FILES).optional(),
  }),
  changeRequests: z.strictObject({
    state: z.enum(['open', 'merged', 'closed']).optional(),
    offset,
    limit,
  }),
  openChangeRequest: z.strictObject({
    title: text(200).refine(t => t.trim() !== '', 'must say something'),
    description: text(20_000).optional(),
    source: branch,
    target: branch.optional(),
  }),
  changedFile: z.strictObject({ path }),
  number: z.coerce.number().int().min(1).max(1_000_000_000),
};
