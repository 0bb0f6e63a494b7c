/** The pages that list what decisions still ask for. */
import { isOverdue } from '../../site/view/due.ts';
import { countOf, type OfRecord, withoutMitigation } from '../../site/view/outlook.ts';
import {
  checkPages,
  jumpsOf,
  type OutlookKey,
  revisitPages,
  riskPages,
} from '../../site/view/outlook-pages.ts';
import type { PageParts, PartsInput } from './parts.ts';

export function outlookParts({ input: { log }, records, outlook, today }: PartsInput): PageParts[] {
  const { risks, reviews, conditions, checks } = outlook;
  const group = ({ record, ...rest }: OfRecord<unknown>): unknown => [records.face(record.id), rest];
  const at = (key: OutlookKey, path: string | undefined): string => `/${key}/${path ? `${path}/` : ''}`;
  const ofRisks = riskPages(outlook);
  const jumps = Map.groupBy(ofRisks, ({ props }) => props.part);
  const jumpsIn = new Map([...jumps].map(([part, pages]) => [part, jumpsOf('risks', pages, log)]));
  const ofChecks = checkPages(outlook);
  const jumpsOfChecks = jumpsOf('checks', ofChecks, log);
  const countsOfRisks = [countOf(risks), risks.length, countOf(withoutMitigation(risks))];
  const countsOfChecks = [countOf(checks), checks.length];
  const countsToRevisit = [
    ...[reviews.length, countOf(conditions), conditions.length],
    reviews.filter(({ review }) => isOverdue(review, today)).length,
  ];
  return [
    ...ofRisks.map(
      ({ params, props: { page, part } }): PageParts => [
        at('risks', params.path),
        [countsOfRisks, jumpsIn.get(part), page.last, page.items.map(group)],
      ],
    ),
    ...ofChecks.map(
      ({ params, props: { page } }): PageParts => [
        at('checks', params.path),
        [countsOfChecks, jumpsOfChecks, page.last, page.items.map(group)],
      ],
    ),
    ...revisitPages(outlook, today).map(
      ({ params, props: { page } }): PageParts => [
        at('revisit', params.path),
        [
          countsToRevisit,
          page.last,
          page.items.map((item) =>
            item.kind === 'review' ? [records.face(item.record.id), item.due, item.overdue] : group(item),
          ),
        ],
      ],
    ),
  ];
}
