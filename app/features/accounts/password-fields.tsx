import { errorOf, type FieldError } from '#app/lib/forms.ts';
import { TextField } from '#app/ui/fields.tsx';
import { SHORTEST } from './password.ts';

export function PasswordFields({ errors }: { errors: FieldError[] }) {
  const wrong = (name: string) => errorOf(errors, name);
  return (
    <>
      <TextField
        name="password"
        label="新しいパスワード"
        hint={`${SHORTEST}文字以上。関係のない言葉をいくつかつなげると、長くても覚えやすくなります。`}
        type="password"
        autoComplete="new-password"
        error={wrong('password')}
        required
      />
      <TextField
        name="again"
        label="もう一度、同じパスワード"
        type="password"
        autoComplete="new-password"
        error={wrong('again')}
        required
      />
    </>
  );
}
