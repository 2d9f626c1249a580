// SPDX-License-Identifier: Apache-2.0

/**
 * The canonical data contract: what every supported standard is read into.
 *
 * Names follow ODCS 3.1. A field is absent when the document does not state it; nothing is invented.
 * `path` members are JSON Pointers (RFC 6901) into the source document.
 */

/** Types of ODCS 3.1 (`logicalType`). @public */
export type LogicalType =
  | 'string'
  | 'date'
  | 'timestamp'
  | 'time'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'object'
  | 'array';

/** @public */
export interface AuthoritativeDefinition {
  id?: string;
  url: string;
  type?: string;
  description?: string;
}

/** @public */
export interface CustomProperty {
  id?: string;
  property: string;
  value: unknown;
  description?: string;
}

/**
 * What most blocks of ODCS 3.1 may have beside their own fields. Absent where nothing is stated.
 *
 * @public
 */
export interface Marked {
  /** Stable id inside the document. */
  id?: string;
  customProperties?: CustomProperty[];
}

/** What some of them may have as well. @public */
export interface Annotated extends Marked {
  tags?: string[];
  authoritativeDefinitions?: AuthoritativeDefinition[];
}

/** @public */
export interface Description {
  purpose?: string;
  usage?: string;
  limitations?: string;
  /** Free text, where a standard has only one description. */
  text?: string;
  customProperties?: CustomProperty[];
}

/** Options of a logical type: lengths, ranges, formats, as ODCS 3.1 `logicalTypeOptions`. @public */
export interface TypeOptions {
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  minimum?: number | string;
  maximum?: number | string;
  exclusiveMinimum?: number | string | boolean;
  exclusiveMaximum?: number | string | boolean;
  multipleOf?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  minProperties?: number;
  maxProperties?: number;
  required?: string[];
  timezone?: boolean;
  defaultTimezone?: string;
  precision?: number;
  scale?: number;
  [option: string]: unknown;
}

/** An operator that a measured value is compared with, and its operand. @public */
export interface QualityThreshold {
  operator:
    | 'mustBe'
    | 'mustNotBe'
    | 'mustBeGreaterThan'
    | 'mustBeGreaterOrEqualTo'
    | 'mustBeLessThan'
    | 'mustBeLessOrEqualTo'
    | 'mustBeBetween'
    | 'mustNotBeBetween';
  value: number | string | boolean | Array<number | string>;
}

/** @public */
export interface QualityRule extends Annotated {
  path: string;
  name?: string;
  description?: string;
  type: 'text' | 'library' | 'sql' | 'custom';
  dimension?: string;
  severity?: string;
  businessImpact?: string;
  /** How it is checked, such as `reconciliation`. */
  method?: string;
  unit?: string;
  /** Metric of a library rule: `nullValues`, `missingValues`, `invalidValues`, `duplicateValues`, `rowCount`, … */
  metric?: string;
  arguments?: Record<string, unknown>;
  query?: string;
  engine?: string;
  implementation?: unknown;
  thresholds: QualityThreshold[];
  schedule?: string;
  scheduler?: string;
  tags: string[];
}

/** A foreign key or another reference between properties. @public */
export interface Relationship extends Marked {
  path: string;
  type: string;
  /** Properties this relationship starts from, each as `object.property`; empty at property level. */
  from: string[];
  /** Properties it points at, each as written: `object.property`, a pointer, or `file#pointer`. */
  to: string[];
  description?: string;
}

/** A column, field or nested member. @public */
export interface Property {
  path: string;
  /** Stable id inside the document, where one is stated; used to recognise a rename. */
  id?: string;
  name: string;
  businessName?: string;
  physicalName?: string;
  logicalType?: LogicalType;
  /** As written, where it is not a known logical type. */
  statedType?: string;
  physicalType?: string;
  typeOptions: TypeOptions;
  description?: string;
  required: boolean;
  unique: boolean;
  primaryKey: boolean;
  /** Position in the primary key, from 1; absent when the document gives none. */
  primaryKeyPosition?: number;
  partitioned: boolean;
  partitionKeyPosition?: number;
  classification?: string;
  criticalDataElement: boolean;
  encryptedName?: string;
  /** Allowed values, from a standard's own `enum` or from a library rule on valid values. */
  enum?: Array<string | number | boolean | null>;
  examples: unknown[];
  tags: string[];
  transformSourceObjects: string[];
  transformLogic?: string;
  transformDescription?: string;
  relationships: Relationship[];
  quality: QualityRule[];
  authoritativeDefinitions: AuthoritativeDefinition[];
  customProperties: CustomProperty[];
  /** Members of an object. */
  properties: Property[];
  /** Element of an array. */
  items?: Property;
}

/** A table, topic, file or view. @public */
export interface SchemaObject {
  path: string;
  id?: string;
  name: string;
  businessName?: string;
  physicalName?: string;
  physicalType?: string;
  description?: string;
  dataGranularityDescription?: string;
  tags: string[];
  properties: Property[];
  relationships: Relationship[];
  quality: QualityRule[];
  authoritativeDefinitions: AuthoritativeDefinition[];
  customProperties: CustomProperty[];
}

/** @public */
export interface ServiceLevel extends Pick<Marked, 'id'> {
  path: string;
  /** Canonical name in ODCS 3.1's long form: `latency`, `retention`, `availability`, `frequency`, `timeOfAvailability`, … */
  property: string;
  value: unknown;
  valueExt?: unknown;
  /** Canonical unit (`d`, `h`, `y`, …) where it is a known one, else as written. */
  unit?: string;
  /** Elements the promise is about, `object` or `object.property`. */
  elements: string[];
  driver?: string;
  description?: string;
  schedule?: string;
  scheduler?: string;
}

/** @public */
export interface Server extends Marked {
  path: string;
  /** Name of the server inside the contract. */
  server: string;
  type: string;
  environment?: string;
  description?: string;
  /** Everything type-specific: host, port, project, location, … */
  details: Record<string, unknown>;
  roles: string[];
}

/** @public */
export interface TeamMember extends Annotated {
  username?: string;
  name?: string;
  email?: string;
  role?: string;
  description?: string;
  dateIn?: string;
  /** Set when the person has left. */
  dateOut?: string;
  replacedByUsername?: string;
}

/** @public */
export interface Team extends Annotated {
  name?: string;
  description?: string;
  members: TeamMember[];
}

/** @public */
export interface Role extends Marked {
  path: string;
  role: string;
  description?: string;
  access?: string;
  firstLevelApprovers?: string;
  secondLevelApprovers?: string;
}

/** @public */
export interface SupportChannel extends Marked {
  channel: string;
  url?: string;
  tool?: string;
  scope?: string;
  description?: string;
  invitationUrl?: string;
}

/** @public */
export interface Price {
  id?: string;
  amount?: number | string;
  currency?: string;
  unit?: string;
}

/** @public */
export interface Contract {
  id?: string;
  name?: string;
  version?: string;
  /** As written: `draft`, `active`, `deprecated`, `retired`, … */
  status?: string;
  domain?: string;
  dataProduct?: string;
  tenant?: string;
  description: Description;
  tags: string[];
  schema: SchemaObject[];
  servers: Server[];
  serviceLevels: ServiceLevel[];
  team?: Team;
  roles: Role[];
  support: SupportChannel[];
  price?: Price;
  /** Terms of use, where a standard has a text for them. */
  terms?: {
    usage?: string;
    limitations?: string;
    billing?: string;
    noticePeriod?: string;
  };
  authoritativeDefinitions: AuthoritativeDefinition[];
  customProperties: CustomProperty[];
  createdAt?: string;
}
