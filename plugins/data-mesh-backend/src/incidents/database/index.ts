// SPDX-License-Identifier: Apache-2.0
export { FaultStore } from './FaultStore';
export { Inbox, type InboxItem } from './Inbox';
export { type IncidentFilter, IncidentStore } from './IncidentStore';
export type { Happening } from './happening';
export { IncidentWriter } from './IncidentWriter';
export { isDue, lockIncidents, setDue } from './lockIncidents';
export { type Delivery, type Message, Outbox, type Subscriber } from './Outbox';
export {
  type EventRow,
  type FaultRow,
  type IncidentRow,
  progressOf,
} from './rows';
