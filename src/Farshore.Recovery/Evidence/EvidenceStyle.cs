namespace Farshore.Recovery.Evidence;

/// <summary>How the evidence page looks. System fonts and colours only: the page fetches nothing.</summary>
static class EvidenceStyle
{
    public const string Css = """
        :root {
          color-scheme: light dark; --ink: #1c2330; --soft: #5b6577; --line: #d9dee7; --paper: #fff;
          --good: #12704a; --fair: #8a5a00; --bad: #b3261e;
        }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e7ebf2; --soft: #9aa5b8; --line: #323b4b; --paper: #141922; --good: #58c796; --fair: #e3b457; --bad: #ff8b80; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.25rem; }
        h1 { font-size: 2.75rem; line-height: 1.1; margin: 0; }
        h2 { font-size: 1.1rem; margin: 2.5rem 0 .75rem; }
        h3 { font-size: 1rem; margin: 0; }
        p { margin: .35rem 0; }
        small, .kind, .line, footer, .fact p, .took, .scale { color: var(--soft); }
        .good h3 .mark, h1.good, tr.good .mark, .fact.good .value { color: var(--good); }
        h1.fair, .fact.fair .value { color: var(--fair); }
        .bad h3 .mark, h1.bad, tr.bad .mark, .fact.bad .value, .reason { color: var(--bad); }
        .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 1rem; margin-top: 2rem; }
        .fact, article { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; }
        .fact .value { font-size: 1.75rem; color: var(--ink); margin: .15rem 0; }
        article { margin-bottom: 1rem; break-inside: avoid; }
        code { font: .875rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
        .root { color: var(--soft); font-size: .75rem; }
        table { width: 100%; border-collapse: collapse; margin-top: .75rem; font-size: .9rem; }
        td { border-top: 1px solid var(--line); padding: .35rem .75rem .35rem 0; vertical-align: top; overflow-wrap: anywhere; }
        td.mark { width: 4.5rem; }
        .step {
          display: grid; grid-template-columns: 17rem 1fr 9rem; gap: .75rem; align-items: center; font-size: .85rem;
          border-top: 1px solid var(--line); padding: .2rem 0; break-inside: avoid;
        }
        .track { position: relative; height: .7rem; }
        .bar {
          position: absolute; top: 0; bottom: 0; border-radius: .2rem; background: var(--good);
          print-color-adjust: exact; -webkit-print-color-adjust: exact;
        }
        .bar.failed, .bar.stuck { background: var(--bad); }
        .bar.undone, .bar.undoing, .bar.running { background: var(--fair); }
        .took { text-align: right; }
        .reason { font-size: .85rem; padding-bottom: .3rem; overflow-wrap: anywhere; }
        .scale { display: flex; justify-content: space-between; font-size: .8rem; padding-left: 17.75rem; padding-right: 9.75rem; }
        footer { margin-top: 2.5rem; font-size: .85rem; }
        @media (max-width: 44rem) {
          .step { grid-template-columns: 1fr 6rem; } .track { grid-row: 2; grid-column: 1 / -1; } .scale { padding: 0; }
        }
        @media print { main { padding: 0; max-width: none; } body { font-size: 12px; } }
        """;
}
