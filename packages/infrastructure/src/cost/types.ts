// SPDX-License-Identifier: Apache-2.0
import type {
  CloudId,
  ResolvedEnvironment,
  ServiceKind,
} from '../blueprint/types';

/** How much an environment is used. @public */
export type UsageProfile = ResolvedEnvironment['size'];

/** What is known of the use of an environment, where it is known better than a profile tells. @public */
export interface EnvironmentUsage {
  profile?: UsageProfile;
  /** Units for a month, by the key of a price, such as `s3.gbMonth`. */
  quantities?: Readonly<Record<string, number>>;
}

/** Use and prices of one's own. @public */
export interface Usage {
  environments: Readonly<Record<string, EnvironmentUsage>>;
  /** Prices for a unit that take the place of those of the sheet, in its currency. */
  prices: Readonly<Record<string, number>>;
}

/** An amount for a month: what is likely, and between what it probably is. @public */
export interface CostRange {
  low: number;
  expected: number;
  high: number;
}

/** @public */
export interface EstimatedComponent {
  name: string;
  service: ServiceKind | 'foundation';
  /** Name of the service, such as `Amazon S3`. */
  title: string;
  /** Key into the price sheet. */
  price: string;
  unit: string;
  unitPrice: number;
  /** Where the price is from. */
  source: string;
  /** Expected units for a month. */
  quantity: number;
  monthly: CostRange;
  assumption: string;
}

/** What an estimate is of the budget. @public */
export interface BudgetComparison {
  monthly: number;
  currency: string;
  /** Expected cost as per cent of the budget; absent where the currencies differ. */
  percent?: number;
  verdict: 'within' | 'maybe-over' | 'over' | 'other-currency';
}

/** @public */
export interface EnvironmentEstimate {
  name: string;
  tier: ResolvedEnvironment['tier'];
  region: string;
  profile: UsageProfile;
  monthly: CostRange;
  /** From the dearest down. */
  components: EstimatedComponent[];
  /** Absent where the blueprint has no budget. */
  budget?: BudgetComparison;
}

/** What a product would cost, before anything of it exists. @public */
export interface CostEstimate {
  cloud: CloudId;
  currency: 'USD';
  prices: {
    /** Region that the prices are of. */
    region: string;
    /** ISO date on which they were looked up. */
    asOf: string;
  };
  environments: EnvironmentEstimate[];
  /** All environments together. */
  monthly: CostRange;
  /** What holds for the whole estimate, in sentences. */
  assumptions: string[];
  /** What is knowingly left out, in sentences. */
  notEstimated: string[];
}
