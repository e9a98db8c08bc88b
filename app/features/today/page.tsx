export default function Today() {
  return <h1>きょう</h1>;
}
