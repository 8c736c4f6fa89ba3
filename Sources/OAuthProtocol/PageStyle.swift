extension PageMarkup {
  /// Colours keep a contrast of 4.5:1 for text and 3:1 for edges (WCAG AA), light and dark.
  static let style = """
    :root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --edge: #5f6b7a;
      --accent: #0b57d0; --on-accent: #fff; --mock: #fff4d6; --on-mock: #5c3d00;
      --bad: #a1121f; --bad-paper: #fdecec; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --paper: #17191c;
      --edge: #9aa5b1; --accent: #a8c7fa; --on-accent: #062e6f; --mock: #3d2f00;
      --on-mock: #ffe39a; --bad: #ffb4ab; --bad-paper: #45110d; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 1rem/1.5 system-ui, sans-serif; }
    .mock { margin: 0; padding: .75rem 1rem; background: var(--mock); color: var(--on-mock);
      text-align: center; }
    main { max-width: 26rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
    h1 { font-size: 1.5rem; line-height: 1.25; }
    h2 { font-size: 1rem; margin: 1.5rem 0 0; }
    label { display: block; margin-top: .75rem; font-weight: 600; }
    input, button { width: 100%; min-height: 3rem; padding: .5rem .75rem; font: inherit;
      border: 1px solid var(--edge); border-radius: .5rem; }
    input { background: var(--paper); color: var(--ink); }
    button { margin-top: .75rem; background: var(--accent); color: var(--on-accent);
      border-color: var(--accent); font-weight: 600; cursor: pointer; }
    button.quiet { background: none; color: var(--ink); border-color: var(--edge); }
    input:focus-visible, button:focus-visible { outline: 3px solid var(--accent);
      outline-offset: 2px; }
    .problem { padding: .75rem; border: 1px solid; border-radius: .5rem; color: var(--bad);
      background: var(--bad-paper); }
    """
}
