import { z } from 'zod'

// Zod would otherwise try to compile code, which the content security policy refuses. It looks when a schema is made, so
// this module is imported before every other.
z.config({ jitless: true })
