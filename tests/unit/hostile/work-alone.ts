/** Works on one text in a process of its own, and prints what that took: `node work-alone.ts NAME SIZE`. */
import { REPETITIONS } from './repetition.ts';
import { workOn } from './work.ts';

const [, , name = '', size = ''] = process.argv;
const make = REPETITIONS[name];
if (make === undefined) throw new Error(`There is no ${name}.`);
const { took } = await workOn(make(Number(size)).slice(0, Number(size)));
console.log(JSON.stringify({ took, memory: process.resourceUsage().maxRSS / 1024 }));
