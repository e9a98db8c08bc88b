/** In a list, for who may know it (`mayKnowWaiting`). */
export function WaitsMark() {
  return <span className="waits-mark">確認待ち</span>;
}
