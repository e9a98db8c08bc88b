/** An address that leads to a port of this machine: to another one from now on, or to none. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export async function doorTo(port: number) {
  let to = port;
  const guests = new Set<Socket>();
  const door = createServer((guest) => {
    const house = connect(to, '127.0.0.1');
    guests.add(guest);
    guest.pipe(house).pipe(guest);
    for (const one of [guest, house]) {
      one.on('error', () => {});
      one.on('close', () => {
        guest.destroy();
        house.destroy();
        guests.delete(guest);
      });
    }
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  const own = (door.address() as AddressInfo).port;
  const shut = () => {
    door.close();
    for (const guest of guests) guest.destroy();
  };
  return {
    port: own,
    leadTo: (next: number) => {
      to = next;
    },
    shut,
    open: () => once(door.listen(own, '127.0.0.1'), 'listening'),
    close: () => (door.listening ? shut() : undefined),
  };
}
