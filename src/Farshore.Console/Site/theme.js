// Runs before the first paint, so that a dark desk is never lit up by a white page.
(() => {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    let choice = 'system';
    try {
      choice = localStorage.getItem('farshore.theme') ?? 'system';
    } catch {
      choice = 'system';
    }
    root.dataset.theme = choice === 'light' || choice === 'dark' ? choice : dark.matches ? 'dark' : 'light';
  };
  dark.addEventListener('change', apply);
  addEventListener('farshore:theme', apply);
  addEventListener('storage', apply);
  // Paper is white.
  addEventListener('beforeprint', () => (root.dataset.theme = 'light'));
  addEventListener('afterprint', apply);
  apply();
})();
