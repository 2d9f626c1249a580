// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { NewNotice, NoticeStore, WaiverRow } from '../database';
import type { CatalogMesh } from '../evaluation/CatalogMesh';

/** Milliseconds for which the catalog is not compared with again for a name. */
const FRESH = 60_000;

/** An owner as policies write it, as the ref of an entity; undefined for what is none. @internal */
export function ownerRefOf(owner: string): string | undefined {
  try {
    return stringifyEntityRef(
      parseEntityRef(owner, {
        defaultKind: 'Group',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    return undefined;
  }
}

/** Tells people of waivers: owners of policies that one is wanted, those who asked how it came out. @internal */
export class WaiverNotices {
  readonly #mesh: CatalogMesh;
  readonly #notices: NoticeStore;
  readonly #noted: () => void;

  constructor(options: {
    mesh: CatalogMesh;
    notices: NoticeStore;
    /** Called when something is to be told. */
    noted: () => void;
  }) {
    this.#mesh = options.mesh;
    this.#notices = options.notices;
    this.#noted = options.noted;
  }

  /** @param owner - of the policy */
  async requested(row: WaiverRow, owner: string): Promise<void> {
    const recipient = ownerRefOf(owner);
    if (!recipient) return;
    await this.#add(row, {
      kind: 'waiver-requested',
      recipient,
      message: `${row.policy} · ${row.rule} until ${row.until_day}: ${row.reason}`,
    });
  }

  async decided(row: WaiverRow): Promise<void> {
    const approved = row.status === 'approved';
    await this.#add(row, {
      kind: 'waiver-decided',
      recipient: row.requested_by,
      message: `${row.policy} · ${row.rule}: ${
        approved ? `approved until ${row.until_day}` : 'denied'
      }${row.comment ? `. ${row.comment}` : ''}`,
    });
  }

  async #add(
    row: WaiverRow,
    notice: Pick<NewNotice, 'kind' | 'recipient' | 'message'>,
  ): Promise<void> {
    // A replica that has evaluated nothing does not know what the product is called.
    await this.#mesh.refreshIfOlderThan(FRESH);
    await this.#notices.add([
      {
        ...notice,
        key: `${notice.kind}:${row.id}`,
        product_ref: row.product_ref,
        title: this.#mesh.titleOf(row.product_ref),
        severity: 'info',
        created_at: new Date().toISOString(),
      },
    ]);
    this.#noted();
  }
}
