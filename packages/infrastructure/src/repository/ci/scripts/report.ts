// SPDX-License-Identifier: Apache-2.0
import { head } from './common';

/** @internal */
export const REPORT = `${head(
  'Tells the portal what ran: lineage and quality results of one environment. ci/report.sh ENVIRONMENT',
  'MESHWRIGHT_URL says where the portal is. The token is MESHWRIGHT_TOKEN, or the short-lived one of the job.',
)}
environment="$(environment_of "\${1:-}")"
if [ -z "\${MESHWRIGHT_URL:-}" ]; then
  say 'MESHWRIGHT_URL is not set: nothing is reported'
  exit 0
fi
if [ -z "\${MESHWRIGHT_TOKEN:-}" ] && [ -n "\${ACTIONS_ID_TOKEN_REQUEST_URL:-}" ]; then
  # A token of the job itself, for nobody but the portal.
  MESHWRIGHT_TOKEN="$(curl -fsS -H "Authorization: bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" \\
    "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=meshwright" |
    node -p 'JSON.parse(require("fs").readFileSync(0, "utf8")).value')"
fi
[ -n "\${MESHWRIGHT_TOKEN:-}" ] || fail 'there is no MESHWRIGHT_TOKEN'
export MESHWRIGHT_URL MESHWRIGHT_TOKEN
# The product in the catalog; MESHWRIGHT_PRODUCT says so where it is called otherwise.
name="$(node -p '(/^name: "?([a-z0-9-]+)"?$/m.exec(require("fs").readFileSync("data-product.yaml", "utf8")) || [])[1] || ""')"
product="\${MESHWRIGHT_PRODUCT:-default/$name}"

if [ -f dbt/dbt_project.yml ]; then
  say 'Lineage of the models'
  [ -f dbt/target/manifest.json ] || parse_dbt
  # Contracts say how the tables are called in the warehouse, where dbt only parsed on a DuckDB.
  promised=()
  for contract in contracts/*.odcs.yaml; do if [ -f "$contract" ]; then promised+=("$contract"); fi; done
  meshwright lineage push --dbt dbt/target \${promised[@]+"\${promised[@]}"}
  if [ -f dbt/target/run_results.json ]; then
    meshwright quality push dbt/target/run_results.json --product "$product"
  fi
fi

if [ -f ci/results.py ]; then
  say "Quality results of $environment"
  need_venv cloud
  .tools/cloud/bin/pip install --quiet -r ci/requirements.txt
  rm -rf out/results
  .tools/cloud/bin/python ci/results.py "$environment" out/results
fi
found=0
for file in out/results/*.json; do
  [ -f "$file" ] || continue
  meshwright quality push "$file" --product "$product"
  found=$((found + 1))
done
echo "$found files reported"
`;

/** @internal */
export const MODELS = `${head(
  'Builds and tests the models in the warehouse of one environment: ci/dbt.sh ENVIRONMENT',
  'For whoever may write there; DBT_HOST, DBT_DATABASE and the like say where it is. ci/report.sh then reports the results.',
)}
environment="$(environment_of "\${1:-}")"
say "Models of $environment"
need_venv dbt-warehouse
.tools/dbt-warehouse/bin/pip install --quiet "dbt-core==\${DBT_VERSION}" "\${DBT_ADAPTER}==\${DBT_ADAPTER_VERSION}"
DBT_TARGET=warehouse DBT_SEND_ANONYMOUS_USAGE_STATS=false \\
  .tools/dbt-warehouse/bin/dbt build --project-dir dbt --profiles-dir dbt
`;
