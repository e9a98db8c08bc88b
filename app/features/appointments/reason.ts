import { z } from 'zod';

export const reasonField = (message: string) =>
  z.string().trim().min(1, message).max(300, 'わけは300字までにしてください。');
