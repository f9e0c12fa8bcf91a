// Faults that a tired engineer could make, each a few words of the product's own code. A simulation that does not
// notice one of them proves nothing about it: every mutant must be killed, and a seed that kills it is kept. Faults
// that a second layer makes good are no mutants: memory kept after a failed commit (its position gives it away), a
// cursor of another epoch (the device forgets its own), a page cut between two records (the check fetches anew).

export interface Mutant {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly put: string;
  /** A seed known to kill it. */
  readonly seed: number;
}

export const mutants: readonly Mutant[] = [
  {
    name: 'a tab sends its own changes before those of another tab that they were built on',
    file: 'src/client/sync/next-batch.ts',
    find: 'const mine = waiting.slice(0, end < 0 ? waiting.length : end);',
    put: 'const mine = end === -2 ? [] : waiting.filter((one) => one.writer === writer);',
    seed: 229,
  },
  {
    name: 'whatever was sent is taken for accepted',
    file: 'src/client/sync/engine.ts',
    find: 'accepted: batch.filter(({ seq }) => inRanges(accepted, seq) || inRanges(duplicate, seq)),',
    put: 'accepted: [...batch],',
    seed: 2,
  },
  {
    name: 'a duplicate is not a success',
    file: 'src/client/sync/engine.ts',
    find: '|| inRanges(duplicate, seq)),',
    put: '&& !inRanges(duplicate, seq)),',
    seed: 1,
  },
  {
    name: 'the server is not asked anew who it is after a restore',
    file: 'src/client/sync/engine.ts',
    find: '  await replica.store.meetEpoch(answer.value.epoch);\n',
    put: '',
    seed: 1,
  },
  {
    name: 'a bloc that was barred once stays barred',
    file: 'src/client/sync/engine.ts',
    find: "    if (event.is === 'hint' || (event.is === 'wake' && event.urgent)) barred = new Map();\n",
    put: '',
    seed: 110,
  },
  {
    name: 'a failed round never rests',
    file: 'src/client/sync/sync-state.ts',
    find: "    doing: 'resting',\n    reach,",
    put: '    reach,',
    seed: 1,
  },
  {
    name: 'a page applies onto any cursor',
    file: 'src/client/replica/replica-store.ts',
    find: "    if (!follows) return 'stale';\n",
    put: '    void follows;\n',
    seed: 63,
  },
  {
    name: 'the cursor runs ahead of its page',
    file: 'src/client/replica/replica-store.ts',
    find: 'cursor: page.to,',
    put: 'cursor: page.to + (page.more ? 1 : 0),',
    seed: 6,
  },
  {
    name: 'what was refused is forgotten',
    file: 'src/client/replica/taking-in.ts',
    find: 'await tables.refused.put(sent.refused.map((one) => refusedRow(sent, one)));',
    put: 'await tables.refused.put(sent.refused.slice(1).map((one) => refusedRow(sent, one)));',
    seed: 2,
  },
  {
    name: 'acknowledged work is thrown away at once',
    file: 'src/client/replica/taking-in.ts',
    find: 'if (places.length > 0) {\n',
    put: 'if (places.length > 0) {\n      return removeFromOutbox(tables, sent.accepted);\n',
    seed: 1,
  },
  {
    name: 'what pulls have brought back is not kept for a restored server',
    file: 'src/client/replica/taking-in.ts',
    find: 'const folded = held?.epoch === epoch && !isNews ? [] : await tables.sent.folded(bloc);',
    put: 'const folded = held ? [] : [];',
    seed: 1,
  },
  {
    name: 'nothing is offered again after a restore',
    file: 'src/client/replica/taking-in.ts',
    find: 'if (gone.length === 0) return waiting;',
    put: 'if (gone.length >= 0) return waiting;',
    seed: 1,
  },
  {
    name: 'old work comes back behind newer',
    file: 'src/client/replica/taking-in.ts',
    find: '.sort((a, b) => a.place - b.place)',
    put: '',
    seed: 98,
  },
  {
    name: 'a writer’s last number is forgotten with its changes',
    file: 'src/client/replica/taking-in.ts',
    find: 'if (row && row.last < seq) await tables.writers.put([{ id, last: seq }]);',
    put: 'void row;',
    seed: 1,
  },
  {
    name: 'a writer that is taken up again begins at one',
    file: 'src/client/replica/writer.ts',
    find: 'const used = Math.max(last,',
    put: 'const used = Math.min(0, last,',
    seed: 1,
  },
  {
    name: 'two tabs write under one name',
    file: 'src/client/replica/writer.ts',
    find: '    if (!release) continue;\n    const journal',
    put: '    const journal',
    seed: 1,
  },
  {
    name: 'a device has the same writer after its storage was wiped',
    file: 'src/client/replica/writer.ts',
    find: 'ALPHABET[Math.floor(random() * ALPHABET.length)]',
    put: 'ALPHABET[Math.floor(random() * 0)]',
    seed: 1,
  },
  {
    name: 'what the rules now refuse no longer waits',
    file: 'src/client/replica/bloc-copy.ts',
    find: '      pending = left;\n      replay();',
    put: '      pending = left;\n      replay();\n      pending = pending.filter(({ change }) => !contested.has(change.id));',
    seed: 5,
  },
  {
    name: 'the last writer wins',
    file: 'src/domain/conflicts/write-branch.ts',
    find: 'if (seen < 0) return [...cell, next];',
    put: 'if (seen < 0) return [next];',
    seed: 1,
  },
  {
    name: 'the same value from two people is a conflict',
    file: 'src/domain/conflicts/write-branch.ts',
    find: 'if (equal >= 0) {',
    put: 'if (equal >= 99) {',
    seed: 1,
  },
  {
    name: 'a change of a device’s cell carries no base',
    file: 'src/client/replica/committing.ts',
    find: 'const base = ruleNamed(name)?.baseOf?.(draft.world, state.actor, args) ?? null;',
    put: 'const base = null;',
    seed: 589,
  },
  {
    name: 'a change that comes again is judged again',
    file: 'src/server/sync/push.ts',
    find: 'if (before && !canBeJudgedAgain(before)) {',
    put: 'if (before && canBeJudgedAgain(before)) {',
    seed: 1,
  },
  {
    name: 'a batch meant for another epoch is taken',
    file: 'src/server/sync/push.ts',
    find: "if (epoch !== null && epoch !== store.epoch) throw new RequestFault('epoch-changed');",
    put: 'void [store, epoch];',
    seed: 52,
  },
  {
    name: 'what is held is in no record',
    file: 'src/server/sync/push.ts',
    find: 'world.write([heldWrite(held, change, reason)], start.position + logged.length);',
    put: 'void heldWrite(held, change, reason);',
    seed: 2,
  },
  {
    name: 'a record is placed before the change that wrote it',
    file: 'src/server/sync/push.ts',
    find: 'world.write(verdict.value, start.position + logged.length);',
    put: 'world.write(verdict.value, start.position);',
    seed: 1,
  },
  {
    name: 'what was done under a role that ended is simply refused, and its refusal forgotten',
    file: 'src/server/sync/verdicts.ts',
    find: "held: problemsOf(verdicts, ({ is }) => is === 'held').map(([seq, reason]) => ({ seq, reason })),",
    put: 'held: [],',
    seed: 2,
  },
  {
    name: 'work is acknowledged before it is committed',
    file: 'src/server/sync/group-commit.ts',
    find: 'for (const { job } of group) outcomes.push(await apart(tx, job));',
    put: "for (const { job, resolve } of group) { const one = await apart(tx, job); outcomes.push(one); if ('answer' in one) resolve(one.answer); }",
    seed: 1,
  },
  {
    name: 'a unit is given its neighbours’ records',
    file: 'src/server/store/blocs.ts',
    find: "if (sight === 'all') return",
    put: "if (sight === 'all' || sight.units.length > 0) return",
    seed: 1,
  },
  {
    name: 'a clerk may hand the sheet in',
    file: 'src/domain/workflow/permissions.ts',
    find: "holdsAtUnit(actor, sheet, 'unit-head');",
    put: "holdsAtUnit(actor, sheet, 'unit-head', 'unit-clerk');",
    seed: 12,
  },
  {
    name: 'a sheet may be handed in with a conflict open',
    file: 'src/domain/scoring/submit-bar.ts',
    find: 'if (conflicts > 0) return',
    put: 'if (conflicts > 99) return',
    seed: 1,
  },
  {
    name: 'a journal is settled when work is sent, not when its verdict is kept',
    file: 'src/client/replica/keeping.ts',
    find: 'await state.secondCopy.keepOnly(new Set(mine.map(',
    put: 'await state.secondCopy.keepOnly(new Set(mine.slice(1).map(',
    seed: 14,
  },
  {
    name: 'what was taken is not put back from the journals where the database is gone',
    file: 'src/client/replica/kept-rows.ts',
    find: 'await missingRows(storage, lists);',
    put: '(await missingRows(storage, lists)).slice(0, 0);',
    seed: 15,
  },
  {
    name: 'places are counted from one again after a rebuild',
    file: 'src/client/replica/rebuild.ts',
    find: '    await keepCounting(tables, all);\n',
    put: '',
    seed: 911,
  },
  {
    name: 'a database that was opened again is asked only once whether it is another',
    file: 'src/client/replica/storage-guard.ts',
    find: '    const same = await patient(() => isSame(asked));\n',
    put: '    const same = await patient(() => isSame(asked));\n    isKnown = true;\n',
    seed: 72,
  },
  {
    name: 'a database that was opened again is never asked whether it is another',
    file: 'src/client/replica/storage-guard.ts',
    find: 'isKnown = false;',
    put: '',
    seed: 283,
  },
];

export const mutantNamed = (name: string): Mutant => {
  const found = mutants.find((one) => one.name === name);
  if (!found) throw new Error(`there is no mutant "${name}"`);
  return found;
};
