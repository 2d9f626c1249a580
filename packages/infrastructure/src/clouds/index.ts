// SPDX-License-Identifier: Apache-2.0
import type { CloudId } from '../blueprint/types';
import type { Cloud } from '../generate/types';
import { aws } from './aws';
import { azure } from './azure';
import { gcp } from './gcp';

/** Every cloud that a blueprint can be generated for. @public */
export const clouds: Readonly<Record<CloudId, Cloud>> = { aws, azure, gcp };
