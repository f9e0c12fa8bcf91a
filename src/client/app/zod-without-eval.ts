// zod asks the browser whether it may compile code, which the content policy refuses and reports. Told not to
// ask, it is silent. This has to run before any schema is made, hence a module that does work: main imports
// it first.

import { config } from 'zod';

config({ jitless: true });
