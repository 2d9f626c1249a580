// SPDX-License-Identifier: Apache-2.0
import { head } from './common';

/** @internal */
export const REACH = `${head(
  'Says whom a change of contracts or dbt models reaches: columns, products, consumers and owners, with a verdict.',
  'ci/reach.sh RELEASED, where contracts.sh has put that state into out/released; the answer is out/lineage.md.',
  'MESHWRIGHT_URL and MESHWRIGHT_READ_TOKEN, which may read lineage, let the portal answer for the whole mesh.',
)}
released="\${1:?say what is released}"
rm -f out/lineage.md

# What this product promises; contracts/inputs has what others promise.
states=()
promises() {
  [ -d "$2" ] || return 0
  local contract
  while IFS= read -r contract; do states+=("$1" "$contract"); done < <(find "$2" -maxdepth 1 -name '*.odcs.yaml' | sort)
}
promises --before out/released/contracts
before=\${#states[@]}
promises --after contracts
if [ "$before" -eq 0 ] || [ "\${#states[@]}" -eq "$before" ]; then
  say 'There is nothing to compare'
  exit 0
fi

# Models of dbt, where somebody changed one: their SQL as it was, and as it is.
if [ -f dbt/dbt_project.yml ] && [ -f out/released/dbt/dbt_project.yml ] && ! git diff --quiet "$released" -- dbt; then
  for project in out/released/dbt dbt; do local_dbt compile "$project"; done
  states+=(--before out/released/dbt/target/manifest.json --after dbt/target/manifest.json)
fi

# A variable that nobody set keeps its name in Azure Pipelines.
token="\${MESHWRIGHT_READ_TOKEN:-}"
case "$token" in "\\$("*) token='' ;; esac

say 'Whom the change reaches'
reach() { meshwright lineage check "\${states[@]}" "$@" --format markdown > out/lineage.md; }
code=2
if [ -n "\${MESHWRIGHT_URL:-}" ] && [ -n "$token" ]; then
  code=0
  MESHWRIGHT_TOKEN="$token" reach --url "$MESHWRIGHT_URL" || code=$?
fi
if [ "$code" -gt 1 ]; then
  # Nobody was asked, or the portal is away: what the repository says by itself still counts.
  code=0
  reach || code=$?
  [ "$code" -le 1 ] || fail 'the lineage cannot be read'
  printf '\\nThe portal was not asked: who uses the data elsewhere is missing here.\\n' >> out/lineage.md
fi
`;
