/** Reports of the sample office: the half-year of the office that is over, and last month in the west. */
type SampleReport = {
  staffKey: string;
  /** Null: the whole office. */
  areaKey: string | null;
  time: 'half' | 'month';
  isFixed: boolean;
  /** In the order of the headings. */
  texts: readonly string[];
};

export const reports: SampleReport[] = [
  {
    staffKey: 'manager',
    areaKey: null,
    time: 'half',
    isFixed: true,
    texts: [
      'この半年は、地区ごとの集まりに顔を出すことと、避難所ごとの話し合いの準備に力を入れました。\n記録のしかたがそろってきたので、地区の様子を数字でも見られるようになりました。',
      '自治会と学校が同じ席で防災を話す場が、二つの避難所区域で始まりました。\nサロンを手伝う人が、前の年より増えています。',
      '訪問が一部の町に片寄っています。「ひろげる」の記録が少なく、住民への報告が足りません。',
      '次の半年は、記録のない町へ月に一度は足を運びます。\n成果を伝える会を、地区ごとに一回ずつ開きます。',
    ],
  },
  {
    staffKey: 'csw-west',
    areaKey: 'west',
    time: 'month',
    isFixed: false,
    texts: [
      '西部では、見守りの声かけと、集会所での集まりの手伝いが中心でした。',
      '',
      '坂の上の町で、買い物に困っている声を聞くことが増えました。',
      '自治会の役員会で、移動販売のことを話題にします。',
    ],
  },
];
