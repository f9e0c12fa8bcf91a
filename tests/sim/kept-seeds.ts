// Seeds at which the product once broke, with what it was. They run with every test for ever; a change of the
// steps' lottery makes them ordinary seeds, so each names the test that holds the fault by itself.

export const onceBroken: readonly { readonly seed: number; readonly was: string }[] = [
  { seed: 1, was: 'a tab sent its newer changes before the older ones a restore had brought back [EN11]' },
  { seed: 19, was: 'a tab’s batch overtook another tab’s change that it was built on [EN12]' },
  { seed: 20, was: 'two leaders kept the same batch twice, the second without its changes [RP17]' },
  { seed: 552, was: 'a tab that had not heard of a restore folded what another had put back [RP18]' },
  { seed: 916, was: 'a tab on its journal alone sent newer work before what a restore had lost [EN11]' },
  { seed: 148, was: 'the journal of a tab that was closed waited for the next start [JN1]' },
  { seed: 140, was: 'what came back from two journals came back in another order [JN1]' },
  { seed: 3614, was: 'a browser without private files had its work in memory alone while it rebuilt [SF3]' },
  { seed: 3689, was: 'a tab that began dropped what a dead one had kept aside of its rebuild [SF3]' },
  { seed: 5389, was: 'what a tab wrote while another took its database was in memory alone [SF4]' },
  {
    seed: 4731,
    was: 'a rebuild that failed forgot, once another tab took the database, what it had in hand [SF3]',
  },
  {
    seed: 5196,
    was: 'a tab did not hear that another had met a new server, and left out what it asked for [RP18]',
  },
];
