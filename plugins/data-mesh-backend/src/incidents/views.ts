// SPDX-License-Identifier: Apache-2.0
import type {
  ClosedIncident,
  IncidentEvent,
  IncidentFault,
  IncidentSummary,
} from '@meshwright/plugin-data-mesh-common';
import type { Fault } from '@meshwright/quality';
import type { EventRow, Happening, IncidentRow } from './database';

/** An incident as a list shows it. @internal */
export function toSummary(
  row: IncidentRow,
  counts: { faults: number; affected: number },
): IncidentSummary {
  return {
    number: row.number,
    title: row.title,
    product: row.product_ref,
    ...(row.domain_ref && { domain: row.domain_ref }),
    ...(row.contract_ref && { contract: row.contract_ref }),
    severity: row.severity,
    state: row.state,
    origin: row.origin,
    ...(row.assignee && { assignee: row.assignee }),
    openedAt: row.opened_at,
    updatedAt: row.updated_at,
    ...(row.resolved_at && { resolvedAt: row.resolved_at }),
    ...(row.resolution && { resolution: row.resolution }),
    ...(row.merged_into !== null && { mergedInto: row.merged_into }),
    ...counts,
  };
}

/** What is told of an incident to somebody who may not see its product. @internal */
export function toClosed(row: IncidentRow): ClosedIncident {
  return {
    closed: true,
    severity: row.severity,
    state: row.state,
    openedAt: row.opened_at,
  };
}

/** @internal */
export function toFault(fault: Fault): IncidentFault {
  return {
    product: fault.product,
    key: fault.key,
    kind: fault.kind,
    name: fault.name,
    dataset: fault.dataset,
    column: fault.column,
    severity: fault.severity,
    message: fault.message,
    firing: fault.firing,
    since: fault.since,
    measuredAt: fault.lastAt,
  };
}

/** Products that an event names. @internal */
export function productsOf(row: EventRow): string[] {
  const { faults = [] } = JSON.parse(row.data) as NonNullable<
    Happening['data']
  >;
  return faults.map(({ product }) => product);
}

/** An event with what the caller may see of it. @internal */
export function toEvent(
  row: EventRow,
  visible: ReadonlySet<string>,
): IncidentEvent {
  const { faults, ...data } = JSON.parse(row.data) as NonNullable<
    Happening['data']
  >;
  const open = faults?.filter(({ product }) => visible.has(product));
  return {
    id: row.id,
    at: row.at,
    kind: row.kind,
    ...(row.by_ref && { by: row.by_ref }),
    ...data,
    ...(faults && {
      faults: open,
      closedFaults: faults.length - (open?.length ?? 0),
    }),
  };
}
