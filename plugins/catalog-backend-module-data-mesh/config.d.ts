// SPDX-License-Identifier: Apache-2.0
import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /** Sources of data product descriptors and data contracts, each under an id of its own. */
      dataMesh?: {
        [sourceId: string]: {
          /** `folder` or `url`; by default what `path` or `targets` suggest. */
          type?: 'folder' | 'url';

          /**
           * A folder on disk. A relative one counts from the working directory of the backend, and if it is not
           * there, from the root of the repository, which is the nearest folder above with a `backstage.json`.
           */
          path?: string;

          /** Host of targets that are written without one: `github.com`. */
          host?: string;

          /** One target; see `targets`. */
          target?: string;

          /**
           * Addresses of repositories as a browser shows them. `*` stands for any name of a repository, `**` for any
           * folders, `-` or `HEAD` for the default branch. Without a path, files are looked for by `include`.
           */
          targets?: string[];

          /**
           * Glob patterns of files. By default those that are called like descriptors: `*.odcs.yaml`,
           * `*.odps.yaml`, `*.datacontract.yaml`, `data-product*.yaml`, `dpds*.yaml`, `catalog-info.yaml`. Files with
           * other names are known by their content.
           */
          include?: string[];

          /** Glob patterns of files and folders that are left out, beside `node_modules`, `.git` and
           * `contracts/inputs`, where products keep copies of contracts that others offer. */
          exclude?: string[];

          /** Namespace of the entities. Default: `default`. */
          namespace?: string;

          /** Owner of what names none: a ref, a name or an e-mail address of a group or user. */
          defaultOwner?: string;

          /** Domain of products that name none: a ref or a name. */
          defaultDomain?: string;

          /**
           * What becomes of a domain that products name and nobody has described: `create` makes one of its name
           * until somebody does, `reference` leaves the reference open. Default: `create`.
           */
          domains?: 'create' | 'reference';

          /** When the source is read. Default: a folder every 30 seconds, repositories every 5 minutes. */
          schedule?: SchedulerServiceTaskScheduleDefinitionConfig;

          /** What is read at most. */
          limits?: {
            /** Descriptors, of a folder or of each repository. Default: 20000. */
            maxFiles?: number;
            /** Bytes of one file; a larger one is shown as too large and not read. Default: 5242880. */
            maxFileSize?: number;
            /** Repositories that patterns may stand for. Default: 2000. */
            maxRepositories?: number;
          };
        } | null;
      };
    };
  };
}
