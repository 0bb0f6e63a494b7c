import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  // Ids are those GitHub gives: a heading "1. Context" is linked as #1-context.
  rules: { 'valid-id': ['error', { relaxed: true }] },
});

/** What is wrong in a body, set into a page; one line each, with the line of the page. */
export async function findInvalid(html: string): Promise<string[]> {
  const page = `<!DOCTYPE html>\n<html lang="en"><head><title>x</title></head><body><main><h1>T</h1>\n${html}\n</main></body></html>`;
  const report = await validator.validateString(page);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${ruleId}: ${message} in ${page.split('\n')[line - 1]}`),
  );
}
