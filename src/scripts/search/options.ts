/** The list below a field that keeps the focus: which option is the chosen one, by the keys and the pointer. */

export interface Options {
  /** The chosen option; null where none is. */
  active(): HTMLAnchorElement | null;
  choose(option: HTMLAnchorElement | null, scroll?: boolean): void;
  /** To the next one, round at the ends. */
  move(step: 1 | -1): void;
  /** After the list has changed: counts its options anew and chooses the first of them, or none. */
  renew(first: boolean): void;
}

export function wireOptions(input: HTMLInputElement, list: HTMLElement): Options {
  let chosen: HTMLAnchorElement | null = null;
  let named = 0;
  const all = (): HTMLAnchorElement[] => [...list.querySelectorAll<HTMLAnchorElement>('[role=option]')];

  const choose = (option: HTMLAnchorElement | null, scroll = true): void => {
    chosen?.setAttribute('aria-selected', 'false');
    chosen = option;
    if (option === null) {
      input.removeAttribute('aria-activedescendant');
      return;
    }
    option.id ||= `palette-option-${named++}`;
    option.setAttribute('aria-selected', 'true');
    input.setAttribute('aria-activedescendant', option.id);
    if (scroll) option.scrollIntoView({ block: 'nearest' });
  };

  list.addEventListener('pointermove', ({ target }) => {
    const option = (target as Element).closest<HTMLAnchorElement>('[role=option]');
    if (option !== null && option !== chosen) choose(option, false);
  });

  return {
    active: () => (chosen?.isConnected === true ? chosen : null),
    choose,
    move(step) {
      const options = all();
      const at = chosen === null ? -1 : options.indexOf(chosen);
      const next = at < 0 && step < 0 ? -1 : at + step;
      const option = options.at(next % options.length) ?? null;
      choose(option);
      if (option === options[0]) list.scrollTo({ top: 0 });
    },
    renew(first) {
      const [option = null] = all();
      input.setAttribute('aria-expanded', String(option !== null));
      list.scrollTo({ top: 0 });
      choose(first ? option : null, false);
    },
  };
}
