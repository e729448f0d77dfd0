import type { Section } from '../section.ts';
export async function measureMocks(rounds = 5): Promise<Section> {
  return { tables: [], bars: [], figures: rounds };
}
