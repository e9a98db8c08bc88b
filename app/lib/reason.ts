import { z } from 'zod';

/** Why something is taken away or put off. */
export const reasonField = (message = 'わけを、ひとこと書いてください。') =>
  z.string().trim().min(1, message).max(300, 'わけは300字までにしてください。');

export const reasonForm = z.object({ reason: reasonField() });
