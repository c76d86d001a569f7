export async function big(types: readonly number[], seed: number, say: (line: string) => void): Promise<void> {
  say(`${types.length} ${seed}`);
}
