/**
 * One question after the other: while one is being answered, only the latest of those that came meanwhile is kept.
 * So answers come in the order of the questions, and none piles up behind a fast typist.
 */
export interface Latest<Question> {
  ask(question: Question): void;
}

export interface LatestOptions<Question, Answer> {
  find(question: Question): Promise<Answer>;
  show(answer: Answer, question: Question): void;
  fail(question: Question): void;
}

export function latest<Question, Answer>(options: LatestOptions<Question, Answer>): Latest<Question> {
  const { find, show, fail } = options;
  let next: { question: Question } | null = null;
  let busy = false;

  async function work(): Promise<void> {
    busy = true;
    while (next !== null) {
      const { question } = next;
      next = null;
      try {
        show(await find(question), question);
      } catch {
        if (next === null) fail(question);
      }
    }
    busy = false;
  }

  return {
    ask(question) {
      next = { question };
      if (!busy) void work();
    },
  };
}
