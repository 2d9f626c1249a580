// SPDX-License-Identifier: Apache-2.0

/**
 * Scripts of CI: the same bytes in every repository. What differs (environments, addresses, roles) they read from files
 * and from the environment of the job; no value of a blueprint or a contract ever stands in a shell script.
 */

/** What every script begins with: stop at the first failure, and start at the root of the repository. @internal */
export const head = (...purpose: string[]) =>
  `#!/usr/bin/env bash
${purpose.map(line => `# ${line}\n`).join('')}set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=ci/common.sh
. ci/common.sh
`;

/** @internal */
export const COMMON = `# shellcheck shell=bash
# Used by the other scripts: versions of tools, a folder for results (out) and one for tools (.tools).
set -a
# shellcheck source=ci/versions.env
. ci/versions.env
set +a
export TF_IN_AUTOMATION=true TF_INPUT=false CHECKPOINT_DISABLE=true
export PATH="$PWD/.tools/bin:$PATH"
mkdir -p out .tools/bin

say() { printf '\\n== %s\\n' "$*"; }
fail() { printf 'error: %s\\n' "$*" >&2; exit 1; }

# Meshwright at the version that this repository was made with.
meshwright() { npx --yes "@meshwright/cli@\${MESHWRIGHT_VERSION}" "$@"; }

# The name of an environment, or the end of the script: it becomes a part of paths.
environment_of() {
  case "\${1:-}" in
    '' | *[!a-z0-9-]*) fail "say which environment, such as dev" ;;
  esac
  [ -f "infra/env/$1.tfvars" ] || fail "there is no environment $1 in infra/env"
  printf '%s' "$1"
}

# A Python environment of its own in .tools/NAME; bare images lack what makes one.
need_venv() {
  python3 -c 'import ensurepip, venv' 2>/dev/null ||
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-venv; }
  python3 -m venv ".tools/$1"
}

# dbt on a DuckDB in memory, without the warehouse: local_dbt COMMAND FOLDER
local_dbt() {
  need_venv dbt
  .tools/dbt/bin/pip install --quiet "dbt-core==\${DBT_VERSION}" "dbt-duckdb==\${DBT_DUCKDB_VERSION}"
  DBT_SEND_ANONYMOUS_USAGE_STATS=false DBT_DUCKDB_PATH=:memory: \\
    .tools/dbt/bin/dbt "$1" --project-dir "$2" --profiles-dir "$2" --target local
}

# dbt reads its project, and writes what it knows of it to dbt/target.
parse_dbt() { local_dbt parse dbt; }

# Terraform of the stated version, checked against the sums of its publisher.
need_terraform() {
  if command -v terraform >/dev/null 2>&1; then return; fi
  local base="https://releases.hashicorp.com/terraform/\${TERRAFORM_VERSION}"
  local name="terraform_\${TERRAFORM_VERSION}_linux_amd64.zip"
  (
    cd .tools || exit
    curl -fsSLO "$base/$name"
    curl -fsSLO "$base/terraform_\${TERRAFORM_VERSION}_SHA256SUMS"
    grep " $name\\$" "terraform_\${TERRAFORM_VERSION}_SHA256SUMS" | sha256sum -c -
    python3 -c 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extract("terraform", "bin")' "$name"
    chmod +x bin/terraform
  )
}
`;
