// SPDX-License-Identifier: Apache-2.0
import type { LineageEvent } from './event';

/** An event with the file it was in. @public */
export interface SourcedEvent {
  event: LineageEvent;
  file: string;
}
