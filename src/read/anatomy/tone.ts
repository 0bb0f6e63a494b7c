/** Whether a bullet speaks for or against: `Good, because …`, `✅ …`, `Con: …`. */

export type Tone = 'positive' | 'negative' | 'neutral';

const WORDS: Record<Tone, string> = {
  positive:
    'good|pro|pros|advantage|benefit|positive|gut|bon|bien|avantage|bueno|bom|ventaja|vantagem|buono|bene|goed|dobrze|dobre|zaleta|хорошо|плюс|好|优点|良い点|良い|メリット|좋음|장점',
  negative:
    'bad|con|cons|disadvantage|drawback|negative|schlecht|mauvais|mal|malo|inconvénient|ruim|cattivo|male|slecht|źle|złe|wada|плохо|минус|坏|差|缺点|悪い点|悪い|デメリット|나쁨|단점',
  neutral: 'neutral|neutre|neutro|neutraal|neutralne|neutralnie|нейтрально|中性|中立|ニュートラル|중립',
};

const SIGNS: Record<Tone, string> = {
  positive: '\\+{1,3}(?=\\s)|✅|✔️?|☑️?|👍|➕|🟢|🙂|😀|:heavy_plus_sign:|:white_check_mark:|:\\+1:',
  negative: '[-−–]{1,3}(?=\\s)|❌|✖️?|✗|👎|➖|🔴|⛔|🚫|🙁|:heavy_minus_sign:|:x:|:-1:',
  neutral: '⚪|😐|🟡',
};

const TONES = (['positive', 'negative', 'neutral'] as const).map((tone) => ({
  tone,
  pattern: new RegExp(
    `^(?:\\\\?(?:${SIGNS[tone]})|[*_]*(?:${WORDS[tone]})[*_]*\\s*(?:[,，、:：;]|[-–—]\\s|(?:because|since|weil|da|car|parce que|porque|perché|omdat|ponieważ|потому что|так как)(?=\\s)))`,
    'iu',
  ),
}));

/** @param text Markdown of the bullet, without the bullet */
export function toneOf(text: string): Tone | null {
  return TONES.find(({ pattern }) => pattern.test(text))?.tone ?? null;
}

/** Where one list uses both `+` and `-` as bullets, they are meant as for and against. */
export function bulletTone(bullet: string, bullets: ReadonlySet<string>): Tone | null {
  if (!bullets.has('+') || !bullets.has('-')) return null;
  return bullet === '+' ? 'positive' : bullet === '-' ? 'negative' : null;
}
