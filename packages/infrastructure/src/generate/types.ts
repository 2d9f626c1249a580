// SPDX-License-Identifier: Apache-2.0
import type { Contract, Finding } from '@meshwright/contracts';
import type {
  CloudId,
  ResolvedBlueprint,
  ResolvedEnvironment,
  ResolvedPort,
  ServiceKind,
  Stack,
} from '../blueprint/types';
import type { Block, HclValue } from '../hcl';

/** A text file of a repository. @public */
export interface GeneratedFile {
  /** Path below the repository's root, with forward slashes. */
  path: string;
  content: string;
  /** For scripts that are run by name. */
  executable?: boolean;
}

/** A contract of one of the product's ports. @public */
export interface PortContract {
  port: ResolvedPort;
  direction: 'input' | 'output';
  contract: Contract;
  /** The contract as text, as it goes into the repository. */
  text: string;
}

/** A variable of a stack. Modules that need the same variable state it equally; it is written once. @public */
export interface StackVariable {
  name: string;
  /** A type in Terraform's language, such as `string` or `list(string)`. */
  type: string;
  description: string;
  default?: HclValue;
  sensitive?: boolean;
  nullable?: boolean;
  /** `condition` is an expression; `message` is a sentence. */
  validations?: readonly { condition: string; message: string }[];
  /** Value for an environment's `.tfvars`; `undefined` leaves it to the default. */
  value?: (environment: ResolvedEnvironment) => HclValue | undefined;
}

/** @public */
export interface StackOutput {
  name: string;
  /** An expression. */
  value: string;
  description: string;
  sensitive?: boolean;
}

/** What a module adds to a stack and to the repository. @public */
export interface Contribution {
  /** Blocks by name of the file, without folder or suffix: `storage`, `warehouse`, `governance`, … */
  terraform?: Readonly<Record<string, readonly Block[]>>;
  variables?: readonly StackVariable[];
  outputs?: readonly StackOutput[];
  /**
   * Files beside Terraform: pipelines, definitions, reports, their tests. Paths from the repository's root. What Terraform
   * itself reads lies below `infra/`, so that this folder is enough to validate and plan the stack.
   */
  files?: readonly GeneratedFile[];
  /** Providers that the blocks need, by local name: `aws`, `azurerm`, `google-beta`, … */
  providers?: readonly string[];
}

/** Everything that a module may look at. @public */
export interface GenerationContext {
  cloud: CloudId;
  stack: Stack;
  blueprint: ResolvedBlueprint;
  inputs: readonly PortContract[];
  outputs: readonly PortContract[];
}

/** One line of a cost estimate, for one environment. @public */
export interface CostComponent {
  /** Such as `Glue job run time`. */
  name: string;
  service: ServiceKind | 'foundation';
  /** Key into the cloud's price sheet. */
  price: string;
  /** Units for a month. */
  quantity: number;
  /** What the quantity assumes, in a sentence. */
  assumption: string;
}

/** Prices of one cloud in one region, with the day they were looked up. @public */
export interface PriceSheet {
  cloud: CloudId;
  /** Region the prices are for; others differ, and the estimate says so. */
  region: string;
  currency: 'USD';
  /** ISO date. */
  asOf: string;
  prices: Readonly<
    Record<string, { amount: number; unit: string; source: string }>
  >;
}

/** A part of what a guide says of a service. Markdown, without a first-level heading. @public */
export interface ServiceGuide {
  title: string;
  /** How to run it: deploy, start, watch, change. */
  run: string;
  /** What drives its cost, and the levers. */
  cost: string;
  /** How to recover it: what is backed up, and each step back into service. */
  recover: string;
}

/** One service of a cloud. Adding one is a folder under its cloud, and a line in the cloud's list. @public */
export interface CloudService {
  /** Such as `aws/redshift`. */
  id: string;
  kind: ServiceKind | 'foundation';
  /** As the cloud calls it: `Amazon Redshift Serverless`. */
  title: string;
  /** Whether the blueprint asks for it, by itself or because another service needs it. */
  wanted(blueprint: ResolvedBlueprint): boolean;
  /** What it adds to the stack of the context. */
  contribute(context: GenerationContext): Contribution;
  /** What it costs in an environment in a month, before anything exists. */
  cost(
    context: GenerationContext,
    environment: ResolvedEnvironment,
  ): readonly CostComponent[];
  /** What is knowingly not in the estimate, in sentences. */
  notEstimated?(context: GenerationContext): readonly string[];
  guide(context: GenerationContext): ServiceGuide;
}

/** A cloud: its services in the order of the guide, its names and prices. @public */
export interface Cloud {
  id: CloudId;
  title: string;
  /** Region where a blueprint states none. */
  defaultRegion: string;
  /** Region for the copy of each region; the reader of blueprints refuses regions that are not among the keys. */
  pairedRegions: Readonly<Record<string, string>>;
  services: readonly CloudService[];
  prices: PriceSheet;
  /** Names that this cloud would refuse, as findings on the blueprint: line and column are filled in by the caller. */
  checkNames(
    context: GenerationContext,
  ): readonly Omit<Finding, 'line' | 'column'>[];
  /** `terraform { required_providers, backend }`, `provider` blocks and the like for the providers in use. */
  settings(
    context: GenerationContext,
    providers: readonly string[],
  ): readonly Block[];
  /** Partial backend configuration by environment: name of the file and content. */
  backend(
    context: GenerationContext,
    environment: ResolvedEnvironment,
  ): GeneratedFile;
  /** SQL dialect of the warehouse, for dbt and DDL. */
  dbtAdapter: 'redshift' | 'synapse' | 'bigquery';
}
