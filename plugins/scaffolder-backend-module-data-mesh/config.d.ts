// SPDX-License-Identifier: Apache-2.0
export interface Config {
  dataMesh?: {
    infrastructure?: {
      /** The real Terraform, for the action `data-mesh:infrastructure:plan`. */
      terraform?: {
        /**
         * Whether templates may run Terraform where the portal runs. Terraform starts what a configuration names, so
         * switch it on only where people who edit templates are trusted like those who run the portal. Default: false.
         */
        enabled?: boolean;

        /** Whether it plans against the state of the environment, and not only validates. Default: false. */
        plan?: boolean;

        /** The program, by name or by its whole path, such as `tofu`. Default: `terraform`. */
        command?: string;

        /** Names of variables of the portal's environment that Terraform gets, such as `AWS_PROFILE`; their values stay out of logs. */
        environment?: string[];
      };
    };
  };
}
