/**
 * Every refusal that a person can meet, in one place: what happened, what was kept, what to
 * do. Thrown as a response, shown by the shell.
 */
export type Problem = { title: string; kept: string; next: string };

const problems = {
  notFound: {
    title: 'このページは見つかりません。',
    kept: '消えたものはありません。アドレスが違うか、あなたの役割では見られないページのようです。',
    next: '「きょう」にもどって、さがしなおしてください。',
  },
  /** To whom nobody knows yet, and to residents. */
  nothingHere: {
    title: 'このページは見つかりません。',
    kept: '消えたものはありません。アドレスが違うか、もう終わったもののようです。',
    next: 'アドレスを確かめて、開きなおしてください。',
  },
  forbidden: {
    title: 'あなたの役割では、このことはできません。',
    kept: '何も変わっていません。',
    next: '必要なときは、システム係に役割を変えてもらってください。',
  },
  foreignOrigin: {
    title: 'ほかのページから送られたため、受けとりませんでした。',
    kept: '何も変わっていません。',
    next: 'このページを開きなおして、もう一度送ってください。',
  },
  unreadable: {
    title: '送られたものが読みとれませんでした。',
    kept: '何も変わっていません。',
    next: 'ページを開きなおして、もう一度送ってください。',
  },
  tooLarge: {
    title: '送られたものが大きすぎます。',
    kept: '何も変わっていません。',
    next: '小さく分けて、もう一度送ってください。',
  },
  tooMany: {
    title: '続けて間違えたため、しばらく待ってからにしてください。',
    kept: '待てば、また入れます。',
    next: '待つ時間がすぎたら、もう一度ためしてください。',
  },
  fault: {
    title: 'うまく動きませんでした。',
    kept: '保存した記録は残っています。書きかけの文も、「きょう」に残っていることがあります。',
    next: '少し待って、もう一度ためしてください。続くときはシステム係に知らせてください。',
  },
  full: {
    title: '保存できませんでした。パソコンの空きが足りないようです。',
    kept: '前に保存した記録は残っています。',
    next: 'システム係に空きを作ってもらってください。そのあと、もう一度保存できます。',
  },
  away: {
    title: '保存できませんでした。記録の置き場所とつながりません。',
    kept: '前に保存した記録は残っています。',
    next: '少し待って、もう一度送ってください。同じものが二つできることはありません。続くときはシステム係に知らせてください。',
  },
  damaged: {
    title: 'このファイルは、こわれているので出せません。',
    kept: '記録の文は残っています。',
    next: 'システム係に知らせてください。控えに、こわれる前のものがあるかもしれません。',
  },
} satisfies Record<string, Problem>;

export type ProblemName = keyof typeof problems;

export function problemOf(name: string): Problem {
  return problems[name as ProblemName] ?? problems.fault;
}

const statuses: Partial<Record<ProblemName, number>> = {
  notFound: 404,
  nothingHere: 404,
  forbidden: 403,
  foreignOrigin: 403,
  unreadable: 400,
  tooLarge: 413,
  tooMany: 429,
  full: 507,
  away: 503,
};

export const statusOf = (name: ProblemName) => statuses[name] ?? 500;

/** A response to throw; its body is the name, its sentences are looked up where it is shown. */
export function problem(name: ProblemName): Response {
  return new Response(name, {
    status: statusOf(name),
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}

export const notFound = () => problem('notFound');
export const forbidden = () => problem('forbidden');

/** The same where no page stands around it: a picture, a file. */
export function problemText(name: ProblemName): Response {
  return new Response(problemInWords(name), {
    status: statusOf(name),
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}

/** Null for what is no name of a problem. */
export function problemInWords(name: string): string | null {
  if (!(name in problems)) return null;
  const { title, kept, next } = problemOf(name);
  return `${title}\n${kept}\n${next}\n`;
}
