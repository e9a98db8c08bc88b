/** A calendar file as another program reads it: lines unfolded, each event by its names. */
export type Event = Record<string, string>;

export function readIcs(text: string): Event[] {
  const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n');
  const events: Event[] = [];
  let event: Event | null = null;
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') event = {};
    else if (line === 'END:VEVENT' && event) {
      events.push(event);
      event = null;
    } else if (event) {
      const at = line.indexOf(':');
      event[line.slice(0, at)] = line.slice(at + 1).replace(/\\([,;\\])/g, '$1');
    }
  }
  return events;
}
