import { v7 } from 'uuid';

// Ids rise with time, so a queue kept offline and an index both stay in order.
export function newId(): string {
  return v7();
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

// Small letters only: keys are compared as text.
export function isId(text: string): boolean {
  return ID.test(text);
}
