// SPDX-License-Identifier: Apache-2.0
/**
 * The layout of graphs in a thread of its own.
 *
 * @packageDocumentation
 */
import { packedLayout } from './packedLayout';
import type { LayoutRequest } from './packedLayout';

/** The part of a worker's global scope that is used here. */
interface WorkerScope {
  onmessage:
    | ((message: { data: { id: number; request: LayoutRequest } }) => void)
    | null;
  postMessage(message: unknown, transfer: Transferable[]): void;
}

// The types of a page are in force here, and not those of a worker.
const scope = globalThis as unknown as WorkerScope;

scope.onmessage = ({ data: { id, request } }) => {
  const layout = packedLayout(request);
  scope.postMessage({ id, layout }, [
    layout.boxes.buffer as ArrayBuffer,
    layout.swings.buffer as ArrayBuffer,
    layout.courses.buffer as ArrayBuffer,
  ]);
};
