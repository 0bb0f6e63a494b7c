/** Checks built pages against the HTML standard. */
import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard'] });

/** What is wrong in a page, one line each: `page:line:column rule message`. */
export async function findHtmlErrors(name: string, html: string): Promise<string[]> {
  const report = await validator.validateString(html, name);
  return report.results.flatMap(({ messages }) =>
    messages
      .filter(({ severity }) => severity === 2)
      .map(({ line, column, ruleId, message }) => `${name}:${line}:${column} ${ruleId} ${message}`),
  );
}
