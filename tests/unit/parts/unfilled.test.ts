import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTemplateChoice, isUnfilledText } from '../../../src/read/placeholders.ts';

const UNFILLED = [
  '',
  '<!-- optional -->',
  '[Names]',
  '[YYYY-MM-DD]',
  'YYYY-MM-DD',
  '[Gain 1 - e.g., "Trains run on time"]',
  '- [ ] [Check 1 - e.g., "Brakes hold"]',
  '**[Part 1]**: [What it does]',
  '**Phase 1**: [Weeks 1-2] - [What is delivered]',
  '**ADR-XXX**: [Title and link]',
  '[Reference 1]: [Link with words]',
  '**Description**: [Say it briefly]',
  'Alternative 1: [Name]',
  '🤔 Proposed | ✅ Accepted | ❌ Rejected | 🔄 Superseded by ADR-YYY',
  'Proposed/Accepted/Rejected',
  '{proposed | rejected | accepted}',
  '[proposed | rejected | accepted | … | superseded by [ADR-0005](0005-x.md)]',
  'Good, because {argument a}',
  'Chosen option: "{title of option 1}", because {justification}',
  "What is the change that we're proposing and/or doing?",
  'TBD',
  '<link to the story of this record>',
  '[Link type][link to record]',
  'TODO(ada)',
];
for (const text of UNFILLED) {
  test(`nobody filled in: ${text || '(nothing)'}`, () => assert.equal(isUnfilledText(text), true));
}

const FILLED = [
  'Accepted',
  'proposed',
  'N/A',
  '<https://example.org>',
  '<br>',
  'None',
  '[ADR-12](0012-x.md)',
  '[ADR-12]',
  '[#0008]',
  '[ADR-12][]',
  'See [the timetable][1].',
  '[ ] brakes hold',
  '[x] done',
  '[Ada](mailto:ada@example.org)',
  'Use `{id}` in the path',
  'The path is /trains/{id}/cars',
  'A sentence [with an aside].',
  'Accepted, superseded by 12',
  'Proposed, ~~Accepted~~, ~~Rejected~~',
  'We will run trains, trucks or ships.',
];
for (const text of FILLED) {
  test(`somebody wrote: ${text}`, () => assert.equal(isUnfilledText(text), false));
}

test('a list of choices with all but one struck out is a choice', () => {
  assert.equal(isTemplateChoice('Proposed | Accepted | Rejected'), true);
  assert.equal(isTemplateChoice('~~Proposed~~ | Accepted | ~~Rejected~~'), false);
});
