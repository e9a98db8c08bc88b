import { z } from 'zod';
import { emailField, ownNameForm } from '../accounts/form.ts';

export const foundingForm = ownNameForm.extend({
  office: z
    .string()
    .trim()
    .min(1, '事業所の名前を書いてください。')
    .max(100, '事業所の名前は100字までにしてください。'),
  email: emailField,
});
