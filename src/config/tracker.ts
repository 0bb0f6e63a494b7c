/** One tracker in the configuration: a known one by its name, or a pattern. */
import { z } from 'astro/zod';
import { TRACKERS, type TrackerKind } from '../tickets/presets.ts';
import { expected, isHttp, text } from './expected.ts';

const KEYS = 'a list of keys, such as ["PAY"]';
const keys = z
  .array(text(KEYS).regex(/^[A-Z][A-Z0-9_]*$/, expected('a key in capitals, such as "PAY"')), expected(KEYS))
  .min(1, expected('at least one key'));
const repository = (host: string) => {
  const error = `a repository of ${host}, such as "acme/shop", or its address`;
  return text(error).regex(/^(?:https?:\/\/[^/\s]+\/)?[\w.-]+(?:\/[\w.-]+)+\/?$/i, expected(error));
};
const address = (error: string) => z.string(expected(error)).refine(isHttp, expected(error));

/** Keys that only stand beside a certain tracker, and what they hold where it needs them. */
const BESIDE: { key: 'url' | 'projects' | 'teams'; tracker: TrackerKind; needs?: string }[] = [
  { key: 'url', tracker: 'pattern', needs: 'an address with $0 in it' },
  { key: 'projects', tracker: 'jira' },
  { key: 'teams', tracker: 'linear', needs: 'the keys of its teams, such as ["ENG"]' },
];

export const tracker = z
  .strictObject(
    {
      /** Address of a Jira site. */
      jira: address('the address of a Jira site, such as "https://acme.atlassian.net"').optional(),
      /** Keys of its projects. Left out: whatever looks like `PAY-123`, but for names of standards such as `UTF-8`. */
      projects: keys.optional(),
      /** Repository on GitHub, by name or address: `#123`, `GH-123` and `acme/shop#123` are its issues. */
      github: repository('GitHub').optional(),
      /** Project on GitLab, by path or address: `#12` is an issue of it, `!34` a merge request. */
      gitlab: repository('GitLab').optional(),
      /** Name of a workspace on Linear, as in its addresses. */
      linear: text('a workspace of Linear, such as "acme"')
        .regex(/^[\w-]+$/, expected('a workspace of Linear as in its addresses, such as "acme"'))
        .optional(),
      /** Keys of its teams: `ENG` of `ENG-12`. */
      teams: keys.optional(),
      /** Address of a project on Azure DevOps: `AB#123` is a work item of it. */
      azure: address('the address of a project, such as "https://dev.azure.com/acme/shop"').optional(),
      /** Regular expression, case-sensitive: `PAY-\\d+`. */
      pattern: text('a regular expression, such as "PAY-\\\\d+"')
        .refine(isPattern, expected('a regular expression that JavaScript can read'))
        .optional(),
      /** Address of its tickets; `$0` stands for the whole match, `$1` for the first group. */
      url: address('an address with $0 in it').optional(),
    },
    expected('an object such as { "github": "acme/shop" } or { pattern, url }'),
  )
  .superRefine((value, { addIssue }) => {
    const named = TRACKERS.filter((name) => value[name] !== undefined);
    if (named.length !== 1) addIssue(`exactly one of ${TRACKERS.join(', ')}`);
    for (const { key, tracker: owner, needs } of BESIDE) {
      const given = value[key] !== undefined;
      const wrong = (message: string) =>
        addIssue({ code: 'custom', path: [key], message, input: value[key] });
      if (given && value[owner] === undefined) wrong(`nothing, as there is no "${owner}" beside it`);
      else if (!given && value[owner] !== undefined && needs !== undefined) wrong(needs);
    }
  });

function isPattern(source: string): boolean {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}
