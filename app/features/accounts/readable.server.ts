import { type ProblemName, problem } from '#app/lib/problems.ts';

/** The largest form of ours, a day with all its records, has some hundreds. */
const MOST_FIELDS = 5000;

/**
 * A form that is none, is cut off, or has fields without end is the sender's fault, not ours: the
 * actions read it as usual, and whoever sent it hears so.
 */
export function readForms({ request }: { request: Request }): void {
  const read = request.formData.bind(request);
  request.formData = async () => {
    const form = await read().catch(() => refuse('unreadable'));
    return [...form.keys()].length > MOST_FIELDS ? refuse('tooLarge') : form;
  };
}

function refuse(name: ProblemName): never {
  throw problem(name);
}
