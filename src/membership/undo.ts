import { moveGrants, restoreGrants, revokeGrants } from '../access/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { earn, lockTerms, type Membership } from './memberships.ts';
import { takeShareBack } from './share.ts';
import { termStates } from './states.ts';

/** Holds back what a disputed payment bought, or gives it again; a term that is over stays so. */
export async function suspendMembership(tx: Tx, cause: string, suspended: boolean): Promise<void> {
  const row = await takeByCause(tx, cause);
  const step = suspended ? 'suspend' : 'resume';
  if (!row || !termStates.may(row.state, step)) return;
  await tx
    .updateTable('memberships')
    .set({ state: termStates.next(row.state, step) })
    .where('id', '=', row.id)
    .execute();
  await (suspended ? revokeGrants(tx, [row.id]) : restoreGrants(tx, [row.id]));
}

/**
 * Ends what was paid back: its grants go, what was not earned yet is, against the refund, and what
 * contributors got of it is taken back. Terms that it had taken the place of run again. Throws
 * `ForbiddenStepError`.
 */
export async function endMembership(tx: Tx, cause: string): Promise<void> {
  const found = await takeByCause(tx, cause);
  if (!found) return;
  const state = termStates.next(found.state, 'refund');
  const isLive = found.state === 'running' || found.state === 'suspended';
  const row = isLive ? await restoreReplaced(tx, found) : found;
  await revokeGrants(tx, [row.id]);
  await earn(tx, row, row.net_minor);
  await tx.updateTable('memberships').set({ state }).where('id', '=', row.id).execute();
  await takeShareBack(tx, row);
}

/**
 * An upgrade is undone: terms that it ended before their time go on with the documents taken with them, and
 * what of their price is not earned yet. Answers with the upgrade's term without that.
 */
async function restoreReplaced(tx: Tx, upgrade: Membership): Promise<Membership> {
  const replaced = await tx
    .selectFrom('memberships')
    .selectAll()
    .where('upgraded_to', '=', upgrade.id)
    .where('state', '=', 'upgraded')
    .where('ends_at', '>', Date.now())
    .orderBy('starts_at')
    .execute();
  let left = upgrade.net_minor;
  for (const term of replaced) {
    await takeShareBack(tx, term);
    const back = Math.min(term.moved_minor, left - upgrade.earned_minor);
    left -= back;
    await tx
      .updateTable('memberships')
      .set({
        state: termStates.next(term.state, 'restore'),
        net_minor: term.net_minor + back,
        upgraded_to: null,
        moved_minor: 0,
      })
      .where('id', '=', term.id)
      .execute();
    await moveGrants(tx, upgrade.id, term.id, term.ends_at, await listTaken(tx, term.id));
  }
  await tx.updateTable('memberships').set({ net_minor: left }).where('id', '=', upgrade.id).execute();
  return { ...upgrade, net_minor: left };
}

async function listTaken(tx: Tx, membershipId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('membership_takes')
    .select('document_id')
    .where('membership_id', '=', membershipId)
    .execute();
  return rows.map((row) => row.document_id);
}

/** The term as it is once its holder's terms are ours to change. */
async function takeByCause(tx: Tx, cause: string): Promise<Membership | undefined> {
  const find = tx.selectFrom('memberships').selectAll().where('cause', '=', cause);
  const found = await find.executeTakeFirst();
  if (!found) return undefined;
  await lockTerms(tx, found.holder_id);
  return await find.executeTakeFirst();
}
