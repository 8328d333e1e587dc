/** The line (from 1) on which a JSON text first has a name; 1 where it lacks it. */
export function findNameLine(json: string, name: string): number {
  const index = json.split('\n').findIndex((line) => line.includes(JSON.stringify(name)));
  return index === -1 ? 1 : index + 1;
}
