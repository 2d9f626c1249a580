// SPDX-License-Identifier: Apache-2.0
import type {
  Contribution,
  GenerationContext,
  StackOutput,
} from '../../../../generate/types';
import { accountOf } from '../../terms/names';
import { key } from '../keys';
import { tfvarsOutput } from '../outputs';
import { base } from '../product/base';
import { account, dataLoss, lake, states } from './account';
import { audit } from './audit';
import { costs } from './costs';
import { ISSUERS, boundary, identity } from './identity';

const OUTPUTS: readonly StackOutput[] = [
  {
    name: 'permissions_boundary_arn',
    value: 'aws_iam_policy.boundary.arn',
    description: 'Policy that no role of the mesh can exceed.',
  },
  {
    name: 'oidc_provider_arn',
    value: 'aws_iam_openid_connect_provider.pipelines.arn',
    description: 'Identity provider of the host of repositories.',
  },
  {
    name: 'oidc_issuer',
    value: 'trimprefix(var.oidc_url, "https://")',
    description: 'Host and path of the identity provider, without https://.',
  },
  {
    name: 'oidc_audience',
    value: 'var.oidc_client',
    description: 'Audience of the tokens of the identity provider.',
  },
  {
    name: 'state_bucket',
    value: 'aws_s3_bucket.state.id',
    description: 'Bucket of the states of Terraform.',
  },
  {
    name: 'audit_bucket',
    value: 'aws_s3_bucket.audit.id',
    description: 'Bucket of the records of access.',
  },
  {
    name: 'platform_kms_key_arn',
    value: 'aws_kms_key.platform.arn',
    description: 'Key of the platform, for states and audit records.',
  },
];

/** What an account has once, and every domain and product relies on. @internal */
export function platformFoundation(context: GenerationContext): Contribution {
  const { blueprint } = context;
  const issuer = ISSUERS[blueprint.host];
  return {
    terraform: {
      main: [...base(context), ...account()],
      encryption: key({
        label: 'platform',
        description: 'Platform of the data mesh: states and audit records',
        rotationDays: blueprint.encryption.rotationDays,
        copy: 'var.disaster_recovery',
      }),
      audit: audit(),
      state: states(),
      identity: [...identity(), ...boundary()],
      lake: lake(context.blueprint),
      data_loss_prevention: dataLoss(),
      cost: costs(),
    },
    variables: [
      {
        name: 'lake_administrator_arns',
        type: 'list(string)',
        description:
          'Roles that administer Lake Formation. Never the role that deploys products: a grant to an administrator does not last.',
        value: environment => [
          `arn:aws:iam::${accountOf(
            environment,
          )}:role/data-mesh/lake-administrator`,
        ],
      },
      {
        name: 'oidc_url',
        type: 'string',
        description:
          'Address of the identity provider of the host of repositories.',
        default: issuer.url,
      },
      {
        name: 'oidc_client',
        type: 'string',
        description: 'Audience that the host puts into its tokens.',
        default: issuer.audience,
      },
      {
        name: 'pays_the_bill',
        type: 'bool',
        description:
          'Whether this account is the one that pays: only there tags can be activated and the bill exported.',
        default: false,
      },
    ],
    outputs: [
      ...OUTPUTS,
      tfvarsOutput(
        'domain_tfvars',
        'What domains need: pipe it into scripts/fill_in.py of each.',
        OUTPUTS,
      ),
    ],
  };
}
