/** A process of its own that compiles a program: what it loads is great, and nothing else needs it. */
import { compileProgram } from './compile.ts';
import type { CompileInput } from './index.ts';

const input: CompileInput = JSON.parse(process.argv[2] ?? '');
process.env['ASTRO_TELEMETRY_DISABLED'] ??= '1';
await compileProgram(input.settings, input);
