/** ディスクの空き: how much of a disk is free, and from when on that has to be told. */
export type Space = 'enough' | 'low' | 'out';
/** Where the data lies, or the copies. */
export type Disk = { place: 'data' | 'copies'; free: number };

/** `free` is a share of the whole. */
export function spaceOf({ free }: Pick<Disk, 'free'>): Space {
  if (free < 0.05) return 'out';
  return free < 0.15 ? 'low' : 'enough';
}

export type Warning = { title: string; next: string };

const placeNames = { data: 'データの置き場所', copies: '控えの置き場所' };

/** The worst one; at 15 % for those who can mend it, at 5 % for everybody. */
export function warningOf(disks: Disk[], isAdmin: boolean): Warning | null {
  const worst = disks.toSorted((a, b) => a.free - b.free)[0];
  if (!worst || spaceOf(worst) === 'enough') return null;
  if (isAdmin) return forAdmin(worst);
  return spaceOf(worst) === 'out' ? forEverybody(worst) : null;
}

function forAdmin({ place, free }: Disk): Warning {
  return {
    title: `${placeNames[place]}の空きが、${Math.floor(free * 100)}％になりました。`,
    next:
      place === 'data'
        ? 'なくなると、保存できなくなります。いらないファイルを消すか、空きの多い場所に移してください。'
        : 'なくなると、新しい控えがとれなくなります。いらないファイルを消すか、別の場所に変えてください。',
  };
}

function forEverybody({ place }: Disk): Warning {
  return {
    title: `${placeNames[place]}の空きが、残りわずかです。`,
    next:
      place === 'data'
        ? 'いまは、いつもどおり書けます。システム係に伝えてください。写真を加えるのは、少し待ってください。'
        : 'いつもどおり書けます。システム係に伝えてください。',
  };
}
