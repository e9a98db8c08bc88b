import { Icon } from './icons.tsx';

/** The sign on the door of the confidential room: a lock, the word, and what it means. */
export function RoomMark() {
  return (
    <p className="room-mark">
      <Icon name="lock" />
      <strong>内密</strong>
      <span className="room-note">見られる人は限られています。見たことは記録に残ります。</span>
    </p>
  );
}

/** The same sign for one line among others. */
export function RoomWord() {
  return (
    <span className="room-word">
      <Icon name="lock" />
      内密
    </span>
  );
}
