// SPDX-License-Identifier: Apache-2.0
import type { ResolvedEnvironment } from '../../blueprint/types';
import type { GeneratedFile, GenerationContext } from '../../generate/types';
import { type Block, blocks, expr, writeValue } from '../../hcl';
import { stateBucket } from './terms/names';

const provider = (body: Block['body'], comment?: string): Block => ({
  type: 'provider',
  labels: ['aws'],
  body,
  comment,
});

/** Versions, where the state is kept, and the two regions. @internal */
export function settings(): Block[] {
  const shared = {
    allowed_account_ids: [expr('var.account_id')],
    default_tags: blocks({ tags: expr('local.tags') }),
  };
  return [
    {
      type: 'terraform',
      labels: [],
      body: {
        required_version: '>= 1.10',
        required_providers: blocks({
          aws: { source: 'hashicorp/aws', version: '>= 6.0, < 7.0' },
        }),
        // The bucket and the key come from env/<environment>.tfbackend.
        'backend "s3"': blocks({ encrypt: true, use_lockfile: true }),
      },
    },
    provider({ region: expr('var.region'), ...shared }),
    provider(
      { alias: 'recovery', region: expr('var.recovery_region'), ...shared },
      'For what disaster recovery keeps in another region.',
    ),
  ];
}

/** What the state of one stack is called in the bucket of states. */
function stateKey({ stack, blueprint }: GenerationContext): string {
  if (stack === 'platform') return 'platform/terraform.tfstate';
  const { domain, name } = blueprint.product;
  return stack === 'domain'
    ? `domains/${domain}/domain/terraform.tfstate`
    : `domains/${domain}/products/${name}/terraform.tfstate`;
}

/** Bucket, key and region of the state. @internal */
export function backend(
  context: GenerationContext,
  environment: ResolvedEnvironment,
): GeneratedFile {
  const entries = {
    bucket: stateBucket(environment),
    key: `${environment.name}/${stateKey(context)}`,
    region: environment.region,
  };
  return {
    path: `infra/env/${environment.name}.tfbackend`,
    content: `${Object.entries(entries)
      .map(([name, value]) => `${name.padEnd(6)} = ${writeValue(value)}`)
      .join('\n')}\n`,
  };
}
