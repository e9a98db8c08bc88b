/** What to bring, in the order that serves best. */
export function WhichFiles() {
  return (
    <ol className="grid list-decimal gap-2 ps-6">
      <li>
        <strong>指定避難所</strong>
        ：国土地理院の「指定避難所データ」。市と避難所区域ができます。
      </li>
      <li>
        <strong>町丁目</strong>：Geolonia
        の「住所データ」などの町丁目の一覧（JSON）。いちばん近い避難所に、仮に置きます。
      </li>
      <li>
        <strong>市の決めた表</strong>：町丁目・避難所・地区などの見出しのある表計算の表を、CSV
        で保存したもの。仮に置いたところが、表のとおりになります。
      </li>
    </ol>
  );
}
