import { createContext, type RouterContextProvider } from 'react-router';
import { type Typed, typedFields } from '#app/lib/forms.ts';
import { type ProblemName, problem } from '#app/lib/problems.ts';

/** The largest form of ours, a day with all its records, has some hundreds. */
const MOST_FIELDS = 5000;

/**
 * A form that is none, is cut off, or has fields without end is the sender's fault, not ours: the
 * actions read it as usual, and whoever sent it hears so.
 */
export function readForms({ request, context }: Asked): void {
  const read = request.formData.bind(request);
  let reading: Promise<FormData> | undefined;
  const readOnce = async () => {
    reading ??= read();
    const form = await reading.catch(() => refuse('unreadable'));
    return [...form.keys()].length > MOST_FIELDS ? refuse('tooLarge') : form;
  };
  request.formData = readOnce;
  context.set(formContext, readOnce);
}

type Asked = { request: Request; context: Readonly<RouterContextProvider> };
const formContext = createContext<(() => Promise<FormData>) | null>(null);
/** Are asked for anew and never drawn. */
const secrets = ['password', 'again', 'current', 'code'];

/** What was sent and could not be kept, to be sent again (R3); null where that makes no sense. */
export async function postedOf({ request, context }: Asked): Promise<Typed | null> {
  if (request.method !== 'POST') return null;
  const form = await context
    .get(formContext)?.()
    .catch(() => null);
  if (!form || secrets.some((name) => form.has(name))) return null;
  const hasFile = [...form.values()].some((value) => value instanceof File && value.size > 0);
  return hasFile || [...form.keys()].length === 0 ? null : typedFields(form);
}

function refuse(name: ProblemName): never {
  throw problem(name);
}
