// SPDX-License-Identifier: Apache-2.0

/**
 * Regions that have every service, each with the one that its copies go to: in the same jurisdiction where there is
 * a second one.
 *
 * @internal
 */
export const pairedRegions: Readonly<Record<string, string>> = {
  'eu-central-1': 'eu-west-1',
  'eu-west-1': 'eu-central-1',
  'eu-west-3': 'eu-central-1',
  'eu-north-1': 'eu-central-1',
  'eu-west-2': 'eu-west-1',
  'us-east-1': 'us-west-2',
  'us-east-2': 'us-west-2',
  'us-west-2': 'us-east-2',
  'ca-central-1': 'us-east-2',
  'ap-northeast-1': 'ap-southeast-1',
  'ap-southeast-1': 'ap-northeast-1',
  'ap-southeast-2': 'ap-southeast-1',
  'ap-south-1': 'ap-southeast-1',
  'sa-east-1': 'us-east-1',
};
