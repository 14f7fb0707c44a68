/** The page's style sheet: light and dark by the reader's setting, and paper. No font, no picture, nothing to fetch. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1b1f; --dim: #5c5c66; --paper: #ffffff; --rule: #d5d5dd; --edge: #80808c;
  --down: #b3261e; --down-fill: #fde7e9; --partial: #8b2f97; --partial-fill: #f6e5f8;
  --degraded: #8a6100; --degraded-fill: #fff3d6; --up: #1f6b3a; --up-fill: #e6f4ea; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7e7ec; --dim: #a5a5b0; --paper: #17171b; --rule: #3a3a44;
  --edge: #8a8a96; --down: #ff9d95; --down-fill: #4a1512; --partial: #e6a6ef; --partial-fill: #3d1543;
  --degraded: #f2c868; --degraded-fill: #3f2f05; --up: #8fd3a6; --up-fill: #12351f; } }
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 72rem; color: var(--ink); background: var(--paper);
  font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.2rem 0 .4rem; padding-top: .8rem; border-top: 1px solid var(--rule); }
h3 { font-size: 1rem; margin: 1.4rem 0 .4rem; }
code { font: 0.92em ui-monospace, monospace; }
.dim, caption { color: var(--dim); }
.lead { font-size: 1.1rem; margin: .2rem 0; }
figure { margin: 1rem 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--rule); }
td.number, th.number { text-align: right; white-space: nowrap; }
ul.findings { padding: 0; list-style: none; }
ul.findings li { border-left: 4px solid var(--rule); padding: .1rem 0 .1rem .8rem; margin: .8rem 0; }
ul.findings li.error { border-color: var(--down); }
ul.findings li.warning { border-color: var(--degraded); }
ul.findings li p { margin: .1rem 0; }
.state { white-space: nowrap; font-weight: 600; }
.state.down { color: var(--down); } .state.partial { color: var(--partial); }
.state.degraded { color: var(--degraded); } .state.up { color: var(--up); }
thead th { overflow-wrap: normal; }
tbody th { font-weight: 400; min-width: 13rem; } tbody th code { font-weight: 600; }
meter { width: 9rem; } meter::-webkit-meter-optimum-value { background: var(--down); }
meter::-moz-meter-bar { background: var(--down); }
svg { display: block; font: 13px ui-monospace, monospace; }
svg text { fill: var(--ink); } svg text.id { font-weight: 700; }
svg path { fill: none; stroke: var(--edge); stroke-width: 1.5; } svg path.soft { stroke-dasharray: 4 4; }
svg rect { stroke-width: 1.5; }
g.down rect { fill: var(--down-fill); stroke: var(--down); } g.partial rect { fill: var(--partial-fill); stroke: var(--partial); }
g.degraded rect { fill: var(--degraded-fill); stroke: var(--degraded); } g.up rect { fill: var(--up-fill); stroke: var(--up); }
@media print { body { max-width: none; padding: 0; font-size: 11px; } .scroll { overflow: visible; }
  svg { max-width: 100%; height: auto; } tr, li, svg { break-inside: avoid; } h2, h3 { break-after: avoid; } }
`;
