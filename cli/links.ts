/** The address of a one-time link, as a person opens it. */
export function invitationLink(token: string): string {
  const base = process.env.PUBLIC_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
  return `${base.replace(/\/$/, '')}/invitation/${token}`;
}
