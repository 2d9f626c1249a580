// SPDX-License-Identifier: Apache-2.0

/**
 * The blueprint: what a data product needs, in words that no cloud owns.
 *
 * A blueprint is one YAML document. What it leaves out has a default, so that a short blueprint is a secure one;
 * `ResolvedBlueprint` has every default filled in, and is what generators read.
 */

/** Clouds that a blueprint can be generated for. @public */
export const CLOUDS = ['aws', 'azure', 'gcp'] as const;
/** @public */
export type CloudId = (typeof CLOUDS)[number];

/**
 * Some resources exist once for an account, subscription or project. `platform` is applied once for a landing zone,
 * `domain` once for a domain, `product` once for a product; outputs of one are variables of the next.
 *
 * @public
 */
export const STACKS = ['platform', 'domain', 'product'] as const;
/** @public */
export type Stack = (typeof STACKS)[number];

/** Where a repository is kept, and so which CI it gets. @public */
export const HOSTS = ['github', 'gitlab', 'azure-devops', 'bitbucket'] as const;
/** @public */
export type Host = (typeof HOSTS)[number];

/** Ordered from open to closed. @public */
export const CLASSIFICATIONS = [
  'public',
  'internal',
  'confidential',
  'restricted',
] as const;
/** @public */
export type Classification = (typeof CLASSIFICATIONS)[number];

/** How values are hidden, from the weakest to the strongest. @public */
export const MASKING_METHODS = ['none', 'partial', 'hash', 'redact'] as const;

/**
 * `none` hides nothing, `partial` leaves what is useful, such as the year of a date; `hash` leaves equal values equal, so
 * that rows still join; `redact` leaves nothing.
 *
 * @public
 */
export type MaskingMethod = (typeof MASKING_METHODS)[number];

/** Roles that a policy may let see values. @public */
export const CLEAR_ROLES = ['cleared-reader'] as const;

/** What a policy demands for columns of a classification, and of more closed ones. @public */
export interface Guardrail {
  classification: Classification;
  /** What the cloud calls the classification: a value of a tag, a policy tag, a label. */
  label?: string;
  /** How values are hidden at least from whoever is not cleared; absent: as the type suggests. */
  method?: MaskingMethod;
  /** Who sees the values; empty for nobody but the pipelines of the product. Absent: whoever is cleared. */
  clearText?: readonly (typeof CLEAR_ROLES)[number][];
}

/** What kind of service a choice is about. Each cloud has its own service for each. @public */
export const SERVICE_KINDS = [
  'storage',
  'processing',
  'warehouse',
  'catalog',
  'orchestration',
  'visualization',
] as const;
/** @public */
export type ServiceKind = (typeof SERVICE_KINDS)[number];

/** @public */
export interface ResolvedProduct {
  /** Lower case letters, digits and hyphens; names of resources come from it. */
  name: string;
  title: string;
  description: string;
  /** Name of the domain, in the same alphabet. */
  domain: string;
  /** Entity ref or name of the owning group, such as `group:default/customer-insights`. */
  owner: string;
  /** Mail address that alarms and budgets go to; absent where none is stated. */
  contact?: string;
  /** Semantic version. */
  version: string;
  classification: Classification;
  /** Cost centre for tags; the domain where none is stated. */
  costCenter: string;
  purpose?: string;
}

/** @public */
export interface ResolvedEnvironment {
  /** `dev`, `test`, `prod`, or a name of the adopter's. */
  name: string;
  /** What the environment is for: production gets high availability, backup and deletion protection by default. */
  tier: 'development' | 'test' | 'production';
  /** Region of the cloud, such as `eu-central-1`, `westeurope`, `europe-west3`. */
  region: string;
  /** Account (AWS), subscription (Azure) or project (Google Cloud); absent until it is known. */
  account?: string;
  /** Several zones, replicas and standby capacity. */
  highAvailability: boolean;
  /** Copy in another region, and how it is brought into service. */
  disasterRecovery: {
    enabled: boolean;
    /** Region of the copy. */
    region: string;
    /** Hours of data that may be lost. */
    recoveryPointHours: number;
    /** Hours until service is back. */
    recoveryTimeHours: number;
  };
  /** Days that backups are kept; 0 is no backup. */
  backupDays: number;
  /** Refuses to destroy what holds data. */
  deletionProtection: boolean;
  /** Upper limits of everything that scales by itself. */
  size: 'small' | 'medium' | 'large';
}

/** A service that is switched on, and how. @public */
export interface ResolvedServices {
  storage: boolean;
  /** The cloud's own service (Glue, Data Factory, Dataflow) or Apache Spark, serverless on that cloud. */
  processing: 'none' | 'native' | 'spark';
  warehouse: boolean;
  /** Catalog and governance of the cloud: Glue Data Catalog with Lake Formation, Purview, Dataplex. */
  catalog: boolean;
  /** The cloud's own service (Step Functions, Logic Apps, Composer) or Apache Airflow, managed on that cloud. */
  orchestration: 'none' | 'native' | 'airflow';
  visualization: boolean;
}

/** @public */
export interface ResolvedBlueprint {
  apiVersion: 'meshwright.io/v1alpha1';
  kind: 'Blueprint';
  product: ResolvedProduct;
  host: Host;
  environments: readonly ResolvedEnvironment[];
  services: ResolvedServices;
  /** Tables of the lake: `none` is plain Parquet. */
  tableFormat: 'none' | 'iceberg' | 'delta';
  /** Contracts of what the product reads and serves; `contract` is a path below the blueprint's folder. */
  inputs: readonly ResolvedPort[];
  outputs: readonly ResolvedPort[];
  /** Groups of people and what they may do; contract roles add to them. */
  access: readonly AccessGrant[];
  network: {
    /** No public address, and traffic to services of the cloud by private endpoints. */
    private: boolean;
    /** Address range of the domain's network, CIDR notation. */
    addressSpace: string;
  };
  encryption: {
    /** Key of the customer in the cloud's key service, rotated by itself. */
    ownKeys: boolean;
    /** Key material in hardware modules. */
    hardware: boolean;
    rotationDays: number;
  };
  /** Columns from this classification on are masked for whoever is not cleared. */
  masking: {
    from: Classification;
    /** What policies demand besides; one for a classification. */
    guardrails: readonly Guardrail[];
  };
  /** Regular search for personal data where none should be. */
  dataLossPrevention: boolean;
  auditing: { enabled: boolean; retentionDays: number };
  autoscaling: boolean;
  schedule: {
    /** Five fields of cron, UTC. */
    cron: string;
    timeoutMinutes: number;
    retries: number;
  };
  budget: {
    /** For one month and each environment, in `currency`; 0 is no budget. */
    monthly: number;
    currency: string;
    /** Shares in per cent at which people are told. */
    alertAt: readonly number[];
  };
  /** A place for trials that limits itself and expires. */
  sandbox: {
    enabled: boolean;
    expiresAfterDays: number;
    monthlyBudget: number;
  };
  /** More tags or labels for every resource. */
  tags: Readonly<Record<string, string>>;
}

/** @public */
export interface ResolvedPort {
  /** Lower case letters, digits and hyphens. */
  name: string;
  /** Path of the contract, relative to the blueprint. */
  contract: string;
}

/** @public */
export interface AccessGrant {
  /** Name of the group in the cloud's directory, or its address. */
  group: string;
  role: 'reader' | 'cleared-reader' | 'developer' | 'owner';
}
