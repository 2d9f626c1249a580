// SPDX-License-Identifier: Apache-2.0
import type { NewNotice, NoticeStore, WaiverRow } from '../database';
import type { CatalogMesh } from '../evaluation/CatalogMesh';
import { ownerRefOf } from '../ownerRefOf';

/** Milliseconds for which the catalog is not compared with again for a name. */
const FRESH = 60_000;

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
    await this.#add(
      row,
      {
        kind: 'waiver-requested',
        recipient,
        message: `${row.policy} · ${row.rule} until ${row.until_day}: ${row.reason}`,
      },
      // Owners of domains decide as well, and owners of products at least hear that nobody else does.
      answerable => answerable.reverse(),
    );
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
    othersFor: (answerable: string[]) => string[] = () => [],
  ): Promise<void> {
    // A replica that has evaluated nothing does not know what the product is called.
    await this.#mesh.refreshIfOlderThan(FRESH);
    await this.#notices.add([
      {
        ...notice,
        others: JSON.stringify(
          othersFor(this.#mesh.answerableFor(row.product_ref)),
        ),
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
