import type { Policy, Visit } from '#people/visit.ts';

/** Whether a visit may come in, and if not, whether signing in could help. Deny by default. */
export async function mayEnter(policy: Policy, visit: Visit): Promise<'yes' | 'sign-in' | 'no'> {
  if (policy.may === 'anyone') return 'yes';
  if (visit.person === null) return 'sign-in';
  if (policy.may === 'signed-in') return 'yes';
  const allowed = policy.may;
  const place = await policy.at(visit);
  if (place === null) return 'no';
  return visit.person.roles.some((held) => allowed.includes(held.role) && held.place === place) ? 'yes' : 'no';
}
