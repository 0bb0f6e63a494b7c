/** Small collections, one a dialect, written for these tests in the shape teams write theirs. */
import type { Files } from './temp.ts';

/** The template of this project's own records. */
const template: Files = {
  'template/ADR-001-keep-orders-in-postgres.md': `# ADR-001: Keep orders in PostgreSQL

**Status**: 🔄 Superseded by ADR-002
**Date**: 2024-01-15
**Decision Makers**: Orders team, Mara Lind
**Technical Story**: [ORD-17](https://tickets.example/ORD-17)

---

## Context

Orders live in three places and never agree.

## Decision

We keep every order in one PostgreSQL database.

## Consequences

### Positive
- ✅ One place to ask

### Negative
- ❌ One more server to run
`,
  'template/ADR-002-keep-orders-in-an-event-log.md': `# ADR-002: Keep orders in an event log

**Status**: ✅ Accepted
**Date**: 2025-03-02
**Decision Makers**: Orders team
**Technical Story**: ORD-31

## Decision

We append every change of an order to an event log.

## Related Decisions

- **ADR-001**: [Keep orders in PostgreSQL](ADR-001-keep-orders-in-postgres.md)
`,
};

/** Michael Nygard's, as adr-tools writes it. */
const nygard: Files = {
  'nygard/0001-record-decisions.md': `# 1. Record decisions

Date: 2018-04-03

## Status

Accepted

## Context

We forget why.

## Decision

We will write records.

## Consequences

See the others.
`,
  'nygard/0002-log-to-files.md': `# 2. Log to files

Date: 2018-05-11

## Status

Superceded by [3. Log to standard output](0003-log-to-standard-output.md)

## Decision

We will log to files.
`,
  'nygard/0003-log-to-standard-output.md': `# 3. Log to standard output

Date: 2019-07-01

## Status

Accepted

Supercedes [2. Log to files](0002-log-to-files.md)

## Decision

We will log to standard output.
`,
};

const madr2: Files = {
  'madr2/0001-use-plain-text.md': `# Use plain text for reports

* Status: superseded by [ADR-0002](0002-use-html.md)
* Deciders: Ines, Teo
* Date: 2019-10-08

Technical Story: REP-4

## Context and Problem Statement

What do readers open a report with?

## Considered Options

* Plain text
* HTML

## Decision Outcome

Chosen option: "Plain text", because everything opens it.
`,
  'madr2/0002-use-html.md': `# Use HTML for reports

* Status: accepted
* Deciders: Ines
* Date: 2020-02-20

## Decision Outcome

Chosen option: "HTML", because tables need it.
`,
};

const madr3: Files = {
  'madr3/0001-cache-in-memory.md': `---
status: superseded by [ADR-0002](0002-cache-in-redis.md)
date: 2022-06-01
deciders: Ana Ruiz, Bo Ek
consulted: platform team
informed: everyone
---
# Cache in memory

## Decision Outcome

Chosen option: "Memory", because it is there.
`,
  'madr3/0002-cache-in-redis.md': `---
status: accepted
date: 2023-01-09
deciders: Ana Ruiz
---
# Cache in Redis

## Decision Outcome

Chosen option: "Redis", because restarts lose nothing.
`,
};

const madr4: Files = {
  'madr4/0007-sign-tokens.md': `---
status: "superseded by ADR-0008"
date: 2024-09-30
decision-makers: Kim Osei
---
# Sign tokens with a shared secret

## Decision Outcome

Chosen option: "Shared secret", because it was quick.
`,
  'madr4/0008-sign-tokens-with-keys.md': `---
status: "accepted"
date: 2025-01-12
decision-makers: [Kim Osei, Lou Brandt]
---
# Sign tokens with a key pair

## Decision Outcome

Chosen option: "Key pair", because services verify on their own.
`,
};

const log4brains: Files = {
  'log4brains/20200110-use-npm.md': `# Use npm workspaces

- Status: superseded by [20210305-use-pnpm](20210305-use-pnpm.md)
- Deciders: Rae
- Date: 2020-01-10
- Tags: tooling, packages

## Decision Outcome

We use npm workspaces.
`,
  'log4brains/20210305-use-pnpm.md': `# Use pnpm

- Status: accepted
- Date: 2021-03-05
- Tags: tooling

## Decision Outcome

We use pnpm.

## Links

- Supersedes [20200110-use-npm](20200110-use-npm.md)
`,
};

/** Everything in front matter, no heading one. */
const frontMatter: Files = {
  'front-matter/adr-4-name-events.md': `---
adr: 4
title: Name events in the past tense
status: Rejected
date: 2023-11-20
author: Priya Nair
tags: [events, naming]
---

## Decision

Events say what has happened.
`,
};

const table: Files = {
  'table/0012-split-the-gateway.md': `# Split the gateway

| Field | Value |
| --- | --- |
| Status | Proposed |
| Date | 2025-06-18 |
| Deciders | Edge team |
| Supersedes | N/A |

## Decision

We split the gateway in two.
`,
};

/** Files of all dialects, each in the folder of its name. */
export const dialectFiles: Files = {
  ...template,
  ...nygard,
  ...madr2,
  ...madr3,
  ...madr4,
  ...log4brains,
  ...frontMatter,
  ...table,
};

/** Folders of the collections, in order. */
export const dialectFolders = [
  'template',
  'nygard',
  'madr2',
  'madr3',
  'madr4',
  'log4brains',
  'front-matter',
  'table',
];
