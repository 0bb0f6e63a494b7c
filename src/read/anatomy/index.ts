export { emptyAnatomy, readAnatomy } from './anatomy.ts';
export { summarise } from './summary.ts';
export { isUnfilled, isUntouchedChoice } from './unfilled.ts';
