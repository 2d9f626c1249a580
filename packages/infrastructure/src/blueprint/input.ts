// SPDX-License-Identifier: Apache-2.0
import type {
  AccessGrant,
  CloudId,
  Host,
  ResolvedBlueprint,
  ResolvedEnvironment,
  ResolvedPort,
  ResolvedProduct,
  ResolvedServices,
} from './types';

/** One value for every cloud, or one for each. @public */
export type ByCloud = string | Partial<Record<CloudId, string>>;

/** An environment as a blueprint writes it. @public */
export interface EnvironmentInput
  extends Partial<
    Omit<
      ResolvedEnvironment,
      'name' | 'region' | 'account' | 'disasterRecovery'
    >
  > {
  name: string;
  region?: ByCloud;
  account?: ByCloud;
  disasterRecovery?:
    | boolean
    | (Partial<Omit<ResolvedEnvironment['disasterRecovery'], 'region'>> & {
        region?: ByCloud;
      });
}

/** A blueprint as it is written: what is left out has a default. @public */
export interface BlueprintInput {
  apiVersion: 'meshwright.io/v1alpha1';
  kind: 'Blueprint';
  product: Partial<ResolvedProduct> &
    Pick<ResolvedProduct, 'name' | 'domain' | 'owner'>;
  host?: Host;
  environments?: EnvironmentInput[];
  services?: Partial<ResolvedServices>;
  tableFormat?: 'none' | 'lakehouse' | 'iceberg' | 'delta';
  inputs?: ResolvedPort[];
  outputs?: ResolvedPort[];
  access?: AccessGrant[];
  network?: Partial<ResolvedBlueprint['network']>;
  encryption?: Partial<ResolvedBlueprint['encryption']>;
  masking?: Partial<ResolvedBlueprint['masking']>;
  dataLossPrevention?: boolean;
  auditing?: Partial<ResolvedBlueprint['auditing']>;
  autoscaling?: boolean;
  schedule?: Partial<ResolvedBlueprint['schedule']>;
  budget?: Partial<ResolvedBlueprint['budget']>;
  sandbox?: Partial<ResolvedBlueprint['sandbox']>;
  tags?: Record<string, string>;
}
