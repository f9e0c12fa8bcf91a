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
  { seed: 10_028, was: 'what a new server had refused was offered to it once more [RP19]' },
  { seed: 11_101, was: 'the same, with an older server between [RP19]' },
  { seed: 7818, was: 'the same, found while all else came to rest [RP19]' },
  { seed: 10_613, was: 'a database without room for its mark was taken for another one [SF8]' },
  { seed: 7650, was: 'after an eviction a change came back before the one it was built on [JN8]' },
  { seed: 7682, was: 'the same from two journals, with the clock set back between [JN8]' },
  { seed: 8116, was: 'the same, with three changes [JN8]' },
  {
    seed: 3275,
    was: 'a tab did not see what another appended to its new database, and overtook it [RP22]',
  },
  {
    seed: 1053,
    was: 'what one tab heard refused went on waiting in another, and into its new database [RP21]',
  },
  { seed: 19_458, was: 'a tab that ended while its database was made anew took refusals along [SF9]' },
  {
    seed: 52_894,
    was: 'a page threw away what another had sent from the database that came in its place [SF7]',
  },
  {
    seed: 74_433,
    was: 'of two batches that overlapped one was never whole, and a keepsake of it was lost [RP17]',
  },
  {
    seed: 60_044,
    was: 'of two tabs that made one database anew, the later wrote over what the quicker had [SF7]',
  },
];
