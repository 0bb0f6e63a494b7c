/** Works on one text in a process of its own, and prints what that took: `node work-alone.ts NAME SIZE`. */
import { existsSync, readFileSync } from 'node:fs';
import { REPETITIONS } from './repetition.ts';
import { workOn } from './work.ts';

const [, , name = '', size = ''] = process.argv;
const make = REPETITIONS[name];
if (make === undefined) throw new Error(`There is no ${name}.`);
const { took } = await workOn(make(Number(size)).slice(0, Number(size)));
// the usage that Linux tells of a process begins with that of the one which started it
const STATUS = '/proc/self/status';
const peak = existsSync(STATUS) ? /^VmHWM:\s+(\d+)/m.exec(readFileSync(STATUS, 'utf8'))?.[1] : undefined;
console.log(JSON.stringify({ took, memory: Number(peak ?? process.resourceUsage().maxRSS) / 1024 }));
