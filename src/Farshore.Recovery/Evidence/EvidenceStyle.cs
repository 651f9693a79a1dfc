namespace Farshore.Recovery.Evidence;

/// <summary>How the evidence page looks. System fonts and colours only: the page fetches nothing.</summary>
static class EvidenceStyle
{
    public const string Css = """
        :root {
          color-scheme: light dark; --ink: #1c2330; --soft: #5b6577; --line: #d9dee7; --paper: #fff; --panel: #f6f8fb;
          --good: #12704a; --fair: #8a5a00; --bad: #b3261e; --bar: #5f86c9; --chain: #d9730d; --phase: #b9c4d6;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ink: #e7ebf2; --soft: #9aa5b8; --line: #323b4b; --paper: #141922; --panel: #1b212d;
            --good: #58c796; --fair: #e3b457; --bad: #ff8b80; --bar: #6f97dc; --chain: #f0944a; --phase: #47536a;
          }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 66rem; margin: 0 auto; padding: 2.5rem 1.25rem; }
        h1 { font-size: 2.75rem; line-height: 1.1; margin: 0; }
        h2 { font-size: 1.15rem; margin: 2.75rem 0 .75rem; }
        h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
        p { margin: .35rem 0; }
        .meaning { font-size: 1.1rem; max-width: 48rem; margin-top: .75rem; overflow-wrap: anywhere; }
        small, .kind, .line, .fact p, .took, .root, dt, th { color: var(--soft); }
        .kind { overflow-wrap: anywhere; }
        .good h3 .mark, h1.good, tr.good .mark, .fact.good .value, .fact.good .against { color: var(--good); }
        h1.fair, .fact.fair .value { color: var(--fair); }
        .bad h3 .mark, h1.bad, tr.bad .mark, .fact.bad .value, .fact.bad .against, .reason { color: var(--bad); }
        .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1rem; margin-top: 2rem; }
        .fact, article { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; background: var(--panel); }
        .fact p { font-size: .9rem; }
        .fact .value { font-size: 1.9rem; line-height: 1.2; color: var(--ink); margin: .15rem 0; }
        article { margin-bottom: 1rem; break-inside: avoid; }
        code, pre { font: .85rem/1.45 ui-monospace, monospace; overflow-wrap: anywhere; }
        pre { white-space: pre-wrap; background: var(--panel); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem; }
        .root, .root code { font-size: .75rem; }
        ul { padding-left: 1.25rem; }
        .wide { overflow-x: auto; }
        table { width: 100%; border-collapse: collapse; margin-top: .5rem; font-size: .9rem; }
        th { text-align: left; font-weight: 600; font-size: .8rem; padding: .25rem .75rem .25rem 0; }
        td { border-top: 1px solid var(--line); padding: .35rem .75rem .35rem 0; vertical-align: top; overflow-wrap: anywhere; }
        td { min-width: 4rem; }
        td:last-child { min-width: 7rem; } td.mark { width: 4.5rem; }
        .took { white-space: nowrap; }
        details > summary { cursor: pointer; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.25rem; margin: 0 0 .75rem; }
        dd { margin: 0; overflow-wrap: anywhere; }
        svg.share { width: 100%; min-width: 4rem; height: .5rem; fill: var(--chain); }
        svg.trend { width: 100%; max-width: 40rem; height: 6rem; }
        .trend polyline { fill: none; stroke: var(--bar); stroke-width: 2; }
        .trend circle { fill: var(--bar); }
        .trend .target { stroke: var(--soft); stroke-dasharray: 6 4; }
        @media (max-width: 40rem) {
          h1 { font-size: 2.1rem; } main { padding: 1.25rem 1rem; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; }
        }
        @media print {
          :root {
            color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --panel: #fff;
            --good: #12704a; --fair: #8a5a00; --bad: #b3261e; --bar: #5f86c9; --chain: #d9730d; --phase: #b9c4d6;
          }
          main { padding: 0; max-width: none; } body { font-size: 11px; } .wide { overflow: visible; }
          details::details-content { content-visibility: visible; block-size: auto; display: block; }
          rect, line, polyline { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }

        """;

    public const string Gantt = """
        .gantt { --name: 17rem; --end: 8rem; font-size: .82rem; }
        .gantt .row {
          display: grid; grid-template-columns: var(--name) 1fr var(--end); gap: .75rem; align-items: center; padding: .12rem 0;
        }
        .gantt .row > svg { width: 100%; height: .75rem; display: block; overflow: visible; }
        .gantt .name { overflow-wrap: anywhere; }
        .gantt .took { text-align: right; }
        .gantt .mark { color: var(--chain); }
        .gantt details { border-top: 1px solid var(--line); }
        .gantt summary { list-style: none; font-weight: 600; }
        .gantt summary::-webkit-details-marker { display: none; }
        .gantt summary .name::before { content: "\25B8\00A0"; color: var(--soft); }
        .gantt details[open] > summary .name::before { content: "\25BE\00A0"; }
        .gantt details[open] > summary > svg { opacity: .35; }
        .gantt .steps { position: relative; padding-bottom: .35rem; }
        .gantt .steps .name { padding-left: 1rem; }
        .gantt .grid {
          position: absolute; top: 0; height: 100%; left: calc(var(--name) + .75rem);
          width: calc(100% - var(--name) - var(--end) - 1.5rem); z-index: -1;
        }
        .gantt .grid line { stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
        .gantt .phases { padding: .25rem 0 .5rem; }
        .gantt .ticks { position: relative; height: 1.1rem; color: var(--soft); font-size: .75rem; }
        .gantt .ticks span { position: absolute; white-space: nowrap; }
        .gantt .reason { margin: 0 0 .3rem 1rem; overflow-wrap: anywhere; }
        .bar { fill: var(--bar); } .phase { fill: var(--phase); } .bar.critical { fill: var(--chain); }
        .bar.failed, .bar.stuck { fill: var(--bad); }
        .bar.undone, .bar.undoing, .bar.running { fill: var(--fair); }
        .bar.skipped { fill: var(--line); }
        .legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; font-size: .82rem; color: var(--soft); }
        .legend svg { width: .9rem; height: .65rem; }
        @media (max-width: 44rem) {
          .gantt .row { grid-template-columns: 1fr max-content; gap: .1rem .75rem; }
          .gantt .row > svg, .gantt .row > .ticks { grid-row: 2; grid-column: 1 / -1; }
          .gantt .grid { left: 0; width: 100%; }
          .gantt .row.scale > span:not(.ticks) { display: none; }
        }
        @media print { .gantt { --name: 14rem; --end: 6rem; } .gantt .row { break-inside: avoid; } }
        """;
}
