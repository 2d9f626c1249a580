// SPDX-License-Identifier: Apache-2.0
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** Ref of a domain. @internal */
export const domainSchema = makeFieldSchema({ output: z => z.string() });

/** Name of what will be created. @internal */
export const productNameSchema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z.object({
      kind: z.string().optional().describe('Kind of entity whose name it is'),
    }),
});

/** Refs of contracts. @internal */
export const portsSchema = makeFieldSchema({
  output: z => z.array(z.string()),
});

/** Text of a contract. @internal */
export const contractSchema = makeFieldSchema({ output: z => z.string() });

/** Services of a product, as blueprints have them. @internal */
export const servicesSchema = makeFieldSchema({
  output: z =>
    z.object({
      storage: z.boolean().optional(),
      processing: z.enum(['none', 'native', 'spark']).optional(),
      warehouse: z.boolean().optional(),
      catalog: z.boolean().optional(),
      orchestration: z.enum(['none', 'native', 'airflow']).optional(),
      visualization: z.boolean().optional(),
    }),
  uiOptions: z =>
    z.object({ cloud: z.enum(['aws', 'azure', 'gcp']).optional() }),
});

/** Nothing: the field fills other fields in. @internal */
export const examplesSchema = makeFieldSchema({
  output: z => z.null(),
  uiOptions: z =>
    z.object({
      examples: z
        .array(z.object({ title: z.string(), values: z.record(z.any()) }))
        .optional()
        .describe('Cases that fill the whole form in'),
    }),
});
