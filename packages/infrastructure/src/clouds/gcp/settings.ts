// SPDX-License-Identifier: Apache-2.0
import type { ResolvedEnvironment } from '../../blueprint/types';
import type { GeneratedFile, GenerationContext } from '../../generate/types';
import { type Block, blocks, expr, writeValue } from '../../hcl';
import { projectOf } from './support/names';

/** Releases of the providers whose names the modules use. */
const VERSION = '>= 7.36, < 8.0';

const SOURCES: Readonly<Record<string, string>> = {
  google: 'hashicorp/google',
  'google-beta': 'hashicorp/google-beta',
};

/** Where the state of a stack is kept below the bucket for states. */
function statePrefix({ stack, blueprint: { product } }: GenerationContext) {
  if (stack === 'platform') return 'platform';
  const domain = `domains/${product.domain}`;
  return stack === 'domain' ? `${domain}/shared` : `${domain}/${product.name}`;
}

/** Terraform itself, the providers and where the state is kept. @internal */
export function settings(
  context: GenerationContext,
  providers: readonly string[],
): Block[] {
  const used = ['google', ...providers.filter(name => name !== 'google')];
  return [
    {
      type: 'terraform',
      labels: [],
      body: {
        required_version: '>= 1.10',
        required_providers: blocks(
          Object.fromEntries(
            used.map(name => [
              name,
              { source: SOURCES[name], version: VERSION },
            ]),
          ),
        ),
        // The bucket comes from infra/env/*.tfbackend. Cloud Storage locks a state by itself.
        'backend "gcs"': blocks({ prefix: statePrefix(context) }),
      },
    },
    ...used.map(
      (name): Block => ({
        type: 'provider',
        labels: [name],
        body: {
          project: expr('var.project_id'),
          region: expr('var.region'),
          billing_project: expr('var.project_id'),
          user_project_override: true,
          default_labels: expr('local.labels'),
        },
      }),
    ),
  ];
}

/** Where the states of an environment's project are kept. @internal */
export function backend(
  context: GenerationContext,
  environment: ResolvedEnvironment,
): GeneratedFile {
  const bucket = `${projectOf(context.blueprint, environment)}-tfstate`;
  const prefix = `${statePrefix(context)}/${environment.name}`;
  return {
    path: `infra/env/${environment.name}.tfbackend`,
    content: [
      '# The platform stack makes this bucket, and encrypts it with its own key.',
      `bucket = ${writeValue(bucket)}`,
      `prefix = ${writeValue(prefix)}`,
      '',
    ].join('\n'),
  };
}
