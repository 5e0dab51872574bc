import { z } from 'zod'

// zod would compile its parsers with `new Function`, and try it at the first schema; the window's policy forbids that and
// reports the attempt as an error. Set here, in the one module through which every schema comes.
z.config({ jitless: true })

export { z }
