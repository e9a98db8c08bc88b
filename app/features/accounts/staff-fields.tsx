import { errorOf, type FieldError, one, type Typed } from '#app/lib/forms.ts';
import { ChoiceChips } from '#app/ui/choices.tsx';
import { TextField } from '#app/ui/fields.tsx';
import { type Role, roleNames, roles } from './actor.ts';

const roleHints: Record<Role, string> = {
  csw: '地区を受けもち、記録する',
  cn: '個別の支えを中心に、記録する',
  manager: '全体を見て、記録も直す',
  admin: '職員と設定をととのえる',
  viewer: '「地区と担当」で加えた地域を、見るだけ',
};

type Person = { name: string; kana: string; email: string; role: Role };
type Props = { person?: Person; typed: Typed | undefined; errors: FieldError[] };

export function StaffFields({ person, typed, errors }: Props) {
  const wrong = (field: string) => errorOf(errors, field);
  return (
    <>
      <TextField
        name="name"
        label="名前"
        value={one(typed, 'name', person?.name)}
        error={wrong('name')}
        required
      />
      <TextField
        name="kana"
        label="ふりがな"
        value={one(typed, 'kana', person?.kana)}
        error={wrong('kana')}
      />
      <TextField
        name="email"
        label="メールアドレス"
        hint="ログインのときに使います。ほかの人と同じものは使えません。"
        value={one(typed, 'email', person?.email)}
        error={wrong('email')}
        inputMode="email"
        required
      />
      <ChoiceChips
        name="role"
        label="役割"
        options={roles.map((role) => ({
          value: role,
          label: roleNames[role],
          hint: roleHints[role],
        }))}
        value={one(typed, 'role', person?.role)}
        error={wrong('role')}
        required
      />
    </>
  );
}

export const saveErrors: Record<'taken' | 'last', FieldError> = {
  taken: { field: 'email', message: 'このメールアドレスは、もう使われています。' },
  last: {
    field: 'role',
    message: 'システム係がいなくなってしまいます。先に、ほかの人をシステム係にしてください。',
  },
};
