/** The template for a collection that has none, and no records to learn from. Pure. */

/** What `cadre init` puts beside the first record. */
export const TEMPLATE = `# ADR-NNN: [Decision title]

**Status**: 🤔 Proposed | ✅ Accepted | ❌ Rejected | 🔄 Superseded by ADR-NNN
**Date**: [YYYY-MM-DD]
**Decision Makers**: [Names]
**Technical Story**: [Link to ticket or issue]

---

## Context

[The situation that asks for a decision: what hurts, what is fixed, what has to be true afterwards.]

---

## Decision

[The decision in one sentence, then what it means.]

---

## Consequences

### Positive

- [Benefit]

### Negative

- [Drawback]

### Risks

- [Risk]
  - **Mitigation**: [What keeps it small]

---

## Alternatives Considered

### Alternative 1: [Name]

**Description**: [The approach in brief]

**Pros**:
- [Pro]

**Cons**:
- [Con]

**Rejected because**: [The reason]

---

## Implementation

### Key Components

1. **[Component]**: [What it does]

### Phased Rollout

- **Phase 1**: [When] - [What is delivered]

---

## Testing Strategy

- [ ] [Test]

---

## Monitoring & Observability

- **Metrics to Track**:
  - [Metric]

- **Alerting**:
  - [Alert]

---

## Related Decisions

- **ADR-NNN**: [Title and link]

---

## References

- [Title and link]

---

## Reconsideration

This decision should be revisited if:

- [Condition]

---

*Last Updated: [Date]*
*Author: [Name]*
`;

/** The first record of a new collection; \`[…]\` is filled in as in the template. */
export const FIRST_RECORD = `# ADR-NNN: [Decision title]

**Status**: ✅ Accepted
**Date**: [YYYY-MM-DD]
**Decision Makers**: [Names]

---

## Context

We make decisions that shape this project for years. Who joins later finds the result and not the reasons.

---

## Decision

We record each decision that is hard to change as a Markdown file beside the code, in the form of template.md.

---

## Consequences

### Positive

- The reasons can be read where the code is
- Reviews of a decision happen in pull requests

### Negative

- Somebody has to write them
`;
