/**
 * Runs before the first paint, in the head of every page: the reader's theme, and word to the style sheet that
 * scripts run and that the address of the log or the timeline asks for a part of it. Kept as text, so that a content security policy
 * can name its hash.
 */
export const EARLY_SCRIPT = `(() => {
  const root = document.documentElement;
  root.classList.add('js');
  if ('log' in root.dataset && /[?&](standing|collection|tag|person|year|sort)=/.test(location.search)) root.classList.add('pending');
  if ('timeline' in root.dataset && /[?&](at|kind|standing|collection|tag|person|year)=./.test(location.search)) root.classList.add('pending');
  try {
    const theme = localStorage.getItem('cadre-theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch {}
})();`;
