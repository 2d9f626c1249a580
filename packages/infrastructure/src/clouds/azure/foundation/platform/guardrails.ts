// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../../blueprint/types';
import {
  type Block,
  blocks,
  call,
  expr,
  type HclValue,
  resource,
  text,
} from '../../../../hcl';

const subscription = text`/subscriptions/${expr('var.subscription_id')}`;
const definition = (id: string) =>
  `/providers/Microsoft.Authorization/policyDefinitions/${id}`;

/** Policies that Azure has built in, by the id that is the same in every directory. */
const POLICIES: readonly {
  block: string;
  id: string;
  title: string;
  effect: string;
}[] = [
  {
    block: 'secure_transfer',
    id: '404c3081-a854-4457-ae30-26a93ef643f9',
    title: 'Storage is reached by HTTPS only',
    effect: 'Deny',
  },
  {
    block: 'no_shared_keys',
    id: '8c6a50c6-9ffd-4ae7-986f-5fa6111f9a54',
    title: 'Storage is reached by identity, not by keys',
    effect: 'Deny',
  },
  {
    block: 'vault_purge_protection',
    id: '0b60c0b2-2dc2-4e1c-b5c9-abbed971de53',
    title: 'Key vaults cannot be purged',
    effect: 'Deny',
  },
];

const assignment = (
  name: string,
  id: string,
  title: string,
  parameters: HclValue,
  enforce = true,
): Block =>
  resource('azurerm_subscription_policy_assignment', name, {
    name: name.replace(/_/g, '-'),
    subscription_id: subscription,
    policy_definition_id: definition(id),
    display_name: title,
    parameters: call('jsonencode', parameters),
    enforce,
    non_compliance_message: blocks({ content: `${title}.` }),
  });

/** What nobody in the subscription can get round, whoever writes the Terraform. @internal */
export const guardrails = (): readonly Block[] => [
  ...POLICIES.map(({ block, id, title, effect }) =>
    assignment(block, id, title, { effect: { value: effect } }),
  ),
  assignment(
    'allowed_locations',
    'e56962a6-4747-49cd-b67b-bf8b01975c4c',
    'Resources are in the allowed regions',
    { listOfAllowedLocations: { value: expr('var.allowed_locations') } },
  ),
  assignment(
    'product_tag',
    '871b6d14-10aa-478d-b590-94f262ecfa99',
    'Resources say what environment they belong to',
    { tagName: { value: 'data-mesh-environment' } },
    // Azure makes some resources itself, without tags: this only reports.
    false,
  ),
];

/** Defender for Cloud: a plan exists once for a subscription. @internal */
export const defender = ({
  dataLossPrevention,
}: ResolvedBlueprint): readonly Block[] => {
  const plan = (
    name: string,
    resource_type: string,
    subplan?: string,
    ...extensions: { name: string; settings?: Record<string, string> }[]
  ) =>
    resource('azurerm_security_center_subscription_pricing', name, {
      tier: 'Standard',
      resource_type,
      subplan,
      ...(extensions.length > 0 && {
        extension: blocks(
          ...extensions.map(extension => ({
            name: extension.name,
            additional_extension_properties: extension.settings,
          })),
        ),
      }),
    });
  return [
    plan('arm', 'Arm', 'PerSubscription'),
    plan('key_vaults', 'KeyVaults', 'PerKeyVault'),
    plan(
      'storage',
      'StorageAccounts',
      'DefenderForStorageV2',
      ...(dataLossPrevention
        ? [
            {
              name: 'OnUploadMalwareScanning',
              settings: { CapGBPerMonthPerStorageAccount: '100' },
            },
            { name: 'SensitiveDataDiscovery' },
          ]
        : []),
    ),
    ...(dataLossPrevention
      ? [
          plan('posture', 'CloudPosture', undefined, {
            name: 'SensitiveDataDiscovery',
          }),
        ]
      : []),
  ];
};
