// SPDX-License-Identifier: Apache-2.0
export type { Channel } from './Channel';
export { DeliveryTask } from './DeliveryTask';
export type { WebhookFormat } from './formats';
export { NotificationChannel } from './NotificationChannel';
export { WebhookChannel } from './WebhookChannel';
