/** A collection for the browser tests: a chain of three, every effective status, and one body with everything in it. */
import type { Files } from '../../support/temp.ts';

interface Facts {
  title: string;
  status: string;
  date: string;
  by: string;
  tags: string;
}

const record = (
  number: number,
  { title, status, date, by, tags }: Facts,
  body: string,
) => `# ADR-00${number}: ${title}

**Status**: ${status}
**Date**: ${date}
**Decision Makers**: ${by}
**Technical Story**: [SHOP-${number}0](https://tickets.example/SHOP-${number}0)
**Tags**: ${tags}

---

${body}
`;

const wideTable = `| Part | Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | Sunday | Holidays | Remarks |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| gearbox | measured | measured | measured | measured | measured | rested | rested | rested | runs-without-a-break |`;

const everything = `## Context

A sentence with \`code\`, a footnote[^1], and a formula $a^2 + b^2 = c^2$ in it. See ADR-002.

> [!WARNING]
> Mind the gap.

- [x] measured
- [ ] drawn

## Decision

We show everything a body can hold.

\`\`\`ts
export const tolerance: number = 0.25; ${'// and a line that is far too long for any screen '.repeat(4)}
\`\`\`

### Drawn while the site is built

\`\`\`mermaid
flowchart LR
  upload[Upload] --> queue[Queue] --> worker[Worker]
\`\`\`

\`\`\`mermaid
sequenceDiagram
  Browser->>Server: upload
  Server-->>Browser: done
\`\`\`

### Drawn in the browser

\`\`\`mermaid
gantt
  title Rollout
  dateFormat YYYY-MM-DD
  section First
  Queue :a1, 2024-01-01, 14d
  Workers :after a1, 20d
\`\`\`

### Drawn by hand

\`\`\`
┌─────────┐     ┌─────────┐
│ Browser │────▶│ Server  │
└─────────┘     └─────────┘
\`\`\`

## Consequences

### Positive

- ✅ Nothing is left out

### Negative

- ❌ It is long

${wideTable}

![The plan](plan.svg)

## Alternatives Considered

### Alternative 1: Show little

${'A paragraph to make the page long enough to scroll through. '.repeat(30)}

### Alternative 2: Show nothing

${'Another paragraph to make the page long enough to scroll through. '.repeat(30)}

## Reconsideration

${'A last paragraph to make the page long enough to scroll through. '.repeat(30)}

[^1]: The note at the foot.
`;

export const workshop: Files = {
  'workshop/ADR-001-validate-in-the-request.md': record(
    1,
    {
      title: 'Validate in the request',
      status: '🔄 Superseded by ADR-002',
      date: '2019-03-04',
      by: 'Ada Berg',
      tags: 'validation',
    },
    '## Decision\n\nWe validate while the browser waits.\n',
  ),
  'workshop/ADR-002-validate-in-a-queue.md': record(
    2,
    {
      title: 'Validate in a queue',
      status: '🔄 Superseded by ADR-003',
      date: '2022-05-06',
      by: 'Ada Berg, Noor Haas',
      tags: 'validation, queue',
    },
    '## Decision\n\nWe validate in a queue.\n',
  ),
  'workshop/ADR-003-validate-at-the-edge.md': record(
    3,
    {
      title: 'Validate at the edge',
      status: '✅ Accepted',
      date: '2024-07-08',
      by: 'Noor Haas',
      tags: 'validation, edge',
    },
    '## Decision\n\nWe validate where the file arrives.\n\n## Related Decisions\n\n- **ADR-002**: [Validate in a queue](ADR-002-validate-in-a-queue.md)\n',
  ),
  'workshop/ADR-004-show-everything.md': record(
    4,
    { title: 'Show everything', status: '✅ Accepted', date: '2024-09-10', by: 'Ada Berg', tags: 'pages' },
    everything,
  ),
  'workshop/ADR-005-print-on-paper.md': record(
    5,
    { title: 'Print on paper', status: '🤔 Proposed', date: '2025-01-02', by: 'Noor Haas', tags: 'pages' },
    '## Decision\n\nWe print what we measured.\n',
  ),
  'workshop/ADR-006-send-by-fax.md': record(
    6,
    { title: 'Send by fax', status: '❌ Rejected', date: '2023-11-12', by: 'Ada Berg', tags: 'pages' },
    '## Decision\n\nWe send reports by fax.\n',
  ),
  'workshop/ADR-007-trust-a-lost-link.md':
    '# ADR-007: Trust a lost link\n\n## Decision\n\nWe follow [what is gone](ADR-070-gone.md) and ADR-003.\n',
  'workshop/glossary.md': '# Glossary\n\n- **Part**: a thing that is measured.\n',
  'workshop/README.md':
    '# Workshop decisions\n\nWhat the workshop decided. Begin with [the edge](ADR-003-validate-at-the-edge.md).\n',
  'workshop/plan.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="200" viewBox="0 0 600 200"><path d="M0 100h600" stroke="teal"/></svg>\n',
};

/** Pages worth looking at as a whole: address and name. */
export const pages: Record<string, string> = {
  'the log': '/',
  'a record that stands': '/workshop/3/',
  'a record that is superseded': '/workshop/1/',
  'a record with everything': '/workshop/4/',
  'a record of the example collection': '/caliper/12/',
  'a facet': '/tags/validation/',
  'a collection': '/workshop/',
  'a guide': '/workshop/glossary/',
  'the open risks': '/risks/',
  'the risks without a mitigation': '/risks/without-mitigation/',
  'what to revisit': '/reviews/',
  'the open checks': '/todos/',
  'options weighed at length': '/bridges/4/',
  'the timeline': '/timeline/',
  'the log as of a day': '/timeline/?at=2023-01-01',
  'the timeline of a year': '/timeline/2019/',
  'the graph': '/graph/',
  'the surroundings of a record': '/graph/?focus=caliper/12',
  'all relations': '/graph/all/',
  'records without relations': '/graph/alone/',
  'all tickets': '/tickets/',
  'the decisions of a ticket': '/tickets/SHOP-10/',
  'the problems': '/issues/',
  'what the site is': '/about/',
  'the page for lost readers': '/404.html',
};
