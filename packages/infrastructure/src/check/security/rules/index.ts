// SPDX-License-Identifier: Apache-2.0
import type { SecurityRule } from '../types';
import { ownKey, rotation, transport } from './encryption';
import { openFirewall } from './network';
import { backup, deletion, logging, provisioner, tags } from './operations';
import { authoritative, longLivedKeys, wildcard } from './permissions';
import { pinning, remoteState } from './projectRules';
import { publicAccess, publicNetwork } from './publicAccess';
import { plaintext } from './secrets';

/** Every rule on security. @internal */
export const securityRules: readonly SecurityRule[] = [
  authoritative,
  backup,
  deletion,
  logging,
  longLivedKeys,
  openFirewall,
  ownKey,
  pinning,
  plaintext,
  provisioner,
  publicAccess,
  publicNetwork,
  remoteState,
  rotation,
  tags,
  transport,
  wildcard,
];
