// SPDX-License-Identifier: Apache-2.0
import type {
  AuthoritativeDefinition,
  CustomProperty,
  Description,
  ServiceLevel,
  SupportChannel,
  Team,
} from './contract';

/** @public */
export interface InputPort {
  path: string;
  name: string;
  version?: string;
  /** Id of the contract that is consumed. */
  contractId?: string;
  /** Version of the contract that is consumed, where it differs from the port's. */
  contractVersion?: string;
  /** Product it comes from, where the document names one. */
  sourceProduct?: string;
  description?: string;
  tags: string[];
}

/** @public */
export interface OutputPort {
  path: string;
  name: string;
  version?: string;
  description?: string;
  /** Kind of interface, as written: `tables`, `files`, `events`, `api`, `dashboard`, … */
  type?: string;
  contractId?: string;
  /** Version of the contract, where it differs from the port's. */
  contractVersion?: string;
  /** A contract inside the document (DPDS, ODPS of opendataproducts.org), as plain data. */
  inlineContract?: unknown;
  /** Platform of the port, as written. */
  platform?: string;
  /** Contracts this port is made from, by id. */
  inputContracts: Array<{ id: string; version?: string }>;
  /** Where the port is reached, by environment. */
  locations: Array<{ environment?: string; url: string }>;
  serviceLevels: ServiceLevel[];
  tags: string[];
}

/** @public */
export interface ManagementPort {
  path: string;
  name: string;
  /** `discoverability`, `observability`, `control`, `dictionary` */
  content?: string;
  type?: string;
  url?: string;
  channel?: string;
  description?: string;
}

/** The canonical data product descriptor: what every supported product standard is read into. @public */
export interface Product {
  id?: string;
  name?: string;
  /** Name for people, where it differs from the name. */
  title?: string;
  version?: string;
  status?: string;
  domain?: string;
  tenant?: string;
  /** `source-aligned`, `aggregate`, `consumer-aligned`, or as written. */
  type?: string;
  /** As written; usually in a custom property. */
  classification?: string;
  /** Owner as written: a team, a user, an e-mail address. */
  owner?: string;
  description: Description;
  tags: string[];
  platforms: string[];
  inputPorts: InputPort[];
  outputPorts: OutputPort[];
  managementPorts: ManagementPort[];
  serviceLevels: ServiceLevel[];
  team?: Team;
  support: SupportChannel[];
  authoritativeDefinitions: AuthoritativeDefinition[];
  customProperties: CustomProperty[];
  createdAt?: string;
}
