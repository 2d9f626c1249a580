// SPDX-License-Identifier: Apache-2.0

/**
 * Look of a contract's page. Colours reach a contrast of 4.5 to 1 in light and in dark.
 *
 * @internal
 */
export const stylesheet = `:root {
  color-scheme: light dark;
  --text: #1b1f24;
  --soft: #57606a;
  --ground: #ffffff;
  --panel: #f4f6f8;
  --line: #d0d7de;
  --link: #0b57b7;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3;
    --soft: #a3adb8;
    --ground: #12161b;
    --panel: #1b2128;
    --line: #38414b;
    --link: #7cb7ff;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto;
  max-width: 76rem;
  padding: 1.5rem;
  color: var(--text);
  background: var(--ground);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", sans-serif;
  overflow-wrap: anywhere;
}
a { color: var(--link); }
a:focus-visible, .scroll:focus-visible {
  outline: 3px solid var(--link);
  outline-offset: 2px;
}
.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; }
h1 { margin: 0 0 1rem; line-height: 1.2; }
h2 { margin: 2.5rem 0 0.75rem; border-bottom: 1px solid var(--line); padding-bottom: 0.25rem; }
h3 { margin: 1.75rem 0 0.5rem; }
nav { background: var(--panel); border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.75rem 1rem; margin-bottom: 1.5rem; }
nav ul { margin: 0; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
nav .level-3 { font-size: 0.9rem; }
dl { display: grid; gap: 0.25rem 1.5rem; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); margin: 0 0 1rem; }
dt { color: var(--soft); font-size: 0.85rem; }
dd { margin: 0; }
code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 0.9em; white-space: pre-wrap; }
.scroll { overflow-x: auto; margin: 1rem 0; border: 1px solid var(--line); border-radius: 0.5rem; }
table { border-collapse: collapse; width: 100%; overflow-wrap: normal; }
caption { text-align: left; padding: 0.5rem 0.75rem; color: var(--soft); font-size: 0.85rem; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.75rem; border-top: 1px solid var(--line); }
td { min-width: 8rem; max-width: 26rem; overflow-wrap: anywhere; }
thead th { background: var(--panel); font-size: 0.85rem; }
tbody th { font-weight: 600; }
@media print {
  nav, .skip { display: none; }
  .scroll { overflow: visible; border: 0; }
}
`;
